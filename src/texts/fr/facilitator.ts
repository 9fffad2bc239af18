// Every sentence of the facilitator's inbox and of a declaration under review.
import type { Remark } from '#domain/review/remarks.ts';
import { capital, count, date, dayMedium, dayShort, hours, monthName, until } from '../format.ts';

const NB = '\u00a0';
const lines = (n: number) => count(n, 'ligne', 'lignes');

/** What is odd: the bold part, and what it means. */
const remark = (one: Remark, today: string): { what: string; why: string } => {
	switch (one.code) {
		case 'held': {
			const when = one.when === 'after' ? 'après' : 'avant';
			if (one.when === 'never')
				return { what: `${hours(one.minutes)} sans éligibilité`, why: 'Éligibilité à vérifier' };
			const it = `${hours(one.minutes)} ${when} son éligibilité`;
			const end = one.when === 'after' ? 'finie le ' : '';
			return { what: it, why: `(${end}${date(one.on, today)})` };
		}
		case 'outside-contract':
			return { what: `${hours(one.minutes)} hors dates du marché.`, why: 'Ne peut pas compter' };
		case 'cdi-over-limit':
			return {
				what: `${hours(one.minutes)} après le ${date(one.limit, today)}.`,
				why: 'Un CDI ne compte plus après cette durée'
			};
		case 'not-counted-type':
			return { what: 'Stage.', why: 'Ce type de contrat ne compte pas' };
		case 'decided-after-start':
			return {
				what: 'Éligibilité décidée après ces heures',
				why: one.decided ? `(${date(one.decided, today)})` : ''
			};
		case 'over-ten-hours':
			return {
				what: `${hours(one.minutes)} le ${dayMedium(one.day, today)}.`,
				why: `Plus de 10${NB}h par jour${one.note ? `${NB}: «${NB}${one.note}${NB}»` : ''}`
			};
		case 'over-week':
			return {
				what: `${hours(one.minutes)} la semaine du ${date(one.week, today)}.`,
				why: `Plus de 48${NB}h par semaine, tous marchés`
			};
		case 'sudden-value':
			return { what: `${hours(one.minutes)} ce mois.`, why: 'Bien plus qu’un mois habituel' };
		case 'contract-not-sent':
			return { what: 'Contrat de travail non reçu.', why: 'À demander à l’entreprise' };
		case 'sum-differs':
			return {
				what: `${hours(one.entered)} notées jour par jour.`,
				why: 'Ce n’est pas ce qui est signé'
			};
		case 'changed':
			return { what: 'A changé.', why: 'Corrigée depuis votre dernière réponse' };
		case 'total':
			return { what: 'Total du mois,', why: 'sans détail par jour' };
		case 'no-card':
			return { what: 'Personne inconnue ici.', why: 'Sa fiche n’est pas sur ce téléphone' };
	}
};

/** The same in a few words, for the list. */
const brief = (one: Remark): string => {
	switch (one.code) {
		case 'held':
			return one.when === 'never'
				? `${hours(one.minutes)} en attente${NB}: éligibilité à vérifier`
				: `${hours(one.minutes)} ${one.when === 'after' ? 'après' : 'avant'} éligibilité`;
		case 'over-ten-hours':
			return `${hours(one.minutes)} un jour`;
		case 'over-week':
			return `${hours(one.minutes)} une semaine`;
		case 'sudden-value':
			return `${hours(one.minutes)} en un mois`;
		case 'outside-contract':
			return `${hours(one.minutes)} hors dates du marché`;
		case 'cdi-over-limit':
			return 'CDI au-delà de la durée comptée';
		case 'not-counted-type':
			return 'stage';
		case 'decided-after-start':
			return 'éligibilité décidée après';
		case 'contract-not-sent':
			return 'contrat de travail non reçu';
		case 'sum-differs':
			return 'différent des jours notés';
		case 'changed':
			return 'corrigée';
		case 'total':
			return 'total du mois';
		case 'no-card':
			return 'personne inconnue';
	}
};

