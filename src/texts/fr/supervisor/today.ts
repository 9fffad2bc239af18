// Aujourd’hui: my places, what is due, the one next thing.
import {
	count,
	date,
	dayLong,
	dayMedium,
	dayShort,
	hours,
	monthName,
	ofMonth,
	percent,
	until
} from '../../format.ts';
import { NB, near, latest, quarter, theMonth, type Work, work } from './said.ts';

export const today = {
	title: 'Aujourd’hui',
	week: 'Cette semaine',
	toNote: 'à noter',
	holiday: 'férié',
	nothing: '–',
	likeDay: (day: string, today: string, said: Work) =>
		`Comme ${near(day, today)}${NB}: ${work(said)}`,
	firstDay: 'Noter la journée',
	/** Under the main action: where, and which day when it is not today. */
	where: (place: string, day: string, today: string) =>
		day === today ? place : `${place} · ${dayMedium(day, today)}`,
	others: 'Autres chantiers de l’entreprise',
	thisWeek: (minutes: number) => `${hours(minutes)} cette semaine`,
	totals: (period: string) => `Saisir le total ${ofMonth(period)}`,
	totalsWhy: 'Total du mois, sans détail par jour',
	finish: (period: string) => `Pour finir ${theMonth(period)}`,
	signIn: (days: number) =>
		days < 0 ? `${count(-days, 'jour', 'jours')} de retard` : `à signer ${until(days)}`,
	correct: (days: number, period: string, name: string) =>
		`Corriger ${count(days, 'jour', 'jours')} ${ofMonth(period)}${NB}: ${name}`,
	returned: (period: string) =>
		quarter(period) ? `Corriger le ${monthName(period)}` : `Corriger le mois ${ofMonth(period)}`,
	said: (by: string, note: string) => `${by}${NB}: «${NB}${note}${NB}»`,
	sign: (period: string, again: boolean) =>
		`Signer ${again ? 'à nouveau ' : ''}${quarter(period) ? `le ${monthName(period)}` : `le mois ${ofMonth(period)}`}`,
	signBy: (place: string, day: string) => `${place} · ${latest(day)}`,
	againBy: (place: string) => `${place} · des heures ont changé depuis la signature`,
	missing: (day: string, days: number) =>
		days === 1
			? `Rien de noté le ${dayShort(day)}`
			: `Rien de noté${NB}: ${count(days, 'jour', 'jours')}`,
	missingFrom: (place: string, day: string) => `${place} · à partir du ${dayMedium(day)}`,
	quiet: 'Rien d’autre à faire aujourd’hui',
	nextSign: (from: string, due: string) => `à partir du ${date(from)}, ${latest(due)}`,
	counter: (done: number, due: number) => `${hours(done)} faites sur ${hours(due)}`,
	foreseen: (place: string, done: number, due: number, end: string) =>
		`${place}, ${percent(done, due)} prévu le ${date(end)}`,
	empty: 'Pas encore de chantier',
	emptyWho: (name: string) =>
		`${name || 'La personne qui suit le marché'} doit relier votre équipe à un chantier. Vous n’avez rien à faire.`,
	emptyNext:
		'Dès que c’est fait, votre équipe apparaît ici, même si l’application est fermée entre-temps.',
	unfinished: (day: string, today: string) => dayLong(day, today)
};
