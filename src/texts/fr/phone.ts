// "Ce téléphone", the plate and the strip: what this phone still holds, why, and how to help it leave.
import { count, dayMedium, hours, list, when } from '../format.ts';

interface Count {
	days: number;
	months: number;
	visits: number;
}

const parts = ({ days, months, visits }: Count) =>
	[
		days > 0 ? count(days, 'jour', 'jours') : '',
		months > 0 ? count(months, 'mois', 'mois') : '',
		visits > 0 ? count(visits, 'visite', 'visites') : ''
	].filter(Boolean);
const acts: Record<string, string> = {
	write: 'noté',
	withdraw: 'retiré',
	submit: 'signé',
	decide: 'décidé',
	return: 'renvoyé',
	reopen: 'rouvert'
};
const one = ({ days, months, visits }: Count) => days + months + visits < 2;
const verb = (n: Count) => (one(n) ? 'attend' : 'attendent');

export const phone = {
	title: 'Ce téléphone',
	allReceived: 'Tout est reçu',
	nothingHere: 'Rien n’attend ici',
	/** `3 jours`, `3 jours, 1 mois`. */
	count: (n: Count) => parts(n).join(', '),
	parts,
	also: (others: string[]) => `et ${list(others)}`,
	waitHere: (n: Count) => `${verb(n)} sur ce téléphone`,
	strip: (n: Count) => `${list(parts(n))} ${verb(n)} sur ce téléphone`,
	fixStrip: (n: number) => `${count(n, 'réponse', 'réponses')} à donner avant l’envoi`,
	offlineSince: (when: string) => `Pas de réseau depuis ${when}`,
	offline: 'Pas de réseau pour l’instant',
	signedOut: 'Vous êtes déconnecté\u00a0: rien ne part',
	closed: 'Votre compte est fermé\u00a0: rien ne part',
	soon: 'Partira tout seul, dès qu’il y aura du réseau.',
	leaving: 'Envoi en cours',

	held: 'Ce qui attend',
	noted: (n: Count) => (one(n) ? 'Noté ici, pas encore reçu.' : 'Notés ici, pas encore reçus.'),
	oldest: (day: string) => `Le plus ancien\u00a0: ${day.replace(/\.$/, '')}.`,
	nothing: 'Rien n’attend sur ce téléphone. Ce que vous notez apparaît ici jusqu’à sa réception.',
	visit: (day: string, today: string) => `visite, ${dayMedium(day, today)}`,
	/** What was done last, and when: `noté à 17:32`, `signé lundi, 7:10`. */
	acted: (act: string, iso: string, now: string) => {
		const time = when(iso, now);
		return `${acts[act] ?? 'enregistré'} ${/^\d/.test(time) ? `à\u00a0${time}` : time}`;
	},
	filesLeft: (n: number) =>
		`Reçu, ${count(n, 'fichier reste', 'fichiers restent')} sur ce téléphone`,
	follows: 'Attend que la précédente soit corrigée',
	withHours: (name: string, minutes: number) =>
		minutes > 0 ? `${name}\u00a0: ${hours(minutes)}` : name,
	stays: (minutes: number) =>
		`Tant que vous n’avez pas choisi, ${minutes > 0 ? `les ${hours(minutes)} restent` : 'tout reste'} ici.`,
	correct: 'Corriger',
	remove: (minutes: number) => (minutes > 0 ? `Enlever ces ${hours(minutes)}` : 'Enlever'),
	removed: 'Enlevé de ce téléphone',

	send: 'Envoyer maintenant',
	retry: 'Réessayer maintenant',
	sending: (sent: number, total: number) => `Envoi\u00a0: ${String(sent)} sur ${String(total)}`,
	receiving: 'Réception en cours',
	allSent: 'Tout est parti, tout est reçu.',
	reconnect: 'Se reconnecter',

	copy: 'Enregistrer une copie',
	copyWhy: 'Un fichier à garder ailleurs, pour vous seul. Il contient des noms.',
	copyName: (day: string) => `clause-de-poche-${day}.json`,
	copied: 'Copie enregistrée. La garder dans un endroit sûr.',
	restore: 'Reprendre une copie',
	restoreWhy: 'Le fichier enregistré ici ou sur un autre téléphone',
	restored: (n: number) =>
		n === 0
			? 'Tout ce que contient cette copie est déjà là.'
			: `${count(n, 'saisie reprise', 'saisies reprises')}. Rien ne sera compté deux fois.`,
	restoreErrors: {
		unreadable: 'Ce fichier n’est pas une copie de Clause de poche. En choisir un autre.',
		'other-user':
			'Cette copie appartient à une autre personne\u00a0: elle seule peut la reprendre.',
		newer:
			'Cette copie vient d’une version plus récente. Mettre l’application à jour, puis recommencer.'
	},

	health: 'Santé du téléphone',
	network: 'Réseau',
	networks: { fine: 'bon', none: 'aucun', busy: 'le serveur ne répond pas', portal: 'bloqué' },
	contact: 'Dernier contact',
	never: 'jamais',
	protected: 'Stockage protégé',
	yes: 'oui',
	no: 'non',
	unknown: 'le navigateur ne le dit pas',
	space: 'Place libre',
	spaceGood: 'bonne',
	spaceLow: (megabytes: number) => `faible, ${String(megabytes)} Mo`,
	protect: 'Protéger le stockage',
	protectWhy: 'Demande au téléphone de ne jamais effacer vos heures',
	protectDone: 'Le téléphone garde vos heures.',
	protectRefused: 'Le téléphone ne l’accorde pas encore. Installer l’application y aide.',
	climb: 'Monter là où il y a du réseau',
	climbWhy: 'Tout part tout seul en quelques secondes',
	cando: 'Ce que vous pouvez faire',

	downTitle: 'Le serveur ne répond pas',
	down: (n: Count, next: string) =>
		`Rien n’est perdu${parts(n).length ? `\u00a0: ${one(n) ? '' : 'les '}${list(parts(n))} ${one(n) ? 'reste' : 'restent'} sur ce téléphone` : ''}.${next && ` Nouvel essai tout seul à ${next}.`}`,
	portalTitle: 'Ce réseau ne laisse pas passer l’application',
	portal: 'Ouvrir le navigateur pour s’y connecter, ou attendre un autre réseau.',
	closedTitle: 'Votre compte est fermé',
	closedWhy:
		'Rien n’est effacé\u00a0: une copie peut être enregistrée. Appeler votre facilitatrice.',
	updateTitle: 'Cette version est trop ancienne pour envoyer',
	updateWhy: 'Rien n’est perdu. Fermer l’application et l’ouvrir à nouveau avec du réseau.',
	onlyHere: (n: Count) => `${list(parts(n))} ${one(n) ? 'n’est' : 'ne sont'} que sur ce téléphone`,
	onlyHereWhy:
		'Depuis plus de 2\u00a0jours, et le stockage n’est pas protégé\u00a0: le téléphone peut les effacer s’il manque de place.',

	receipts: 'Mes reçus',
	receiptsSince: (n: Count, since: string) => `${list(parts(n))}, depuis le ${since}`,
	receiptsNone: 'Ce qui est reçu reste listé ici 14\u00a0jours.',
	receiptNumber: (number: string) => `reçu n°\u00a0${number}`,
	justNow: 'Reçu à l’instant',

	site: 'Mode chantier',
	siteWhy: 'Noir sur blanc, plus grand, pour le soleil et les gants',
	look: 'Affichage',
	looks: { auto: 'Comme le téléphone', light: 'Clair', dark: 'Sombre' },
	stay: (n: Count) =>
		parts(n).length
			? `${one(n) ? '' : 'Les '}${list(parts(n))} ${one(n) ? 'restera' : 'resteront'} ici pour vous`
			: 'Rien n’attend\u00a0: tout est reçu',

	notices: {
		merged: 'Quelqu’un avait déjà noté autre chose',
		mergedWhy: (by: string) =>
			`${by} a noté en premier. Sa version compte, la vôtre est gardée à côté.`,
		compare: 'Comparer les deux',
		refused: 'Une saisie n’a pas été reçue',
		refusedWhy: 'Elle reste ici, à corriger ou à enlever.',
		lost: (n: number) =>
			`${count(n, 'saisie de ce téléphone n’est pas arrivée', 'saisies de ce téléphone ne sont pas arrivées')}`,
		lostWhy:
			'Le téléphone a été vidé avant leur envoi. Les noter à nouveau, ou reprendre une copie.',
		dropped: 'Des données ont quitté ce téléphone',
		droppedWhy: 'Vous n’avez plus accès à un marché. Ce que vous aviez noté reste ici.',
		read: 'C’est vu'
	}
};
