// Who must act: the inbox, and the list beside what is open.
import type { Remark } from '#domain/review/remarks.ts';
import { capital, count, date, dayMedium, hours, monthNear, until } from '../../format.ts';
import { brief } from './brief.ts';
import { NB } from './said.ts';

export const desk = {
	list: 'Liste',
	open: 'Ce qui est ouvert',
	find: 'Personne, entreprise, marché',
	findLabel: 'Chercher une personne, une entreprise, un marché'
};

export const inbox = {
	title: 'À traiter',
	notFound: 'Rien ne correspond à ces mots.',
	whose: 'Qui doit agir',
	mine: 'Moi',
	theirs: 'Entreprises',
	all: 'Tout',
	watch: 'À vérifier',
	since: (days: number) => (days === 0 ? 'aujourd’hui' : `depuis ${count(days, 'jour', 'jours')}`),
	name: (company: string, period: string, today: string) =>
		`${company}, ${monthNear(period, today)}`,
	small: (place: string, minutes: number) => `${place} · ${hours(minutes)}`,
	smallNil: (place: string) => `${place} · aucune heure`,
	smallDay: (place: string, on: string, today: string) => `${place} · ${dayMedium(on, today)}`,
	corrected: 'Corrigée, à vérifier',
	brief: (list: readonly Remark[]) => {
		const said = [...new Set(list.map((one) => brief(one)))];
		const first = said.slice(0, 2).join(', ');
		return capital(said.length > 2 ? `${first}…` : first);
	},
	clash: (first: string, second: string) => `Même jour déclaré par ${first} et ${second}`,
	held: {
		eligible: (place: string) => place,
		pending: (place: string) => `Nouvelle personne, ${place}`,
		later: (place: string) => place,
		ended: (place: string) => place
	},
	heldWhy: (minutes: number, state: string, on: string, today: string) => {
		const waits = `${hours(minutes)} en attente${NB}:`;
		if (state === 'ended') return `${waits} éligible jusqu’au ${date(on, today)}`;
		return state === 'later'
			? `${waits} éligible à partir du ${date(on, today)}`
			: `${waits} éligibilité à vérifier`;
	},
	regular: 'Sans anomalie',
	regularRow: (n: number, minutes: number) =>
		`${count(n, 'déclaration', 'déclarations')}, ${hours(minutes)}`,
	regularWhy: 'Personnes, dates et heures en règle',
	accept: (n: number) =>
		n === 1 ? 'Valider celle sans anomalie' : `Valider les ${String(n)} sans anomalie`,
	accepted: (n: number) => count(n, 'validée', 'validées'),
	late: 'Entreprises en retard',
	lateBy: (days: number) => until(-days),
	byDay: (on: string) => `au plus tard ${dayMedium(on)}`,
	sentBack: 'À corriger par l’entreprise',
	toSign: 'À signer par l’entreprise',
	empty: 'Rien à traiter',
	emptyWhy: 'Tout ce qui est arrivé a reçu une réponse.',
	emptyTheirs: 'Aucune entreprise attendue',
	emptyTheirsWhy: 'Tous les mois terminés sont signés.'
};
