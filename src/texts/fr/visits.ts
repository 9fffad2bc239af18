// Words of the facilitator's visits: where to go, the visit going on, its report.
import type { Reason } from '#domain/visits/reasons.ts';
import {
	capital,
	count,
	date,
	dateShort,
	dayLong,
	dayMedium,
	hours,
	list,
	percent,
	when
} from '../format.ts';

const NB = '\u00a0';
const people = (n: number) => count(n, 'personne', 'personnes');

/** Why to go, one sentence a reason. */
const reasons: { [R in Reason as R['code']]: (why: R, end: string, today: string) => string } = {
	'never-visited': () => 'Jamais visité',
	'long-ago': ({ weeks }) => `Pas de visite depuis ${String(weeks)}${NB}semaines`,
	short: ({ forecast, due, missing }, end, today) =>
		`${percent(forecast, due)} prévu${end && ` le ${date(end, today)}`}${NB}: il manque ${hours(Math.round(missing / 60) * 60)}`,
	'never-seen': ({ names }) => `Pas encore vu${NB}: ${few(names)}`,
	'not-seen': ({ names }) => `Pas vu la dernière fois${NB}: ${few(names)}`,
	uniform: ({ minutes }) => `${hours(minutes)} par personne chaque jour, sans variation`
};

/** Two names at most, else how many. */
function few(names: string[]): string {
	return names.length <= 2 ? list(names) : people(names.length);
}

/** Parts of a report that two people may correct. */
const fields: Record<string, string> = {
	contract: 'le marché',
	company: 'les personnes vues',
	site: 'le chantier',
	day: 'le jour',
	type: 'le genre de visite',
	present: 'les personnes rencontrées',
	undeclared: 'les autres personnes',
	actions: 'ce qui est à faire',
	summary: 'le texte'
};
const fieldName = (path: string) => fields[path] ?? 'une partie';

export const title = 'Visites';
export const back = 'Visites';
export const home = 'le début';
export const find = 'Chantier, entreprise, personne';
export const findLabel = 'Chercher un chantier, une entreprise, une personne';
export const notFound = 'Aucun chantier ne correspond à ces mots.';
export const none = 'Pas encore de chantier à visiter';
export const noneWhy =
	'Un chantier apparaît ici quand une entreprise y note des heures, ou quand une visite y est faite.';

export const ready = 'Prêt hors ligne';
export const notReady = `Pas encore prêt${NB}: la première réception est en cours.`;
export const notKept = `Pas encore prêt${NB}: l’application n’est pas encore gardée sur cet appareil. Garder cette page ouverte un moment.`;
export const held = 'Ce qui est sur ce téléphone';
export const holds = {
	people: (n: number) =>
		`${people(n)} ${n < 2 ? 'déclarée' : 'déclarées'}, 5${NB}semaines d’heures`,
	counter: 'Compteur et dates du marché',
	form: `Formulaire «${NB}Visite de chantier${NB}»`,
	report: (day: string, actions: number, today: string) =>
		`Compte rendu du ${dayMedium(day, today)}${actions > 0 ? `, ${count(actions, 'action', 'actions')}` : ''}`
};
export const why = 'Pourquoi y aller';
export const noReason = 'Rien de particulier';
export const reason = (why: Reason, end: string, today: string) =>
	(reasons[why.code] as (why: Reason, end: string, today: string) => string)(why, end, today);
export const next = 'Où aller ensuite';
export const afterwards = 'Puis';
export const lastVisit = (day: string, today: string) =>
	day ? `Dernière visite${NB}: ${dayMedium(day, today)}` : 'Jamais visité';
export const nextOrder = 'pas vu depuis le plus longtemps';
export const moreNext = (n: number) => `Voir les ${String(n)}${NB}chantiers`;
export const start = 'Commencer la visite';
export const goOn = 'Continuer la visite';
export const startElsewhere = 'Visiter un autre chantier';
export const goingAt = (name: string) => `la visite de ${name}`;
export const past = 'Visites faites';
export const pastMore = 'Voir les visites plus anciennes';
export const pastSmall = (type: string, by: string, company: string) =>
	[type, by, company].filter(Boolean).join(' · ');
export const on = (day: string, today: string) => capital(dayMedium(day, today));

