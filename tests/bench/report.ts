// What is told of a run: RESULTS.md, a section a benchmark (those not run stay as they were), and the file of figures.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type as system } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium as engine } from 'playwright-core';
import { format, resolveConfig } from 'prettier';
import { chromium } from '../browsers.ts';
import type { Row } from './bench.ts';

const page = fileURLToPath(new URL('./RESULTS.md', import.meta.url));

export interface Section {
	id: string;
	title: string;
	rows: Row[];
	seconds: number;
	/** Load average before it began. */
	load: string;
}

export function machine(): string {
	const memory = Math.round(totalmem() / 2 ** 30);
	return `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${memory} GB, ${system()}`;
}

interface Lock {
	packages: Record<string, { version?: string }>;
}

const lockAt = (path: string) =>
	JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Lock;

let known: Record<string, string> | undefined;

/** Of everything that is measured. */
export async function versions(): Promise<Record<string, string>> {
	if (known) return known;
	const browser = await engine.launch({ ...chromium });
	const found: Record<string, string> = { node: process.version, chromium: browser.version() };
	await browser.close();
	const product = lockAt('../../package-lock.json').packages;
	const peers = lockAt('./package-lock.json').packages;
	for (const name of ['pocketbase', 'idb'])
		found[name] = product[`node_modules/${name}`]?.version ?? '?';
	for (const name of Object.keys((peers[''] as { dependencies?: object }).dependencies ?? {}))
		found[name] = peers[`node_modules/${name}`]?.version ?? '?';
	return (known = found);
}

export function writeJson(file: string, rows: Row[], versions: Record<string, string>): void {
	const bars = rows
		.filter(({ bar }) => bar)
		.map(({ id, what, ratio, bar, ok }) => ({ id, what, ratio, bar, ok }));
	writeFileSync(file, `${JSON.stringify({ machine: machine(), versions, bars }, null, '\t')}\n`);
}

const number = (id: string) => Number(id.slice(1));

/** Puts a section in its place; the others stay. */
export async function writeResults(section: Section): Promise<void> {
	const sections = new Map<string, string>();
	const old = existsSync(page) ? readFileSync(page, 'utf8') : '';
	for (const part of old.split(/^(?=## P\d)/m).slice(1))
		sections.set(/^## (P\d+)/.exec(part)?.[1] ?? '', part);
	sections.set(section.id, textOf(section));
	const order = [...sections].sort(([a], [b]) => number(a) - number(b));
	const text = [await head(), ...order.map(([, part]) => part)].join('\n');
	const options = (await resolveConfig(page)) ?? {};
	writeFileSync(page, await format(text, { ...options, filepath: page }));
}

async function head(): Promise<string> {
	const list = Object.entries(await versions()).map(([name, version]) => `${name} ${version}`);
	return `# What was measured

Written by \`npm run bench\`, a section each time it runs; [how it is measured](README.md). Ratios are the median of the pairs, with the smallest and the largest; × 4 is a processor four times slower.

${machine()} · ${list.join(' · ')}
`;
}

function textOf({ id, title, rows, seconds, load }: Section): string {
	const lines = rows.map(({ what, ratio, bar, ok, raw }) => {
		const verdict = bar ? (ok ? 'holds' : '**missed**') : '';
		return `| ${what} | ${ratio.toFixed(2)} | ${bar} | ${verdict} | ${raw} |`;
	});
	const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
	return `## ${id} ${title}

${when} UTC, ${seconds} s, load ${load} before.

| What | Ratio | Bar | | Figures |
| --- | ---: | --- | --- | --- |
${lines.join('\n')}
`;
}
