// What becomes of the signed periods: the story gets its states, whatever today is, and some are left to read.
import { isEligibleOn } from '#domain/rules/eligibility.ts';
import { daysBetween, type Day } from '#domain/values.ts';
import type { Setting } from '../plan.ts';
import type { Noted } from './days.ts';
import type { Fate, Statement } from './statements.ts';

/** Gives the story its states, whatever today is; and leaves some to read. */
export function castFates(setting: Setting, statements: Statement[]): void {
	const signed = statements.filter(({ signedOn, diary }) => signedOn !== '' && diary.length > 0);
	castStory(setting, signed);
	const { dice } = setting;
	const plain = signed.filter((one) => isPlain(one) && isOld(setting, one.signedOn, 25));
	const drawn = dice.shuffle(plain.filter(({ diary }) => diary.every(({ until }) => !until)));
	for (const one of drawn.slice(0, 9)) one.fate = 'mended';
	for (const one of drawn.slice(9, 20)) one.fate = 'partly';
	for (const one of drawn.slice(20, 21)) one.fate = 'reopened';
	const recent = signed.filter(isPlain).slice(-45);
	const odd = recent.filter(({ diary }) => diary.some(isOdd));
	for (const one of [...recent.slice(-7), ...odd.slice(-4)]) one.fate = 'waiting';
}

function castStory(setting: Setting, signed: Statement[]): void {
	const give = (
		fate: Fate,
		company: string,
		story: string,
		least: number
	): Statement | undefined => {
		const old = signed.filter((one) => one.fate === 'plain' && isOld(setting, one.signedOn, least));
		const told = old.filter(({ declarer, contract }) => {
			return declarer.row.name === company && contract.story === story;
		});
		const one = told.at(-1) ?? old.filter(isPlain).at(-1); // somebody else, where she has nothing signed
		if (one) one.fate = fate;
		return one;
	};
	lengthen(give('returned', 'Bâti Bellerive', 'acacias', 3)?.diary ?? []);
	give('waiting', 'Toitures Morvan', 'quais', 0);
	give('returned-whole', 'Voirie des Coteaux', 'quais', 3);
	give('mended-waiting', 'Étanchéité Rivoire', 'combes', 8);
	give('partly', 'Étanchéité Rivoire', 'combes', 3);
}

/** The eleven hours of Kévin Lemoine, on an ordinary day in the middle of his month. */
function lengthen(diary: Noted[]): void {
	const his = diary.filter(({ job, work }) => job.card.family_name === 'Lemoine' && work === 420);
	const day = his[Math.floor(his.length / 2)];
	if (day) day.work = 660;
}

/** Hours a facilitator wants to look at: outside the eligibility, or more than ten a day. */
function isOdd({ job, day, until, work }: Noted): boolean {
	return (!until && work > 600) || (work > 0 && !isEligibleOn(job.card, until ?? day));
}

function isPlain({ fate, contract }: Statement): boolean {
	return fate === 'plain' && !contract.story;
}

function isOld({ today }: Setting, signedOn: Day, least: number): boolean {
	return signedOn !== '' && daysBetween(signedOn, today) > least;
}
