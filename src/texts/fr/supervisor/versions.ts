// Two versions of one day: which is right.
import { capital, dayLong, dayMedium, hours } from '../../format.ts';

export const versions = {
	title: 'Deux versions',
	which: 'Laquelle est la bonne\u00a0?',
	kept: 'Les deux restent dans l’historique.',
	region: 'Les deux versions',
	caption: (day: string, today: string) => `Heures du ${dayLong(day, today)}, deux versions`,
	you: 'Vous',
	colleague: 'Un collègue',
	person: 'Personne',
	differs: ', différent',
	total: 'Total',
	neither: 'Aucune des deux\u00a0: corriger',
	keep: (minutes: number) => `Garder ${hours(minutes)}`,
	yours: 'Votre version',
	gone: 'Une seule version',
	goneWhy: 'Il n’y a plus rien à choisir ici.',
	where: (day: string, place: string, today: string) =>
		`${capital(dayMedium(day, today))} · ${place}`
};
