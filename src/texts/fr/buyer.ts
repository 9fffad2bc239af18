// Words of the contracts: the list, one contract, its months, its companies; for the office, and for the buyer.
import {
	capital,
	count,
	date,
	dayMedium,
	hours,
	list,
	monthName,
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
	name: (name: string, lot: string) => (lot ? `${name}, lot ${lot}` : name),
	foreseen: (share: number) => `${String(Math.floor(share * 100))}${NB}% prévu`,
	noGoal: 'sans objectif',
	who: (company: string, end: string, today: string) =>
		[company, end && date(end, today)].filter(Boolean).join(' · '),
	gauge: (valid: number, signed: number, noted: number, due: number) => {
		const said = [
			`${hours(valid)} validées`,
			signed > 0 && `${hours(signed)} signées`,
			noted > 0 && `${hours(noted)} notées`
		].filter(Boolean);
		return `${said.join(', ')}${due > 0 ? `, sur ${hours(due)}` : ''}`;
	},
	you: (period: string) => `Vous${NB}: vérifier ${monthName(period)}`,
	act: {
		verify: (period: string) => `vérifier ${monthName(period)}`,
		sign: (period: string) => `signer ${monthName(period)}`,
		correct: (period: string) => `corriger ${monthName(period)}`
	},
	company: (name: string, act: string) => `${name}${NB}: ${act}`,
	late: (name: string, period: string, days: number) =>
		`${name}${NB}: ${monthName(period)}, ${until(-days)}`,
	signBy: (name: string, period: string, due: string) =>
		`${name}${NB}: signer ${monthName(period)}, au plus tard ${dayMedium(due)}`,
	nothing: 'Rien à faire pour l’instant',

	where: 'Compteur',
	validOf: 'validées sur',
	toDo: (end: string) => (end ? `à réaliser d’ici au ${date(end)}` : 'à réaliser'),
	noGoalDone: 'validées. Aucun nombre d’heures n’est fixé.',
	ended: (done: number, due: number) => `Réalisé${NB}: ${percent(done, due)}`,
	mustAct: 'Qui doit agir',
	byDay: (day: string) => `au plus tard ${dayMedium(day)}`,
	lateBy: (days: number) => capital(until(-days)),
	months: 'Mois',
	month: (period: string) => capital(monthName(period)),
	ongoing: (days: number) =>
		days > 0 ? `en cours, ${count(days, 'jour noté', 'jours notés')}` : 'en cours, rien de noté',
	noted: 'noté, pas encore signé',
	nothingNoted: 'rien de noté',
	nil: 'aucune heure ce mois',
	companies: 'Entreprises',
	partyWho: (role: string, minutes: number) => `${role} · ${hours(minutes)} validées`,
	crew: 'Équipe',
	eligible: (from: string, to: string, today: string) =>
		to
			? `Éligible du ${date(from, today)} au ${date(to, today)}`
			: `Éligible depuis le ${date(from, today)}`,
	notEligible: 'Éligibilité à vérifier',
	crewMore: (n: number) => `Voir ${people(n)}`,
	sites: 'Chantiers',
	dates: 'Dates',
	dateNames: {
		declaration: 'Déclaration',
		lastVisit: 'Dernière visite',
		end: 'Fin du marché',
		finalReport: 'Bilan final',
		buyer: 'Acheteur',
		facilitator: 'Suivi par',
		reference: 'Numéro'
	},
	each: (period: 'month' | 'quarter', day: number) =>
		`${period === 'month' ? 'chaque mois' : 'chaque trimestre'}, au plus tard le ${String(day)}`,
	noVisit: 'aucune',
	atLatest: (day: string, today: string) => `au plus tard ${dayMedium(day, today)}`,
	prepare: 'Préparer une visite',
	statement: 'Saisir un relevé reçu',

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
