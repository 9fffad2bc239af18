// The total of a month, without its days.
import { date, hours, ofMonth } from '../../format.ts';
import { NB } from './said.ts';

export const total = {
	title: (period: string) => `Total ${ofMonth(period)}`,
	lead: 'Les heures du mois de chaque personne, comme sur sa fiche de paie. Sans détail par jour.',
	placeholder: `par exemple 151${NB}h`,
	wrong: 'Écrire des heures, par exemple 151 ou 151h30.',
	quarters: 'Arrondir au quart d’heure\u00a0: 151, 151h15, 151h30.',
	allKnown: 'Les heures de chacun sont déjà notées jour par jour ou validées. Rien à saisir ici.',
	none: 'Le mois commence à peine\u00a0: un total se note à partir de son deuxième jour.',
	toMonth: 'Revenir au mois',
	byDay: (minutes: number) => `Noté jour par jour${NB}: ${hours(minutes)}`,
	accepted: (minutes: number) => `${hours(minutes)}, validé`,
	days: (from: string, to: string) => `du ${date(from)} au ${date(to)}`,
	save: 'Enregistrer le total',
	empty: 'Écrire les heures d’au moins une personne.'
};
