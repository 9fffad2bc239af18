// A file leaves by the phone's share sheet, or as a download; what a copy that comes in is answered.
import { t } from '#texts/index.ts';
import type { Device } from '#sync/device.ts';

/** True once the person has it; false when she changed her mind. */
export async function handOut(
	text: string,
	name: string,
	type = 'application/json'
): Promise<boolean> {
	const file = new File([text], name, { type });
	if ('canShare' in navigator && navigator.canShare({ files: [file] })) {
		const answer = await share(file);
		if (answer !== 'refused') return answer === 'shared';
	}
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	setTimeout(() => {
		URL.revokeObjectURL(address);
	}, 60_000);
	return true;
}

/** Some browsers offer to share and then refuse this kind of file. */
async function share(file: File): Promise<'shared' | 'cancelled' | 'refused'> {
	try {
		await navigator.share({ files: [file] });
		return 'shared';
	} catch (cause) {
		return cause instanceof DOMException && cause.name === 'AbortError' ? 'cancelled' : 'refused';
	}
}

/** Hands the copy out, and answers what to say then; '' when the person changed her mind. */
export async function saveCopy(device: Device): Promise<string> {
	try {
		const out = await handOut(await device.copy(), t.phone.copyName(device.view.book.today));
		return out ? t.phone.copied : '';
	} catch {
		return t.common.failure.diskSilent;
	}
}

/** The sentence for a copy that was taken in, or why it could not be. */
export async function restoreAnswer(device: Device, text: string): Promise<string> {
	try {
		return t.phone.restored(await device.restore(text));
	} catch (cause) {
		const code = (cause as { code?: unknown } | null)?.code;
		const known = t.phone.restoreErrors as Record<string, string>;
		return (typeof code === 'string' && known[code]) || t.phone.restoreErrors.unreadable;
	}
}
