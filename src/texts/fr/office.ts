// Words of what the office does in the place of companies: statements typed from paper, days declared twice.
import {
	capital,
	date,
	dayLong,
	dayMedium,
	hours,
	monthFull,
	monthName,
	monthNear,
	ofMonth
} from '../format.ts';

const NB = '\u00a0';
const quarter = (period: string) => period.includes('Q');

export const statement = {
	title: 'Relevé reçu',
	lead: 'Choisir l’entreprise et le mois du relevé.',
	contract: 'Marché',
	pick: 'Choisir un marché',
	toSign: 'Pas encore signés',
	others: 'Déjà déclarés',
	period: (period: string) => capital(monthFull(period)),
	draft: 'Pas fini',
	none: 'Aucun mois à saisir',
	noneWhy: 'Aucune entreprise n’a d’équipe sur ce marché pour l’instant.',
	back: 'Relevé reçu',

	of: (company: string, period: string, today: string) => `${company}, ${monthNear(period, today)}`,
	known: 'Les heures déjà connues sont reprises. Les remplacer par celles du relevé.',
	mode: 'Le relevé donne',
	total: 'Un total par personne',
	days: 'Les jours',
	toDays: 'Saisir jour par jour',
	toTotal: 'Saisir un total',
	weekend: 'Afficher les samedis et dimanches',
	month: (period: string, several: boolean) =>
		several ? `Heures ${ofMonth(period)}` : 'Heures du mois',
	span: (from: string, to: string) => `du ${date(from)} au ${date(to)}`,
	placeholder: `par exemple 151${NB}h`,
	dayOf: (name: string, day: string) => `${name}, ${dayLong(day)}`,
	week: (day: string) => `Semaine du ${date(day)}`,
	weekdays: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
	locked: (minutes: number) => `${hours(minutes)} déjà validées, gardées telles quelles`,
	wrong: 'Écrire des heures, par exemple 7 ou 7h30.',
	quarters: `Arrondir au quart d’heure${NB}: 7, 7h15, 7h30.`,
	people: 'Heures du relevé',
	noPeople: 'Aucune personne',
	noPeopleWhy: 'L’équipe de cette entreprise commence après cette période.',

	signed: 'Signature du relevé',
	name: 'Signé par',
	nameMissing: 'Écrire le nom qui figure sur le relevé.',
	quality: 'Sa fonction',
	qualityMissing: 'Écrire la fonction, par exemple gérant.',
	signedOn: 'Signé le',
	receivedOn: 'Reçu le',
	dayMissing: 'Choisir le jour.',
	future: 'Ce jour n’est pas encore arrivé.',
	before: 'Le relevé ne peut pas être reçu avant d’être signé.',
	file: 'Photo ou PDF du relevé',
	fileWhy: 'À joindre si possible\u00a0: c’est la preuve de la signature.',
	take: 'Prendre ou choisir un fichier',
	other: 'Changer de fichier',
	remove: 'Enlever le fichier',
	attached: 'Relevé joint',
	pdf: 'PDF joint',
	tooBig: 'Ce fichier pèse plus de 2\u00a0Mo. Photographier la page, ou envoyer un PDF plus léger.',
	unreadable: 'Ce fichier ne s’ouvre pas. Choisir une photo ou un PDF.',
	noRoom: 'Plus de place pour le fichier. Les heures sont gardées.',

	nil: (period: string) =>
		quarter(period)
			? 'Le relevé dit\u00a0: aucune heure ce trimestre'
			: 'Le relevé dit\u00a0: aucune heure ce mois',
	empty: 'Écrire les heures d’au moins une personne, ou cocher «\u00a0aucune heure\u00a0».',
	sum: (period: string) => capital(monthName(period)),
	send: 'Transmettre d’après le relevé',
	sheet: 'Voir le relevé signé',
	drawn: 'Voir la signature',
	sheetOf: (signedOn: string, receivedOn: string, today: string) =>
		signedOn
			? `Relevé signé le ${date(signedOn, today)}, reçu le ${date(receivedOn, today)}`
			: `Relevé reçu le ${date(receivedOn, today)}`
};

export const clash = {
	day: (day: string, until: string, today: string) =>
		until
			? `Du ${dayMedium(day, today)} au ${dayMedium(until, today)}`
			: capital(dayLong(day, today)),
	unknown: 'Personne inconnue ici',
	which: 'Deux entreprises déclarent ce jour.',
	why: (first: string, second: string) =>
		`${first} l’a déclaré en premier. ${second} attend votre réponse${NB}: ses heures ne sont pas encore reçues.`,
	region: 'Les deux déclarations',
	work: 'Heures',
	training: 'Formation',
	by: 'Par',
	at: 'Le',
	job: 'Contrat',
	state: 'État',
	stands: 'Reçu',
	signed: 'Signé, à valider',
	refused: 'En attente',
	none: '–',
	differs: ', différent',
	openMonth: (company: string, period: string, today: string) =>
		`${company}, ${monthNear(period, today)}`,
	openMonthWhy:
		'Ce jour y est signé. Le valider le laisse à cette entreprise, le refuser le libère pour l’autre.',
	answerThere: (company: string) => `Répondre dans le mois de ${company}`,
	contract: 'Voir le marché et son équipe',
	reason: 'Pourquoi ce choix',
	reasonWhy: 'Lu par l’entreprise qui garde ce jour, et gardé dans l’historique.',
	missing: 'Dire pourquoi\u00a0: les deux entreprises peuvent le demander.',
	keep: (figure: string) => `Garder ${figure}`,
	settled: (company: string) => `Jour gardé pour ${company}`,
	over: 'Plus rien à décider ici',
	overWhy: 'Ce jour n’est plus déclaré par deux entreprises.'
};
