// Who signed a sheet and when: what is typed of it, and what is missing in it.
import { t } from '#texts/index.ts';

export interface PaperSaid {
	name: string;
	quality: string;
	signedOn: string;
	receivedOn: string;
	/** The sheet says that nobody worked. */
	nil: boolean;
}

type Field = 'name' | 'quality' | 'signedOn' | 'receivedOn';

/** What to do about each field that is not right; empty when all is. */
export function missingIn(said: PaperSaid, today: string): Partial<Record<Field, string>> {
	const words = t.office.statement;
	const day = (text: string) =>
		text === '' ? words.dayMissing : text > today ? words.future : undefined;
	const order = said.receivedOn < said.signedOn ? words.before : undefined;
	const found: [Field, string | undefined][] = [
		['name', said.name.trim() ? undefined : words.nameMissing],
		['quality', said.quality.trim() ? undefined : words.qualityMissing],
		['signedOn', day(said.signedOn)],
		['receivedOn', day(said.receivedOn) ?? order]
	];
	return Object.fromEntries(found.filter(([, text]) => text));
}
