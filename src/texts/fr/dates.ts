// French names of days and months, and the words that stand around figures: what `format.ts` is made of.
export const dates = {
	weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
	weekdaysShort: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
	months: [
		'janvier',
		'février',
		'mars',
		'avril',
		'mai',
		'juin',
		'juillet',
		'août',
		'septembre',
		'octobre',
		'novembre',
		'décembre'
	],
	monthsShort: [
		'janv.',
		'févr.',
		'mars',
		'avril',
		'mai',
		'juin',
		'juil.',
		'août',
		'sept.',
		'oct.',
		'nov.',
		'déc.'
	],
	/** The first of a month is an ordinal in French. */
	dayNumber: (day: number) => (day === 1 ? '1er' : String(day)),
	quarter: (quarter: number, year: number) =>
		`${quarter === 1 ? '1er' : `${String(quarter)}e`} trimestre ${String(year)}`,
	/** "d’avril", "de mai", "du 4e trimestre 2026". */
	of: (name: string, quarter: boolean) =>
		quarter ? `du ${name}` : /^[ao]/.test(name) ? `d’${name}` : `de ${name}`,
	today: 'aujourd’hui',
	tomorrow: 'demain',
	inDays: (days: number) => `dans ${String(days)}\u00a0jours`,
	late: (days: number) => `retard\u00a0: ${String(days)}\u00a0jour${days > 1 ? 's' : ''}`,
	hour: 'h',
	and: 'et'
};
