// What this phone holds, in a word: the plate, the strip, and the notices above every screen.
import { count as counted, list } from '../../format.ts';
import { type Count, parts, verb } from './said.ts';

export const allReceived = 'Tout est reçu';

export const nothingHere = 'Rien n’attend ici';

/** `3 jours`, `3 jours, 1 mois`. */
export const count = (n: Count) => parts(n).join(', ');

export const files = (n: number) => counted(n, 'fichier', 'fichiers');

export const filesLeft = (n: number) =>
	`Reçu, ${counted(n, 'fichier reste', 'fichiers restent')} sur ce téléphone`;

export const also = (others: string[]) => `et ${list(others)}`;

export const waitHere = (n: Count) => `${verb(n)} sur ce téléphone`;

export const strip = (n: Count) => `${list(parts(n))} ${verb(n)} sur ce téléphone`;

export const fixStrip = (n: number) =>
	`${counted(n, 'réponse', 'réponses')} à donner avant l’envoi`;

export const offlineSince = (when: string) => `Pas de réseau depuis ${when}`;

export const offline = 'Pas de réseau pour l’instant';

export const signedOut = 'Vous êtes déconnecté\u00a0: rien ne part';

export const closed = 'Votre compte est fermé\u00a0: rien ne part';

export const soon = 'Partira tout seul, dès qu’il y aura du réseau.';

export const answerFirst = 'Partira après votre réponse';

export const leaving = 'Envoi en cours';

export const downTitle = 'Le serveur ne répond pas';

export const portalTitle = 'Ce réseau ne laisse pas passer l’application';

export const updateTitle = 'Cette version est trop ancienne pour envoyer';

export const notices = {
	merged: 'Quelqu’un avait déjà noté autre chose',
	mergedWhy: (by: string) =>
		`${by} a noté en premier. Sa version compte, la vôtre est gardée à côté.`,
	readAgain: 'Relire ce mois',
	compare: 'Comparer les deux',
	refused: 'Une saisie n’a pas été reçue',
	refusedWhy: 'Elle reste ici, à corriger ou à enlever.',
	lost: (n: number) =>
		`${counted(n, 'saisie de ce téléphone n’est pas arrivée', 'saisies de ce téléphone ne sont pas arrivées')}`,
	lostWhy: 'Le téléphone a été vidé avant leur envoi. Les noter à nouveau, ou reprendre une copie.',
	dropped: 'Des données ont quitté ce téléphone',
	droppedWhy: 'Vous n’avez plus accès à un marché. Ce que vous aviez noté reste ici.',
	read: 'C’est vu'
};

export const reconnect = 'Se reconnecter';
