// The built app over HTTP: compressed copies, caching, 404s that are 404s, headers; and mail while developing.
import { print } from './print.ts';

const types: Record<string, string> = {
	html: 'text/html; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	css: 'text/css; charset=utf-8',
	json: 'application/json',
	webmanifest: 'application/manifest+json',
	svg: 'image/svg+xml',
	png: 'image/png',
	ico: 'image/x-icon',
	woff2: 'font/woff2',
	txt: 'text/plain; charset=utf-8'
};

/** Kit's own policy is in the pages; a header can add what a page cannot say of itself. */
const headers: Record<string, string> = {
	'Content-Security-Policy': `frame-ancestors 'none'`,
	'X-Frame-Options': 'DENY',
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy':
		'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()'
};

interface Found {
	/** From the folder of the app. */
	path: string;
	/** Milliseconds and bytes: what changes when the file does. */
	stamp: string;
}

/** `GET /{path...}`: a file of the app, or its shell for a page it draws itself. */
export function page(e: core.RequestEvent): void {
	const asked = e.request?.pathValue('path') ?? '';
	if (/^api(\/|$)/.test(asked)) throw new NotFoundError() as unknown as Error;
	const header = e.response.header();
	for (const [name, value] of Object.entries(headers)) header.set(name, value);
	const found = file(asked) ?? (isAsset(asked) ? null : look('200.html'));
	if (!found) {
		header.set('Cache-Control', 'no-store');
		e.string(404, 'not found');
		return;
	}
	send(e, found);
}

const root = () => String($app.store().get('publicDir') || `${__hooks}/../pb_public`);

/** A name with an ending is a file: it is there or it is not, the shell would be taken for it. */
function isAsset(path: string): boolean {
	return path.startsWith('_app/') || /\.[^/]*$|(^|\/)\./.test(path);
}

function file(asked: string): Found | null {
	if (/(^|\/)\.|\\|\0|\/\/|\.(br|gz)$/.test(asked)) return null;
	const path = asked.replace(/\/$/, '');
	if (path === '') return look('index.html');
	return look(path) ?? look(`${path}.html`) ?? look(`${path}/index.html`);
}

function look(path: string): Found | null {
	try {
		const info = $os.stat(`${root()}/${path}`);
		if (info.isDir()) return null;
		const time = info.modTime() as unknown as { unixMilli(): number };
		return { path, stamp: `${time.unixMilli().toString(36)}-${Number(info.size()).toString(36)}` };
	} catch {
		return null;
	}
}

function send(e: core.RequestEvent, plain: Found): void {
	const header = e.response.header();
	const { found, coding } = smallest(e, plain);
	const ending = plain.path.slice(plain.path.lastIndexOf('.') + 1);
	header.set('Content-Type', types[ending] ?? 'application/octet-stream');
	header.set('Vary', 'Accept-Encoding');
	header.set('ETag', `"${found.stamp}"`);
	header.set(
		'Cache-Control',
		plain.path.startsWith('_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache'
	);
	if (coding) header.set('Content-Encoding', coding);
	e.fileFS($os.dirFS(root()), found.path);
}

/** The copy this browser can read: Brotli, gzip, or the file itself. */
function smallest(e: core.RequestEvent, plain: Found): { found: Found; coding: string } {
	const accepted = e.request?.header.get('Accept-Encoding') ?? '';
	for (const [coding, ending] of [
		['br', 'br'],
		['gzip', 'gz']
	] as const) {
		const wanted = new RegExp(`(^|[ ,])${coding}([ ,;]|$)`).test(accepted);
		const found = wanted ? look(`${plain.path}.${ending}`) : null;
		if (found) return { found, coding };
	}
	return { found: plain, coding: '' };
}

/** `CLAUSE_MAIL=terminal`: mail is shown where the server runs instead of being sent. */
export function mail(e: core.MailerEvent): void {
	if ($os.getenv('CLAUSE_MAIL') !== 'terminal') {
		e.next();
		return;
	}
	const { to = [], subject = '' } = e.message ?? {};
	print(`mail to ${to.map((one) => one.address).join(', ')}: ${subject}`);
}
