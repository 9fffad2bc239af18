// The people at work whom the demo tells about: the crews of two sites, and whose eligibility is odd.
import type { Story } from './plan.ts';

/** Somebody of the story. Days count from today: `from` her first, `to` her last (none: still at work). */
export interface Told {
	name: string;
	sex: 'f' | 'm';
	at: Story;
	/** The party she works for; left out: the first. */
	party?: string;
	/** '' = the party's own company. */
	employer: '' | 'Tremplin Sud' | 'GEIQ Bâti Midi';
	type: 'cdi' | 'cdd' | 'temp_mission' | 'professional_training';
	job: string;
	from: number;
	to?: number;
	/** Eligible until this day; left out: two years from the first day. */
	eligibleUntil?: number;
	/** Eligible only so many days after her first day; `never`: nobody has looked at it yet. */
	eligibleAfter?: number | 'never';
}

type Rest = Pick<Told, 'party' | 'to' | 'eligibleUntil' | 'eligibleAfter'>;
type Employer = Told['employer'];

function told(
	name: string,
	[sex, at, type, job]: [Told['sex'], Story, Told['type'], string],
	from: number,
	rest: Rest & { employer?: Employer } = {}
): Told {
	return { name, sex, at, employer: '', type, job, from, ...rest };
}

export const people: readonly Told[] = [
	told('Mamadou Sow', ['m', 'tilleuls', 'cdd', 'Maçon'], -115, { eligibleUntil: 20 }),
	told('Ana Ribeiro', ['f', 'tilleuls', 'cdi', 'Coffreuse'], -160),
	told('Sofiane Mansour', ['m', 'tilleuls', 'professional_training', 'Manœuvre'], -100, {
		employer: 'GEIQ Bâti Midi',
		eligibleUntil: -9
	}),
	told('Ioana Popescu', ['f', 'tilleuls', 'cdd', 'Manœuvre'], -40),
	told('Grace Mbemba', ['f', 'tilleuls', 'cdd', 'Aide-maçonne'], -5, { eligibleAfter: 'never' }),
	told('Bakary Diaby', ['m', 'tilleuls', 'cdd', 'Charpentier'], -100, {
		party: 'Charpentes Lortal'
	}),
	told('Kévin Lemoine', ['m', 'acacias', 'cdd', 'Maçon'], -130),
	told('Tesfay Haile', ['m', 'acacias', 'cdi', 'Coffreur'], -150),
	told('Moussa Traoré', ['m', 'acacias', 'temp_mission', 'Manœuvre'], -75, {
		employer: 'Tremplin Sud',
		eligibleAfter: 7
	}),
	told('Yusuf Demir', ['m', 'acacias', 'temp_mission', 'Manœuvre'], -80, {
		employer: 'Tremplin Sud',
		to: -12
	}),
	// the same person, hired by the company on the last day of his mission: the day both declare
	told('Yusuf Demir', ['m', 'acacias', 'cdd', 'Manœuvre'], -12)
];