export const facilitator = {
	inbox: {
		title: 'À traiter',
		whose: 'Qui doit agir',
		mine: 'Moi',
		theirs: 'Entreprises',
		all: 'Tout',
		watch: 'À vérifier',
		since: (days: number) =>
			days === 0 ? 'aujourd’hui' : `depuis ${count(days, 'jour', 'jours')}`,
		name: (company: string, period: string) => `${company}, ${monthName(period)}`,
		small: (place: string, minutes: number) => `${place} · ${hours(minutes)}`,
		corrected: 'Corrigée, à vérifier',
		nil: 'Aucune heure ce mois',
		brief: (remarks: readonly Remark[]) => {
			const said = [...new Set(remarks.map(brief))];
			const first = said.slice(0, 2).join(', ');
			return capital(said.length > 2 ? `${first}, …` : first);
		},
		regular: 'Sans anomalie',
		regularRow: (n: number, minutes: number) =>
			`${count(n, 'déclaration', 'déclarations')}, ${hours(minutes)}`,
		regularWhy: 'Personnes, dates et heures en règle',
		accept: (n: number) =>
			n === 1 ? 'Valider celle sans anomalie' : `Valider les ${String(n)} sans anomalie`,
		accepted: (n: number) => count(n, 'validée', 'validées'),
		clashes: 'Même jour, deux entreprises',
		clash: (name: string, day: string) => `${name}, ${dayMedium(day)}`,
		late: 'Entreprises en retard',
		lateBy: (days: number) => until(-days),
		sentBack: 'À corriger par l’entreprise',
		empty: 'Rien à traiter',
		emptyWhy: 'Les déclarations arrivent ici dès qu’une entreprise a signé un mois.',
		emptyTheirs: 'Aucune entreprise n’est en retard.',
		whoseContracts: 'Quels marchés'
	},

	review: {
		back: 'À traiter',
		declared: 'Ce qui est déclaré',
		who: (people: number, by: string) =>
			`${count(people, 'personne', 'personnes')} · signé par ${by}`,
		office: (people: number, by: string) =>
			`${count(people, 'personne', 'personnes')} · saisi par ${by} d’après le relevé signé`,
		nil: 'Aucune heure ce mois',
		nilWhy: (by: string) => `Signé par ${by}`,
		watch: 'À vérifier',
		lines,
		regular: 'Sans anomalie',
		regularCount: (n: number) => count(n, 'ligne validée', 'lignes validées'),
		decided: 'Déjà décidé',
		eligible: (from: string, to: string, today: string) =>
			to
				? `Éligible du ${date(from, today)} au ${date(to, today)}`
				: `Éligible depuis le ${date(from, today)}`,
		remark,
		decision: (name: string) => `Décision pour ${name}`,
		accept: 'Valider',
		acceptPart: (ok: number, no: number) => `Valider ${hours(ok)}, refuser ${hours(no)}`,
		ask: 'Demander une correction',
		refuse: 'Refuser',
		refuseAll: (minutes: number) => `Refuser les ${hours(minutes)}`,
		other: 'Changer',
		reason: 'Motif',
		pick: 'Choisir un motif',
		pickWhy: (who: string) => `Choisir un motif${NB}: ${who} doit savoir quoi corriger.`,
		pickWhyRefused: (who: string) => `Choisir un motif${NB}: ${who} doit savoir pourquoi.`,
		words: (who: string) => `Ce que lira ${who}`,
		days: 'Jours concernés',
		day: (key: string) => (key.includes('/') ? 'Total du mois' : dayShort(key)),
		dayOf: (key: string, minutes: number) =>
			`${key.includes('/') ? 'Total du mois' : dayShort(key)} · ${hours(minutes)}`,
		counted: (key: string) =>
			`Heures comptées ${key.includes('/') ? 'ce mois' : `le ${dayShort(key)}`}`,
		countLess: 'Compter une partie des heures',
		override: 'Pourquoi compter ces heures quand même',
		overrideWhy: 'Expliquer pourquoi ces heures comptent, décidées après coup.',
		sums: {
			accepted: 'Validé',
			returned: 'À corriger',
			refused: 'Refusé',
			open: 'Sans réponse'
		},
		send: 'Envoyer la décision',
		answer: 'Répondre à une ligne au moins',
		returnAll: 'Renvoyer tout le mois',
		returnWhy: 'Une personne manque, ou le mois n’est pas le bon.',
		returnSend: 'Renvoyer le mois',
		returnNote: 'Dire ce qu’il faut corriger.',
		reopen: 'Rouvrir ce qui est validé',
		reopenWhy: 'Les jours validés pourront à nouveau changer. Le motif reste dans l’historique.',
		reopenReason: 'Pourquoi',
		reopenMissing: 'Dire pourquoi ce mois est rouvert.',
		reopenSend: 'Rouvrir',
		reopened: (by: string, reason: string) => `Rouvert par ${by}${NB}: ${reason}`,
		returned: (by: string) => `Renvoyé par ${by}`,
		verdictBy: (by: string, at: string) => `${by}, ${at}`,
		changed: 'Une ligne a changé',
		changedWhy: (by: string) =>
			`${by || 'Quelqu’un'} l’a changée avant votre réponse. Elle n’est pas décidée${NB}: la lire à nouveau.`,
		sentTitle: 'Décision enregistrée',
		nothing: 'Cette déclaration n’est plus sur ce téléphone',
		nothingWhy: 'Elle a été retirée, ou ce marché ne vous est plus confié.',
		waits: (company: string) => `${company} doit corriger, puis signer à nouveau.`,
		next: 'Déclaration suivante',
		keys: 'Clavier\u00a0: ↑ ↓ ligne, V valider, C correction, Entrée envoyer'
	}
};
