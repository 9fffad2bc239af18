// What comes next, when nothing is to answer.
import { count, date, dayMedium, ofMonth } from '../../format.ts';

const NB = '\u00a0';

export const coming = {
	title: 'Ce qui vient',
	months: (n: number, period: string) =>
		`${count(n, 'déclaration', 'déclarations')} ${ofMonth(period)}`,
	by: (n: number, on: string) =>
		`${n < 2 ? 'attendue' : 'attendues'} au plus tard ${dayMedium(on)}`,
	unseen: (n: number) => count(n, 'chantier à voir', 'chantiers à voir'),
	unseenWhy: `Pas vus depuis 6${NB}semaines, ou jamais`,
	ending: (n: number) =>
		n < 2 ? `1${NB}éligibilité finit bientôt` : `${String(n)}${NB}éligibilités finissent bientôt`,
	endingWho: (name: string, on: string, today: string) => `${name}, le ${date(on, today)}`
};
