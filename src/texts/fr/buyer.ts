// Words of the contracts: the list, one contract, its months, its companies; for the office, and for the buyer.
import {
	capital,
	count,
	date,
	dateShort,
	dayMedium,
	hours,
	list,
	monthAmong,
	monthNear,
	percent,
	until
} from '../format.ts';

const NB = '\u00a0';
const people = (n: number) => count(n, 'personne', 'personnes');

export const buyer = {
	title: 'Marchés',
	going: (n: number) => `${String(n)} en cours`,
	find: 'Personne, entreprise, marché',
	findLabel: 'Chercher une personne, une entreprise, un marché',
	order: 'Du plus en retard au plus avancé',
	mine: 'Mes marchés',
	all: 'Tous',
	whose: 'Quels marchés',
	none: 'Pas encore de marché',
	noneWhy: 'Les marchés suivis par votre structure apparaissent ici.',
	noneWhyBuyer:
		'Les marchés de votre organisme apparaissent ici dès que la structure les relie à vous.',
	notFound: 'Aucun marché ne correspond à ces mots.',
	foreseen: (share: number) => `${String(Math.floor(share * 100))}${NB}% prévu`,
	noGoal: 'sans objectif',
	who: (company: string, end: string, today: string) =>
		[company, end && dateShort(end, today)].filter(Boolean).join(' · '),
	gauge: (valid: number, signed: number, noted: number, due: number) => {
		const said = [
			`${hours(valid)} validées`,
			signed > 0 && `${hours(signed)} signées`,
			noted > 0 && `${hours(noted)} notées`
		].filter(Boolean);
		return `${said.join(', ')}${due > 0 ? `, sur ${hours(due)}` : ''}`;
	},
	you: (period: string, today: string) => `Vous${NB}: vérifier ${monthNear(period, today)}`,
	act: {
		sign: (period: string, today: string) => `signer ${monthNear(period, today)}`,
		correct: (period: string, today: string) => `corriger ${monthNear(period, today)}`
	},
	company: (name: string, act: string) => `${name}${NB}: ${act}`,
	late: (name: string, month: string, days: number) => `${name}${NB}: ${month}, ${until(-days)}`,
	signBy: (name: string, month: string, due: string) =>
		`${name}${NB}: signer ${month}, au plus tard ${dayMedium(due)}`,
	nothing: 'Rien à faire pour l’instant',

	where: 'Compteur',
	validOf: 'validées sur',
	toDo: (end: string, today: string) =>
		end ? `à réaliser d’ici au ${date(end, today)}` : 'à réaliser',
	noGoalDone: 'validées. Aucun nombre d’heures n’est fixé.',
	ended: (done: number, due: number) => `Réalisé${NB}: ${percent(done, due)}`,
	mustAct: 'Qui doit agir',
	byDay: (day: string) => `au plus tard ${dayMedium(day)}`,
	lateBy: (days: number) => capital(until(-days)),
	sentBack: 'renvoyé, attend sa correction',
	lastReceived: (by: string, day: string, today: string) =>
		day ? `${by} · Rien reçu depuis le ${dayMedium(day, today)}` : `${by} · Rien reçu`,
	months: 'Mois',
	allMonths: (n: number) => `Voir les ${String(n)}${NB}mois`,
	month: (period: string, all: readonly string[], today: string) =>
		capital(monthAmong(period, all, today)),
	ongoing: (days: number) =>
		days > 0 ? `en cours, ${count(days, 'jour noté', 'jours notés')}` : 'en cours, rien de noté',
	noted: 'noté, pas encore signé',
	nothingNoted: 'rien de noté',
	nil: 'aucune heure',
	companies: 'Entreprises',
	partyWho: (role: string, minutes: number) => `${role} · ${hours(minutes)} validées`,
	crew: 'Équipe',
	eligible: (from: string, to: string, today: string) =>
		to
			? `Éligible du ${dateShort(from, today)} au ${dateShort(to, today)}`
			: `Éligible depuis le ${dateShort(from, today)}`,
	notEligible: {
		ended: (day: string, today: string) => `Éligible jusqu’au ${date(day, today)}`,
		later: (day: string, today: string) => `Éligible à partir du ${date(day, today)}`,
		pending: () => 'Éligibilité à vérifier'
	},
	atWork: (n: number) => `${people(n)} au travail`,
	until: (day: string, today: string) => `Parti le ${date(day, today)}`,
	crewMore: (n: number) => `Voir ${people(n)} de plus`,
	sites: 'Chantiers',
	dates: 'Dates',
	dateNames: {
		declaration: 'Déclaration',
		lastVisit: 'Dernière visite',
		end: 'Fin du marché',
		finalReport: 'Bilan final',
		buyer: 'Acheteur',
		facilitator: 'Suivi par',
		reference: 'Numéro',
		site: 'Chantier'
	},
	each: (period: 'month' | 'quarter', day: number) =>
		`${period === 'month' ? 'chaque mois' : 'chaque trimestre'}, au plus tard le ${String(day)}`,
	noVisit: 'aucune',
	atLatest: (day: string, today: string) => `au plus tard ${dayMedium(day, today)}`,
	startVisit: 'Commencer une visite',
	statement: 'Saisir un relevé reçu',
	statementWhy: 'Sur papier ou par courriel',

	own: {
		due: 'À réaliser',
		declared: 'Déclaré',
		validated: 'Validé',
		remaining: 'Reste à réaliser',
		declaredMonth: (minutes: number) => `${hours(minutes)} déclarées`,
		people: (n: number, few: boolean) => (few ? `moins de 5${NB}personnes` : people(n)),
		noMonth: 'Aucun mois déclaré',
		noMonthWhy: 'Les mois apparaissent quand une entreprise en a signé un.',
		why: 'Heures validées par la structure, toutes entreprises ensemble, sans nom.',
		company: 'Entreprise',
		list
	}
};
