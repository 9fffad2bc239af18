// What the server refused: correct, send again, or take away.
import { dayMedium, hours, monthFull } from '../../format.ts';
import { NB } from './said.ts';

export const refused = {
	title: 'À corriger',
	who: (name: string, day: string, minutes: number, today: string) =>
		`${name}, ${dayMedium(day, today)}${NB}: ${hours(minutes)}`,
	month: (period: string) => `Mois signé${NB}: ${monthFull(period)}`,
	waits: 'Attend que le précédent soit corrigé.',
	stays: (minutes: number) =>
		minutes > 0
			? `Tant que vous n’avez pas choisi, les ${hours(minutes)} restent ici.`
			: 'Tant que vous n’avez pas choisi, tout reste ici.',
	correct: 'Corriger',
	resend: 'Envoyer à nouveau',
	signAgain: 'Signer à nouveau',
	remove: (minutes: number) => (minutes > 0 ? `Enlever ces ${hours(minutes)}` : 'Retirer'),
	removeTitle: (minutes: number) =>
		minutes > 0 ? `Enlever ces ${hours(minutes)}${NB}?` : `Retirer${NB}?`,
	removeWhy: 'Elles ne seront pas envoyées. Vous pourrez encore défaire.',
	removeYes: 'Enlever',
	removed: 'Enlevé de ce téléphone',
	openDay: 'Voir la journée',
	gone: 'Plus rien à corriger ici',
	goneWhy: 'C’est corrigé, reçu ou enlevé.'
};
