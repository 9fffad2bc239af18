// What a call carries: a text, the same as gzip, or the bytes of a file.
import type { SentFile } from '../server.ts';

/** A call this short goes as it is, in characters. */
export const SMALL = 1000;

interface Call {
	init: RequestInit;
	/** Bytes to send. */
	size: number;
}

export function plainCall(body: string): Call {
	const headers = { 'content-type': 'application/json' };
	return { init: { method: 'POST', body, headers }, size: body.length };
}

/** As gzip: a quarter of the bytes, or less. */
export async function packedCall(text: string): Promise<Call> {
	const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	const body = await new Response(stream).arrayBuffer();
	const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
	return { init: { method: 'POST', body, headers }, size: body.byteLength };
}

export function formOf({ id, sha256, type, bytes }: SentFile): RequestInit {
	const body = new FormData();
	body.append('file', new Blob([bytes], { type }), `${id}.${type.split('/')[1] ?? 'bin'}`);
	return { method: 'POST', body, headers: { 'x-sha256': sha256 } };
}
