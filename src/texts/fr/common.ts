// Words that more than one screen says: states, counts, answers, and what the frame of every screen tells.
import { count } from '../format.ts';

export const common = {
	app: 'Clause de poche',
	title: (screen: string) => `${screen} – Clause de poche`,
	description: 'Les heures d’insertion, notées sur le chantier, reçues une seule fois.',
	screens: 'Écrans',
	back: (to: string) => `Retour\u00a0: ${to}`,
	close: 'Fermer',
	undo: 'Défaire',
	later: 'Plus tard',
	cancel: 'Annuler',
	call: (name: string) => `Appeler ${name}`,
	ask: (name: string) => `Demander à ${name}`,
	unknownProblem:
		'Le serveur ne l’accepte pas tel quel. Demander à la personne qui suit le marché.',
	loading: 'Première réception en cours',
	loaded: (rows: number) => `${count(rows, 'fiche reçue', 'fiches reçues')}.`,
	notYet: 'Les totaux s’affichent quand tout est reçu.',

	states: {
		phone: 'Sur ce téléphone',
		received: 'Reçu',
		valid: 'Validé',
		fix: 'À corriger',
		refused: 'Refusé'
	},
	tabs: {
		today: 'Aujourd’hui',
		month: 'Mois',
		counter: 'Compteur',
		phone: 'Ce téléphone',
		inbox: 'À traiter',
		contracts: 'Marchés',
		visits: 'Visites'
	},
	people: (n: number) => count(n, 'personne', 'personnes'),
	stepper: {
		less: 'Enlever 15\u00a0minutes',
		more: 'Ajouter 15\u00a0minutes',
		type: 'Saisir le nombre d’heures',
		of: (who: string) => `Heures\u00a0: ${who}`
	},

	draft: {
		unfinished: (what: string) => `Vous n’aviez pas fini ${what}.`,
		resume: 'Reprendre',
		erase: 'Effacer ce brouillon',
		otherWindow: 'Cette journée est ouverte dans une autre fenêtre.',
		continueHere: 'Continuer ici'
	},
	update: {
		ready: 'Une nouvelle version est prête',
		kept: 'Ce que vous notez est gardé.',
		apply: 'Mettre à jour',
		needed: 'Une mise à jour est nécessaire pour envoyer'
	},
	failure: {
		titles: {
			failed: 'Cet écran ne s’affiche pas',
			missing: 'Cette page n’existe pas',
			late: 'Le stockage du téléphone s’ouvre',
			silent: 'Le stockage du téléphone ne répond pas'
		},
		diskSilent:
			'Le stockage du téléphone ne répond pas. Fermer l’application, puis l’ouvrir à nouveau.',
		kept: 'Ce que vous avez noté est gardé sur ce téléphone.',
		notFoundWhy: 'L’adresse a changé, ou ce qu’elle montrait n’est plus sur ce téléphone.',
		home: 'Revenir au début',
		reload: 'Ouvrir à nouveau',
		silentWhy: 'Si recharger ne suffit pas, fermer l’application, puis l’ouvrir à nouveau.',
		again: 'Recharger'
	},
	insecure: {
		title: 'Cette adresse n’est pas protégée',
		why: 'Sans «\u00a0https\u00a0», l’application ne peut pas marcher sans réseau ni garder vos heures en sécurité. Ouvrir l’adresse en «\u00a0https\u00a0».'
	},
	privateWindow: {
		title: 'Cette fenêtre ne garde rien.',
		why: 'Ouvrir l’application normalement avant de noter des heures.'
	},
	storageFull: {
		title: 'Plus de place sur ce téléphone',
		why: 'Ce que vous venez de noter n’est pas enregistré et reste à l’écran. Libérer de la place, puis enregistrer à nouveau.'
	}
};
