// What was just saved: where it is now, and what it does to the counter.
import { capital, date, dayShort, hours, monthName } from '../../format.ts';
import { NB, people } from './said.ts';

export const saved = {
	day: 'Journée enregistrée',
	month: 'Mois signé',
	total: 'Total enregistré',
	where: 'Où est cette journée',
	whereMonth: 'Où est ce mois',
	at: (place: string, n: number) => (n > 0 ? `${people(n)} · ${place}` : place),
	close: 'Vous pouvez fermer l’application.',
	leaves: 'Partira tout seul, dès qu’il y aura du réseau.',
	onPhone: (when: string, isToday: boolean) => (isToday ? `Aujourd’hui à ${when}` : capital(when)),
	receipt: (receipt: string, name: string) =>
		`Numéro ${receipt}.${name && ` ${name} peut le voir.`}`,
	seen: (name: string) => (name ? `${name} peut le voir.` : ''),
	filesLeft: (n: number) =>
		n === 1
			? 'La signature dessinée reste sur ce téléphone'
			: `${String(n)}${NB}fichiers restent sur ce téléphone`,
	validAfter: (name: string) => `${name ? `Par ${name}, après` : 'Après'} la signature du mois.`,
	validBy: (name: string) => (name ? `Par ${name}.` : ''),
	parked: 'N’a pas été reçu\u00a0: dire ce qu’il faut en faire.',
	correct: 'Voir et corriger',
	waits: 'Ce qui attend',
	waitsAt: (place: string, days: string[]) => [place, ...days.map(dayShort)].join(', '),
	waitsMonth: (name: string, period: string) => `${name}, ${monthName(period)} signé`,
	effect: (name: string, done: number) => `${name}${NB}: ${hours(done)} faites`,
	effectOf: (due: number, end: string) =>
		`sur ${hours(due)} à réaliser${end && ` d’ici au ${date(end)}`}`,
	change: 'Changer la journée',
	home: 'Revenir à Aujourd’hui',
	/** Where the day was opened from. */
	homes: { month: 'Revenir au mois', phone: 'Revenir à Ce téléphone' } as Partial<
		Record<string, string>
	>,
	nothing: 'Rien n’est noté ce jour-là'
};
