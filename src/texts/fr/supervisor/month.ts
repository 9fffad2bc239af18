// The month: people and weeks, what to look at before signing, what became of it.
import {
	capital,
	count,
	date,
	dayLong,
	dayShort,
	hours,
	list,
	monthAmong,
	monthFull,
	monthName
} from '../../format.ts';
import { NB, plain, latest, quarter, theMonth } from './said.ts';

export const month = {
	title: (period: string) => capital(monthFull(period)),
	watch: 'À vérifier avant de signer',
	toLook: 'À vérifier',
	missing: (days: string[]) =>
		days.length > 3
			? `Rien de noté${NB}: ${count(days.length, 'jour', 'jours')}`
			: `Rien de noté le ${list(days.map(dayShort))}`,
	missingAt: (place: string) =>
		`${place && `${place} · `}Noter les heures, ou indiquer «${NB}aucune heure${NB}»`,
	longDay: (name: string, minutes: number, day: string) =>
		`${name}${NB}: ${hours(minutes)} le ${dayShort(day)}`,
	longDayWhy: `Plus de 10${NB}h. Si c’est exact, expliquer`,
	longWeek: (name: string, week: number) => `${name}, semaine ${String(week)}`,
	longWeekWhy: (minutes: number) =>
		`${hours(minutes)} cette semaine, tous chantiers. Plus de 48${NB}h${NB}: expliquer`,
	held: (name: string, minutes: number) => `${name}${NB}: ${hours(minutes)} en attente`,
	heldWhy: (until: string, today: string) =>
		until
			? `Éligible jusqu’au ${date(until, today)}. Compté seulement si son éligibilité est prolongée`
			: 'Éligibilité à vérifier',
	parked: (name: string, day: string) => `${name}, ${dayShort(day)}`,
	parkedWhy: 'N’a pas été reçu. Corriger avant de signer',
	table: 'Heures par semaine et par personne',
	week: (n: number) => `Sem.${NB}${String(n)}`,
	weekTitle: (n: number) => `Semaine ${String(n)}`,
	span: (from: string, to: string) =>
		from === to ? plain(from) : `${plain(from)}${NB}–${NB}${plain(to)}`,
	sum: (period: string) => (quarter(period) ? 'Total' : capital(monthName(period))),
	total: 'Total du mois, sans détail par jour',
	legend: {
		full: 'jour complet',
		part: 'partie',
		none: `0${NB}h`,
		over: `plus de 10${NB}h`,
		missing: 'rien de noté'
	},
	typeTotal: 'Saisir le total du mois',
	typeTotalWhy: 'Si vous n’avez que les fiches de paie',
	nobody: 'Personne de votre entreprise sur ce marché ce mois-là',
	others: 'Autres mois et chantiers',
	other: (period: string, name: string, all: readonly string[], today: string) =>
		`${capital(monthAmong(period, all, today))}, ${name}`,
	going: 'en cours',
	toSign: (day: string) => `à signer, ${latest(day)}`,
	sign: (period: string, minutes: number, again: boolean) =>
		`Signer ${again ? 'à nouveau ' : ''}${theMonth(period)}${NB}: ${minutes > 0 ? hours(minutes) : 'aucune heure'}`,
	signBy: (day: string, late: number) =>
		late > 0 ? `${count(late, 'jour', 'jours')} de retard` : `au plus tard ${dayLong(day)}`,
	signFrom: (day: string) => `À signer à partir du ${date(day)}`,
	signed: (by: string, at: string) => `Signé par ${by}, ${at}`,
	signedState: 'Signé',
	office: (by: string) => `Saisi par ${by} d’après le relevé signé`,
	changed: 'Des heures ont changé depuis la signature',
	refusedNote: (note: string, by: string) => `«${NB}${note}${NB}» ${by}`,
	changedWhy: 'Votre signature ne compte plus pour elles. Signer à nouveau pour les envoyer.',
	returned: (by: string) => `${by} demande une correction`,
	correct: (name: string, days: number) =>
		`${name}${NB}: ${count(days, 'jour', 'jours')} à corriger`,
	correctNow: 'Corriger',
	verdictMinutes: (validated: number) => `${hours(validated)} validées`,
	noMonth: 'Rien à déclarer pour l’instant',
	noMonthWhy: 'Le premier mois apparaît ici dès que votre équipe est reliée à un chantier.'
};
