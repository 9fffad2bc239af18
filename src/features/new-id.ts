// A random id for something that has no natural one.

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 15 characters, all equally likely. */
export function newId(): string {
	const ids: string[] = [];
	while (ids.length < 15) {
		const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
		if (byte < 252) ids.push(letters.charAt(byte % 36));
	}
	return ids.join('');
}
