// The options of a command: one that is not known, or no number where one is needed, is told in a sentence.
import { parseArgs } from 'node:util';

/** What was asked, each with what it is when nothing is said; ends the process on a wrong one. */
export function options<T extends Record<string, string>>(given: T): { [K in keyof T]: string } {
	const known = Object.entries(given);
	try {
		const { values } = parseArgs({
			options: Object.fromEntries(
				known.map(([name, value]) => [name, { type: 'string', default: value }] as const)
			)
		});
		return values as { [K in keyof T]: string };
	} catch (error) {
		const names = known.map(([name, value]) => `--${name} ${value || '…'}`).join(' ');
		return refuse(`${error instanceof Error ? error.message : ''} Options: ${names}`);
	}
}

/** The number an option stands for, at least `least`. */
export function numberOf(name: string, value: string, least = 0): number {
	const number = Number(value);
	if (value.trim() !== '' && number >= least) return number;
	return refuse(`--${name} ${value}: a number is needed, ${String(least)} or more.`);
}

/** A reason not to begin, in one sentence. */
export function refuse(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}
