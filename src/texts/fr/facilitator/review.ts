// A declaration under review: lines, days, answers, reasons.
import { capital, count, dateShort, hours, list } from '../../format.ts';
import { remark } from './remarks.ts';
import { NB, lines, day } from './said.ts';

export const review = {
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
};
