// The photo or PDF of a sheet: made small enough to travel, and kept as text in a draft of its own.
import { phone } from '#features/device.svelte.ts';
import { foundDraft } from '#features/draft.svelte.ts';

export interface SheetFile extends Record<string, unknown> {
	id: string;
	name: string;
	type: 'image/jpeg' | 'application/pdf';
	/** As a data address. */
	url: string;
}

/** Largest file a change may announce, in bytes. */
const LARGEST = 2_000_000;
/** Longest side of a photo, in pixels: a page of A4 stays readable. */
const SIDES = [2200, 1600, 1200];

export type FileProblem = 'tooBig' | 'unreadable';

/** A file as it will be sent; or why it cannot be. */
export async function readSheet(file: File, id: string): Promise<SheetFile | FileProblem> {
	const { name } = file;
	if (file.type === 'application/pdf') {
		if (file.size > LARGEST) return 'tooBig';
		return { id, name, type: 'application/pdf', url: await addressOf(file) };
	}
	const picture = await createImageBitmap(file).catch(() => null);
	if (!picture) return 'unreadable';
	for (const side of SIDES) {
		const drawn = await smaller(picture, side);
		if (drawn && drawn.size <= LARGEST)
			return { id, name, type: 'image/jpeg', url: await addressOf(drawn) };
	}
	return 'tooBig';
}

function smaller(picture: ImageBitmap, side: number): Promise<Blob | null> {
	const scale = Math.min(1, side / Math.max(picture.width, picture.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(picture.width * scale);
	canvas.height = Math.round(picture.height * scale);
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve) => {
		canvas.toBlob(resolve, 'image/jpeg', 0.8);
	});
}

function addressOf(blob: Blob): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => {
			resolve(typeof reader.result === 'string' ? reader.result : '');
		};
		reader.onerror = () => {
			reject(new Error('the file cannot be read'));
		};
		reader.readAsDataURL(blob);
	});
}

/** The bytes behind a data address. */
export function bytesOf(url: string): ArrayBuffer {
	const text = atob(url.slice(url.indexOf(',') + 1));
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
	return bytes.buffer;
}

/** The file kept with this draft, if any. */
export function foundSheet(draft: string): SheetFile | null {
	return foundDraft<SheetFile>(keyOf(draft));
}

/** Keeps it on the disk; null takes it away. Rejects when the disk refuses. */
export function keepSheet(draft: string, sheet: SheetFile | null): Promise<void> {
	const id = keyOf(draft);
	if (!sheet) return phone.device.dropDraft(id);
	return phone.device.saveDraft({ id, kind: 'statement-file', data: sheet });
}

function keyOf(draft: string): string {
	return `${draft}|file`;
}
