// The screen Ce téléphone: what waits and why, a copy, health, receipts, how it looks.
import { count, dayMedium, hours, list, when } from '../../format.ts';
import { type Count, parts, acts, one } from './said.ts';

export const title = 'Ce téléphone';

export const held = 'Ce qui attend';

export const noted = (n: Count) =>
	one(n) ? 'Noté ici, pas encore reçu.' : 'Notés ici, pas encore reçus.';

export const oldest = (day: string) => `Le plus ancien\u00a0: ${day.replace(/\.$/, '')}.`;

export const nothing =
	'Rien n’attend sur ce téléphone. Ce que vous notez apparaît ici jusqu’à sa réception.';

export const visit = (day: string, today: string) => `visite, ${dayMedium(day, today)}`;

/** What was done last, and when: `noté à 17:32`, `signé lundi, 7:10`. */
export const acted = (act: string, iso: string, now: string) => {
	const time = when(iso, now);
	return `${acts[act] ?? 'enregistré'} ${/^\d/.test(time) ? `à\u00a0${time}` : time}`;
};

export const follows = 'Attend que la précédente soit corrigée';

export const withHours = (name: string, minutes: number) =>
	minutes > 0 ? `${name}\u00a0: ${hours(minutes)}` : name;

export const stays = (minutes: number) =>
	`Tant que vous n’avez pas choisi, ${minutes > 0 ? `les ${hours(minutes)} restent` : 'tout reste'} ici.`;

export const correct = 'Corriger';

export const remove = (minutes: number) =>
	minutes > 0 ? `Enlever ces ${hours(minutes)}` : 'Enlever';

export const removed = 'Enlevé de ce téléphone';

export const send = 'Envoyer maintenant';

export const retry = 'Réessayer maintenant';

export const sending = (sent: number, total: number) =>
	`Envoi\u00a0: ${String(sent)} sur ${String(total)}`;

export const receiving = 'Réception en cours';

export const allSent = 'Tout est parti, tout est reçu.';

export const copy = 'Enregistrer une copie';

export const copyWhy = 'Un fichier à garder ailleurs, pour vous seul. Il contient des noms.';

export const copyName = (day: string) => `clause-de-poche-${day}.json`;

export const copied = 'Copie enregistrée. La garder dans un endroit sûr.';

export const restore = 'Reprendre une copie';

export const restoreWhy = 'Le fichier enregistré ici ou sur un autre téléphone';

export const restored = (n: number) =>
	n === 0
		? 'Tout ce que contient cette copie est déjà là.'
		: `${count(n, 'saisie reprise', 'saisies reprises')}. Rien ne sera compté deux fois.`;

export const restoreErrors = {
	unreadable: 'Ce fichier n’est pas une copie de Clause de poche. En choisir un autre.',
	'other-user': 'Cette copie appartient à une autre personne\u00a0: elle seule peut la reprendre.',
	newer:
		'Cette copie vient d’une version plus récente. Mettre l’application à jour, puis recommencer.'
};

export const health = 'Santé du téléphone';

export const network = 'Réseau';

export const networks = {
	fine: 'bon',
	none: 'aucun',
	busy: 'le serveur ne répond pas',
	portal: 'bloqué'
};

export const contact = 'Dernier contact';

export const never = 'jamais';

export const keeps = 'Stockage protégé';

export const yes = 'oui';

export const no = 'non';

export const unknown = 'le navigateur ne le dit pas';

export const space = 'Place libre';

export const spaceGood = 'bonne';

export const spaceLow = (megabytes: number) => `faible, ${String(megabytes)} Mo`;

export const protect = 'Protéger le stockage';

export const protectWhy = 'Demande au téléphone de ne jamais effacer vos heures';

export const protectDone = 'Le téléphone garde vos heures.';

export const protectRefused =
	'Le téléphone ne l’accorde pas encore. Installer l’application y aide.';

export const climb = 'Monter là où il y a du réseau';

export const climbWhy = 'Tout part tout seul en quelques secondes';

export const cando = 'Ce que vous pouvez faire';

export const down = (n: Count, next: string) =>
	`Rien n’est perdu${parts(n).length ? `\u00a0: ${one(n) ? '' : 'les '}${list(parts(n))} ${one(n) ? 'reste' : 'restent'} sur ce téléphone` : ''}.${next && ` Nouvel essai tout seul à ${next}.`}`;

export const portal = 'Ouvrir le navigateur pour s’y connecter, ou attendre un autre réseau.';

export const closedTitle = 'Votre compte est fermé';

export const closedWhy =
	'Rien n’est effacé\u00a0: une copie peut être enregistrée. Appeler votre facilitatrice.';

export const updateWhy =
	'Rien n’est perdu. Fermer l’application et l’ouvrir à nouveau avec du réseau.';

export const onlyHere = (n: Count) =>
	`${list(parts(n))} ${one(n) ? 'n’est' : 'ne sont'} que sur ce téléphone`;

export const onlyHereWhy =
	'Depuis plus de 2\u00a0jours, et le stockage n’est pas protégé\u00a0: le téléphone peut les effacer s’il manque de place.';

export const oldWhy =
	'Depuis plus d’un jour. Monter là où il y a du réseau, ou garder une copie ailleurs.';

export const receipts = 'Mes reçus';

/** The fortnight that lies in memory; the list holds more. */
export const receiptsLately = (n: Count) =>
	`${list(parts(n))} en 14\u00a0jours. La liste garde 24\u00a0mois.`;

export const receiptsNone = 'Ce qui est reçu reste listé ici 24\u00a0mois.';

export const receiptsOlder = 'Voir les plus anciens';

/** The list of receipts as a file. */
export const csv = {
	save: 'Enregistrer la liste',
	file: (day: string) => `recus-${day}.csv`,
	columns: [
		'Reçu le',
		'Numéro',
		'Quoi',
		'Acte',
		'Jour ou mois',
		'Chantier',
		'Marché',
		'Personne',
		'Heures'
	],
	kinds: { day: 'Jour', month: 'Mois', visit: 'Visite' },
	act: (act: string) => acts[act] ?? 'enregistré'
};

export const receiptNumber = (number: string) => `reçu n°\u00a0${number.replace('-', '\u2011')}`;

export const justNow = 'Reçu à l’instant';

export const site = 'Mode chantier';

export const siteWhy = 'Noir sur blanc, plus grand, pour le soleil et les gants';

export const look = 'Affichage';

export const looks = { auto: 'Comme le téléphone', light: 'Clair', dark: 'Sombre' };

export const stay = (n: Count, files = 0) => {
	if (parts(n).length)
		return `${one(n) ? '' : 'Les '}${list(parts(n))} ${one(n) ? 'restera' : 'resteront'} ici pour vous`;
	return files > 0
		? `${count(files, 'fichier restera', 'fichiers resteront')} ici pour vous`
		: 'Rien n’attend\u00a0: tout est reçu';
};
