// Every sentence of the facilitator's inbox and of a declaration under review.
import type { Remark } from '#domain/review/remarks.ts';
import {
	capital,
	count,
	date,
	dateShort,
	dayMedium,
	dayShort,
	hours,
	list,
	monthNear,
	ofMonth,
	until
} from '../format.ts';

import { brief, remark } from './facilitator/remarks.ts';

const NB = '\u00a0';
const lines = (n: number) => count(n, 'ligne', 'lignes');

/** `jeu. 23`, or the whole month. */
const day = (key: string) => (key.includes('/') ? 'Total du mois' : dayShort(key));

export const facilitator = {
	quote: (note: string) => `«${NB}${note}${NB}»`,

	desk: {
		list: 'Liste',
		open: 'Ce qui est ouvert',
		find: 'Personne, entreprise, marché',
		findLabel: 'Chercher une personne, une entreprise, un marché'
	},

	inbox: {
		title: 'À traiter',
		notFound: 'Rien ne correspond à ces mots.',
		whose: 'Qui doit agir',
		mine: 'Moi',
		theirs: 'Entreprises',
		all: 'Tout',
		watch: 'À vérifier',
		since: (days: number) =>
			days === 0 ? 'aujourd’hui' : `depuis ${count(days, 'jour', 'jours')}`,
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
		emptyTheirsWhy: 'Tous les mois terminés sont signés.',
		coming: {
			title: 'Ce qui vient',
			months: (n: number, period: string) =>
				`${count(n, 'déclaration', 'déclarations')} ${ofMonth(period)}`,
			by: (n: number, on: string) =>
				`${n < 2 ? 'attendue' : 'attendues'} au plus tard ${dayMedium(on)}`,
			unseen: (n: number) => count(n, 'chantier à voir', 'chantiers à voir'),
			unseenWhy: `Pas vus depuis 6${NB}semaines, ou jamais`,
			ending: (n: number) =>
				n < 2
					? `1${NB}éligibilité finit bientôt`
					: `${String(n)}${NB}éligibilités finissent bientôt`,
			endingWho: (name: string, on: string, today: string) => `${name}, le ${date(on, today)}`
		}
	},

	review: {
		back: 'À traiter',
		declared: 'Ce qui est déclaré',
		who: (people: number, by: string) =>
			`${count(people, 'personne', 'personnes')} · signé par ${by}`,
		office: (people: number, by: string) =>
			`${count(people, 'personne', 'personnes')} · saisi par ${by} d’après le relevé signé`,
		nil: 'Aucune heure',
		nilWhy: (by: string) => `Personne en insertion n’a travaillé · signé par ${by}`,
		watch: 'À vérifier',
		lines,
		regular: 'Sans anomalie',
		regularCount: (n: number) => count(n, 'ligne validée', 'lignes validées'),
		decided: 'Déjà décidé',
		eligible: (from: string, to: string, today: string) =>
			to
				? `Éligible du ${dateShort(from, today)} au ${dateShort(to, today)}`
				: `Éligible depuis le ${dateShort(from, today)}`,
		remark,
		explained: (note: string) => `Explication${NB}: «${NB}${note}${NB}»`,
		decision: (name: string) => `Décision pour ${name}`,
		accept: 'Valider',
		acceptPart: (ok: number, no: number) => `Valider ${hours(ok)}, refuser ${hours(no)}`,
		ask: 'Demander une correction',
		refuse: 'Refuser',
		refuseAll: (minutes: number) => `Refuser les ${hours(minutes)}`,
		other: 'Décider autrement',
		otherDecision: 'Changer la décision',
		reason: 'Motif',
		pick: 'Choisir un motif',
		pickWhy: (who: string) => `Choisir un motif${NB}: ${who} doit savoir quoi corriger.`,
		pickWhyRefused: (who: string) => `Choisir un motif${NB}: ${who} doit savoir pourquoi.`,
		words: (who: string) => `Ce que lira ${who}`,
		day,
		days: (keys: string[], all: number) => {
			if (keys.length === all && all > 1) return `Les ${String(all)}${NB}jours`;
			return keys.length <= 3 ? capital(list(keys.map(day))) : count(keys.length, 'jour', 'jours');
		},
		daysSmall: (minutes: number, counted: number) =>
			counted > 0
				? `${hours(counted)} comptées sur ${hours(minutes)}`
				: `${hours(minutes)}, rien de compté`,
		daysTitle: (name: string) => `Jours concernés${NB}: ${name}`,
		daysWhy: 'Les jours non cochés sont validés. D’un jour coché, une partie peut compter.',
		daysDone: 'Terminé',
		countedOf: (minutes: number) => `compté sur ${hours(minutes)}`,
		counted: (key: string) => `Heures comptées, ${day(key)}`,
		countedSaid: (figure: string) => `, ${figure} comptées`,
		of: (keys: string[], all: number) => {
			if (keys.length === all) return '';
			return keys.length <= 3
				? `${NB}: ${list(keys.map(day))}`
				: `${NB}: ${count(keys.length, 'jour', 'jours')}`;
		},
		inPart: 'Validé en partie',
		override: 'Pourquoi compter ces heures quand même',
		overrideWhy: 'Expliquer pourquoi ces heures comptent, décidées après coup.',
		sums: {
			accepted: 'Validé',
			returned: 'À corriger',
			refused: 'Refusé',
			open: 'Sans réponse'
		},
		send: 'Envoyer la décision',
		sendSome: (n: number, all: number) =>
			`Envoyer la décision${NB}: ${String(n)} sur ${count(all, 'ligne', 'lignes')}`,
		acceptNil: 'Valider «\u00a0aucune heure\u00a0»',
		held: (title: string) => `${title}${NB}: décidé`,
		answer: 'Répondre à une ligne au moins.',
		notSaved: 'Rien n’est enregistré',
		returnAll: 'Renvoyer tout le mois',
		returnAllWhy: 'Une personne manque, ou le mois n’est pas le bon',
		returnWhy: 'L’entreprise corrige, puis signe à nouveau. Les lignes déjà décidées le restent.',
		returnSend: 'Renvoyer le mois',
		returnNote: 'Dire ce qu’il faut corriger.',
		reopen: 'Rouvrir ce qui est validé',
		reopenShort: 'Pour que l’entreprise puisse corriger',
		reopenWhy: 'Les jours validés pourront à nouveau changer. Le motif reste dans l’historique.',
		takeBack: 'Reprendre ce mois',
		takeBackWhy: 'Il n’est plus à corriger par l’entreprise',
		reopenReason: 'Pourquoi',
		reopenMissing: 'Dire pourquoi ce mois est rouvert.',
		reopenSend: 'Rouvrir',
		reopened: (by: string, reason: string) => `Rouvert par ${by}${NB}: «${NB}${reason}${NB}»`,
		returned: (by: string) => `Renvoyé par ${by}`,
		refused: 'Votre réponse n’a pas été reçue',
		refusedWhy: 'Lire à nouveau et répondre\u00a0: la nouvelle réponse remplace la première.',
		changed: 'Cette déclaration a changé',
		changedWhy: (by: string) =>
			`${by} l’a signée à nouveau pendant que vous la lisiez. Les lignes qui n’ont pas changé gardent votre réponse.`,
		readAgain: 'Lire la nouvelle version',
		nothing: 'Cette déclaration n’est plus ici',
		nothingWhy: 'Elle a été retirée, ou ce marché ne vous est plus confié.',
		next: 'Déclaration suivante',
		toInbox: 'Revenir à la liste',
		keys: 'Clavier\u00a0: ↑ ↓ ligne, V valider, C correction, Entrée envoyer',
		signature: 'Voir la signature',
		sheet: 'Voir le relevé signé',
		fileMissing: 'Pas encore arrivé, ou pas de réseau pour le chercher.',
		fileFetching: 'Recherche en cours',
		openFile: 'Ouvrir le fichier'
	}
};
