// The counter: done, due, and where the pace leads.
import { capital, date, hours, monthFull, monthName, percent } from '../../format.ts';
import { dates } from '../dates.ts';
import { NB, people, about } from './said.ts';

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
		`Heures cumulées de ${monthName(from.slice(0, 7))} à ${monthName(to.slice(0, 7))}`,
	pictureSays: (
		steps: { period: string; done: number }[],
		done: number,
		forecast: number,
		due: number,
		end: string
	) =>
		`${steps.map((step) => `Fin ${monthName(step.period)} ${hours(step.done)}`).join(', ')}${steps.length ? '\u00a0; ' : ''}aujourd’hui ${hours(done)}. À ce rythme, ${about(forecast)} le ${date(end)} sur ${hours(due)} à réaliser${forecast < due ? `${NB}: il manque ${about(due - forecast)}` : ''}.`,
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
