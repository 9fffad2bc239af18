// How what waits is counted and named.
import { count } from '../../format.ts';

export interface Count {
	days: number;
	months: number;
	visits: number;
}

export const parts = ({ days, months, visits }: Count) =>
	[
		days > 0 ? count(days, 'jour', 'jours') : '',
		months > 0 ? count(months, 'mois', 'mois') : '',
		visits > 0 ? count(visits, 'visite', 'visites') : ''
	].filter(Boolean);

export const acts: Record<string, string> = {
	write: 'noté',
	withdraw: 'retiré',
	submit: 'signé',
	decide: 'décidé',
	return: 'renvoyé',
	reopen: 'rouvert'
};

export const one = ({ days, months, visits }: Count) => days + months + visits < 2;

export const verb = (n: Count) => (one(n) ? 'attend' : 'attendent');
