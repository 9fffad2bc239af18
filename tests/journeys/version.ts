// The built app as a next release would look: the same code under another version, every hashed file under another name.
import { createHash } from 'node:crypto';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../pocketbase/pb_public', import.meta.url));

/** A folder the server can serve, now with the built app; a release replaces what is in it. */
export class Site {
	readonly folder = mkdtempSync(join(tmpdir(), 'clause-site-'));
	version = (JSON.parse(readFileSync(join(built, '_app/version.json'), 'utf8')) as Release).version;

	constructor() {
		cpSync(built, this.folder, { recursive: true });
	}

	/** The next release takes the place of the one before; its old files are gone. */
	release(version: string): void {
		const texts = this.#texts();
		const names = [...texts.keys()]
			.filter((file) => file.includes('/immutable/'))
			.map((file) => basename(file));
		const any = new RegExp(names.map((name) => name.replace(/[.$-]/g, '\\$&')).join('|'), 'g');
		const renew = (text: string) =>
			text.replaceAll(this.version, version).replace(any, (name) => renamed(name));
		rmSync(this.folder, { recursive: true });
		cpSync(built, this.folder, {
			recursive: true,
			filter: (file) => !/\.(br|gz)$|immutable\/./.test(file)
		});
		for (const [file, text] of texts) {
			const [path, said] = [renew(file), renew(text)];
			writeWhole(join(this.folder, path), file.endsWith('.html') ? allowed(text, said) : said);
		}
		this.version = version;
	}

	/** The first script its pages load. */
	first(): string {
		const html = readFileSync(join(this.folder, '200.html'), 'utf8');
		return /href="([^"]+)" rel="modulepreload"/.exec(html)?.[1] ?? '';
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** Every text of the site by its path. */
	#texts(): Map<string, string> {
		const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' });
		const texts = files.filter((file) => /\.(js|css|html|json)$/.test(file));
		return new Map(texts.map((file) => [file, readFileSync(join(this.folder, file), 'utf8')]));
	}
}

interface Release {
	version: string;
}

/** `start.BKXkqe8B.js` → `start.B8eqkXKB.js`: the name of other content. */
function renamed(name: string): string {
	return name.replace(/[\w-]{8}(?=\.(js|css)$)/, (hash) => [...hash].reverse().join(''));
}

/** The policy in the page names its script by hash. */
function allowed(before: string, after: string): string {
	const [old = [], fresh = []] = [before, after].map((html) =>
		[...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) =>
			createHash('sha256').update(script).digest('base64')
		)
	);
	return old.reduce((html, hash, n) => html.replaceAll(hash, fresh[n] ?? ''), after);
}

function writeWhole(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}
