// A line sent back: what was said of it, and how to answer.
import { capital, count, dayMedium, hours, monthName, ofMonth } from '../../format.ts';
import { NB, people, quarter } from './said.ts';

export const correct = {
	title: 'À corriger',
	where: (period: string, place: string) => `${capital(monthName(period))} · ${place}`,
	who: (name: string, day: string, today: string) => `${name}, ${dayMedium(day, today)}`,
	whoTotal: (name: string, period: string) => `${name}, total ${ofMonth(period)}`,
	whoDays: (name: string, days: number) => `${name}, ${count(days, 'jour', 'jours')}`,
	quote: (note: string) => `«${NB}${note}${NB}»`,
	reason: (reason: string) => `Motif${NB}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
	by: (name: string, when: string) => `${name}, ${when}`,
	had: 'Vous aviez noté',
	keep: (minutes: number) => `Garder ${hours(minutes)} et expliquer`,
	keepAll: 'Garder ces heures et expliquer',
	keepWhy: (name: string) =>
		name ? `${name} lira votre explication` : 'Votre explication sera lue',
	explanation: 'Votre explication',
	explanationMissing: 'Écrire une phrase\u00a0: elle sera lue avec ces heures.',
	keepSend: 'Expliquer et envoyer',
	rest: (period: string) =>
		quarter(period) ? `Le reste du ${monthName(period)}` : `Le reste ${ofMonth(period)}`,
	others: (n: number) => people(n),
	refused: (name: string) => name,
	refusedWhy: (reason: string) =>
		`Refusé${reason && `${NB}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`}`,
	waiting: 'Signé, à valider',
	alsoFix: (name: string, days: number) => `${name}${NB}: ${count(days, 'jour', 'jours')}`,
	become: (minutes: number) => `${hours(minutes)} deviennent`,
	same: 'Changer les heures, ou les garder et expliquer',
	send: 'Corriger et envoyer',
	signedAs: (name: string, quality: string) => `Signé${NB}: ${name}, ${quality}.`,
	signNext: 'Vous signerez le mois à l’écran suivant.',
	done: 'Cette ligne n’est plus à corriger',
	doneWhy: 'Elle a été corrigée, ou la décision a changé.'
};
