// Writes RESULTS.md after a whole run of the faults: fault, expectation, result, date, seed.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { format, resolveConfig } from 'prettier';

const file = fileURLToPath(new URL('RESULTS.md', import.meta.url));

interface Line {
	/** `F23`, or `complaint 16`. */
	name: string;
	order: number;
	fault: string;
	expected: string;
	result: string;
	seconds: string;
}

export default class Results implements Reporter {
	#lines: Line[] = [];

	onTestEnd(test: TestCase, { status, duration }: TestResult): void {
		const [head = '', expected = ''] = test.title.split(' → ');
		const [, name = '', kind, number, fault = head] =
			/^((F|complaint )(\d+)):? (.*)$/.exec(head) ?? [];
		const order = Number(number ?? 0) + (kind === 'F' ? 0 : 1000);
		const result = status === 'passed' ? 'held' : status;
		const seconds = (duration / 1000).toFixed(1);
		this.#lines.push({ name, order, fault, expected, result, seconds });
	}

	async onEnd({ status }: FullResult): Promise<void> {
		const lines = this.#lines.sort((a, b) => a.order - b.order);
		const held = lines.filter(({ result }) => result === 'held').length;
		const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
		const rows = lines.map(
			({ name, fault, expected, result, seconds }) =>
				`| ${name} | ${fault} | ${expected} | ${result} | ${seconds} s |`
		);
		const text = [
			'# What happened under fault',
			`Written by \`npm run faults\` on ${date} UTC, seed ${process.env['FAULT_SEED']}: ` +
				`${held} of ${lines.length} held (${status}). Real Chromium, real PocketBase, a proxy between them, signals.`,
			'| | Fault | Expected | Result | Took |',
			'| --- | --- | --- | --- | --- |'
		];
		const whole = [text.slice(0, 2).join('\n\n'), '', ...text.slice(2), ...rows].join('\n');
		const how = await resolveConfig(file);
		writeFileSync(file, await format(whole, { ...how, parser: 'markdown' }));
	}

	printsToStdio(): boolean {
		return false;
	}
}