export const report = {
	title: 'Compte rendu',
	of: (day: string, today: string) => capital(dayLong(day, today)),
	where: 'Où est ce compte rendu',
	saved: 'Vous pouvez fermer l’application.',
	leaves: 'Partira tout seul, dès qu’il y aura du réseau.',
	receipt: (receipt: string, reader: string) =>
		`Numéro ${receipt}.${reader && ` ${reader} peut le lire.`}`,
	canRead: (reader: string) => (reader ? `${reader} peut le lire.` : ''),
	parked: 'Le serveur ne l’a pas reçu tel quel.',
	withdrawn: 'Ce compte rendu est retiré',
	withdrawnWhy: 'Il reste dans l’historique. Il ne compte plus comme une visite.',
	twice: 'Deux versions de ce compte rendu',
	twiceWhy: (by: string, paths: string[]) =>
		`La version de ${by || 'l’autre personne'} est gardée pour\u00a0: ${list(paths.map(fieldName))}.`,
	mineSaid: 'Vous aviez écrit\u00a0:',
	keepTheirs: (by: string) => `Garder celle de ${by || 'l’autre personne'}`,
	keepMine: 'Remettre la mienne',
	facts: 'La visite',
	day: 'Jour',
	place: 'Chantier',
	type: 'Visite',
	by: 'Faite par',
	reader: 'Lu par',
	office: 'votre structure seule',
	counter: (validated: number, due: number) =>
		due > 0 ? `${hours(validated)} validées sur ${hours(due)}` : `${hours(validated)} validées`,
	counterOn: (day: string, today: string) =>
		`Compteur figé le jour de la visite, ${dayMedium(day, today)}`,
	people: 'Qui était là',
	nobody: 'Personne n’est nommé dans ce compte rendu.',
	seen: 'Vu',
	missed: 'Pas vu',
	undeclared: 'Vu, pas déclaré',
	nameless: (n: number) => count(n, 'autre personne', 'autres personnes'),
	namelessWhy: 'Au travail, dans aucune équipe de ce marché. Le nom n’est pas noté.',
	someone: 'Une personne qui n’est plus sur ce téléphone',
	present: 'Personnes rencontrées',
	summary: 'Compte rendu',
	noSummary: 'Rien n’est écrit.',
	actions: 'À faire',
	action: (who: string, by: string, today: string) =>
		[who, by && `au plus tard ${dayMedium(by, today)}`].filter(Boolean).join(' · '),
	home: 'Revenir aux visites',
	correct: 'Corriger',
	again: 'Écrire à nouveau',
	withdraw: 'Retirer',
	withdrawTitle: 'Retirer ce compte rendu',
	withdrawLocal: 'Il n’est que sur ce téléphone. Il sera effacé.',
	withdrawReason: 'Pourquoi',
	withdrawMissing: 'Dire pourquoi ce compte rendu est retiré.',
	withdrawSend: 'Retirer ce compte rendu',
	unknown: 'Ce compte rendu n’est pas sur ce téléphone',
	unknownWhy: 'L’adresse a changé, ou ce marché ne vous est plus confié.'
};
export const form = {
	title: 'Visite en cours',
	correction: 'Corriger le compte rendu',
	choose: `Quel chantier visiter${NB}?`,
	end: 'Terminer la visite',
	endCorrection: 'Enregistrer la correction',
	notYet: 'Ce compte rendu ne peut pas partir tel quel',
	otherWindow: 'Cette visite est ouverte dans une autre fenêtre.',
	counter: (arrived: string, now: string) => `Compteur figé à l’arrivée, ${when(arrived, now)}`,
	readBy: (company: string) => `Lu par ${company}`,
	readWhy: 'Seules les personnes de son équipe y sont nommées',
	readByOffice: 'Lu par votre structure seule',
	readByOfficeWhy: 'Aucune entreprise ne le voit',
	reader: 'Qui lit ce compte rendu',
	readerWhy: 'Une entreprise ne lit que ce qui concerne sa propre équipe.',
	officeAlone: 'Ma structure seule',
	done: 'Fermer',
	who: `Qui est là${NB}?`,
	fiveWeeks: `déclarés ces 5${NB}dernières semaines`,
	nobodyDeclared: `Personne n’est déclaré ces 5${NB}dernières semaines.`,
	declared: (minutes: number, last: string, fresh: boolean, today: string) =>
		fresh
			? `${hours(minutes)}, arrivée récente`
			: `${hours(minutes)}, jusqu’au ${dateShort(last, today)}`,
	added: 'Ajouté par vous',
	else: 'Vu, mais pas dans la liste',
	outside: (n: number) =>
		n < 2
			? '1\u00a0personne d’une autre entreprise'
			: `${String(n)}${NB}personnes d’autres entreprises`,
	outsideWhy: (reader: string) => `${reader} ne peut pas lire leur nom. Changer qui lit.`,
	findPerson: 'Chercher une personne',
	noOther: 'Aucune autre personne de cette équipe.',
	stranger: 'Une personne d’aucune équipe',
	strangerWhy: 'Elle est comptée. Son nom n’est pas noté.',
	nameless: 'Autres personnes',
	onePersonLess: `Enlever 1${NB}personne`,
	onePersonMore: `Ajouter 1${NB}personne`,
	remove: 'Enlever',
	removeOf: (name: string) => `Enlever ${name}`,
	present: 'Personnes rencontrées',
	addPresent: 'Ajouter une personne rencontrée',
	name: 'Nom',
	quality: 'Fonction',
	add: 'Ajouter',
	findings: 'Constats',
	summary: (company: string) =>
		company ? `Compte rendu, lu par ${company}` : 'Compte rendu, lu par votre structure seule',
	summaryHint: 'Pas de données de santé.',
	type: 'Genre de visite',
	day: 'Jour de la visite',
	site: 'Chantier',
	siteGone: 'Ce chantier n’existe plus',
	noSite: 'Sans chantier précis',
	before: (day: string, today: string) => `Convenu le ${dayMedium(day, today)}`,
	addAction: 'Ajouter une action',
	what: 'Ce qu’il faut faire',
	whoDoes: 'Par qui',
	by: 'Au plus tard le',
	keep: 'Garder cette action',
	sums: {
		seen: (n: number) => (n < 2 ? 'Vu' : 'Vus'),
		missed: (n: number) => (n < 2 ? 'Pas vu' : 'Pas vus'),
		undeclared: (n: number) => (n < 2 ? 'Pas déclaré' : 'Pas déclarés'),
		open: 'Sans réponse'
	}
};

/** What the company visited reads. */
export const company = {
	title: 'Comptes rendus de visite',
	why: 'Écrits après une visite de votre chantier. Vous pouvez les lire.',
	visit: (day: string, today: string) => `Visite, ${dayMedium(day, today)}`,
	small: (type: string, by: string) => [type, by].filter(Boolean).join(' · ')
};
