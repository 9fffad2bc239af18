// The counter: done, due, and where the pace leads.
import { capital, date, hours, monthAmong, monthFull, percent } from '../../format.ts';
import { dates } from '../dates.ts';
import { NB, people, about } from './said.ts';

/** The month of a day; with its year when the contract, from its first day to its last, runs over more than one. */
const monthIn = (day: string, from: string, to: string) => monthAmong(day.slice(0, 7), [from, to]);

export const counter = {
	title: 'Compteur',
	where: 'Où on en est',
	doneOf: 'faites sur',
	toDo: (end: string) => `à réaliser${end && ` d’ici au ${date(end)}`}`,
	noGoal: 'faites. Aucun nombre d’heures n’est fixé pour votre entreprise.',
	planned: (minutes: number) => `prévu à ce jour${NB}: ${about(minutes)}`,
	gauge: (
		due: number,
		part: { valid: number; signed: number; noted: number; phone: number },
		planned: number
	) => {
		const said = [
			`${hours(part.valid)} validées`,
			`${hours(part.signed)} signées et à valider`,
			`${hours(part.noted)} notées et pas encore signées`,
			`${hours(part.phone)} sur ce téléphone`
		].join(', ');
		if (due === 0) return `${capital(said)}.`;
		const left = Math.max(0, due - part.valid - part.signed - part.noted - part.phone);
		const plan = planned > 0 ? ` Prévu à ce jour${NB}: ${about(planned)}.` : '';
		return `Sur ${hours(due)} à réaliser${NB}: ${said}, reste ${hours(left)} à faire.${plan}`;
	},
	pace: (done: number, due: number, end: string, today: string) =>
		`À ce rythme${NB}: ${percent(done, due)} le ${date(end, today)}`,
	ended: (done: number, due: number) => `Réalisé${NB}: ${percent(done, due)}`,
	missing: 'Il manquera',
	about,
	enough: 'Le compte y sera.',
	needed: (needed: number, now: number) =>
		`Pour finir à temps${NB}: ${people(needed)} par jour au lieu de ${String(now)}.`,
	noPace: 'Le rythme apparaît après une semaine complète.',
	picture: (from: string, to: string) =>
		`Heures cumulées ${dates.of(monthIn(from, from, to), false)} à ${monthIn(to, from, to)}`,
	pictureSays: (
		steps: { period: string; done: number }[],
		done: number,
		forecast: number,
		due: number,
		[start, end]: [string, string]
	) => {
		const ends = steps.map(
			({ period, done }) => `Fin ${monthIn(period, start, end)} ${hours(done)}`
		);
		const said = ends.length ? `${ends.join(', ')}${NB}; ` : '';
		const gap = forecast < due ? `${NB}: il manque ${about(due - forecast)}` : '';
		return `${said}aujourd’hui ${hours(done)}. À ce rythme, ${about(forecast)} le ${date(end)} sur ${hours(due)} à réaliser${gap}.`;
	},
	goal: (due: number) => `${hours(due)} à réaliser`,
	month: (period: string) => dates.monthsShort[Number(period.slice(5, 7)) - 1] ?? '',
	whole: 'Tout le marché',
	wholeWhy: 'Toutes les entreprises, sans nom',
	wholeSum: (validated: number, due: number) => `${hours(validated)} validées sur ${hours(due)}`,
	declared: (minutes: number) => `${hours(minutes)} déclarées`,
	peopleUnder5: 'moins de 5\u00a0personnes',
	peopleOf: (n: number) => people(n),
	ofMonth: (period: string) => capital(monthFull(period)),
	others: 'Autres marchés',
	otherDone: (done: number, due: number) =>
		due > 0 ? `${hours(done)} sur ${hours(due)}` : `${hours(done)} faites`,
	none: 'Pas encore de compteur',
	noneWhy: 'Il apparaît quand votre entreprise est reliée à un marché.'
};
