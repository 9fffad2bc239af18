// The real contracts of the extract, moved by whole weeks so that their works go on today.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, daysBetween, type Day } from '#domain/values.ts';

export interface Work {
	cpv: string;
	/** Euros HT. */
	amount: number;
	notified: Day;
	months: number;
	departement: '31' | '33' | '34';
	/** The buyer's number in the extract. */
	buyer: number;
	/** How many companies hold it together. */
	holders: number;
}

/** Weeks between today and the first notification of the extract. */
const OLDEST = 58;
/** Every third contract is notified later than the extract says, so that some have just begun. */
const LATER = 24;

/** The works of the extract, in its order, as seen on `today`. `root` is the folder of the repository. */
export function works(root: string, today: Day): Work[] {
	const text = readFileSync(join(root, 'pocketbase/data/decp-works.csv'), 'utf8');
	const lines = text.trim().split('\n').slice(1);
	const first = lines[0]?.split(',')[2] ?? today;
	const weeks = Math.floor(daysBetween(first, today) / 7) - OLDEST;
	return lines.map((line, n) => {
		const [cpv = '', amount, notified = '', months, departement, buyer, holders] = line.split(',');
		return {
			cpv,
			amount: Number(amount),
			notified: addDays(notified, 7 * (weeks + (n % 3 === 2 ? LATER : 0))),
			months: Number(months),
			departement: departement as Work['departement'],
			buyer: Number(buyer),
			holders: Number(holders)
		};
	});
}
