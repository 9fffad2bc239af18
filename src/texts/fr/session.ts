// Sign-in, roles, signing out, installing: who is here, and how the app comes to stay.
import { count } from '../format.ts';

const waits = (n: number) => count(n, 'saisie', 'saisies');

export const session = {
	signIn: {
		title: 'Se connecter',
		headline: 'Les heures d’insertion, depuis le chantier',
		lead: 'Sans réseau, ça marche aussi. Ce que vous notez reste sur ce téléphone jusqu’à ce qu’il soit reçu.',
		email: 'Votre adresse e-mail',
		emailHint: 'Celle que votre facilitatrice ou votre entreprise a donnée.',
		emailMissing: 'Écrire votre adresse e-mail\u00a0: c’est là que le code arrive.',
		emailWrong: 'Cette adresse est incomplète. Elle s’écrit comme nom@entreprise.fr.',
		sendCode: 'Recevoir un code',
		sessionOver: (name: string) =>
			`La session de ${name} est terminée. Recevoir un code, ou écrire le mot de passe.`,
		havePassword: 'J’ai un mot de passe',
		wantCode: 'Recevoir plutôt un code',
		password: 'Votre mot de passe',
		passwordMissing: 'Écrire votre mot de passe.',
		showPassword: 'Montrer le mot de passe',
		enter: 'Entrer',
		residents: 'Déjà sur ce téléphone',
		resident: (waiting: number) =>
			waiting === 0
				? 'Rien n’attend ici'
				: `${waits(waiting)} ${waiting < 2 ? 'attend' : 'attendent'} sur ce téléphone`
	},
	code: {
		title: 'Entrer le code',
		back: 'votre adresse',
		sent: 'Si cette adresse est connue, un code à 6\u00a0chiffres vient d’être envoyé à',
		label: 'Code',
		until: (time: string) => `Valable jusqu’à ${time}.`,
		missing: (n: number) =>
			n === 6
				? 'Écrire le code reçu. Il a 6\u00a0chiffres.'
				: `Il manque ${n === 1 ? 'un chiffre' : `${String(n)}\u00a0chiffres`}. Le code en a 6.`,
		resend: 'Renvoyer un code',
		resent: 'Un nouveau code est parti. Seul le dernier est valable.',
		nothing:
			'Rien reçu\u00a0? Regarder dans les courriers indésirables, ou appeler votre facilitatrice\u00a0: elle sait quelle adresse est connue.'
	},
	answers: {
		offline:
			'Pas de réseau, ou le serveur ne répond pas. Se connecter demande du réseau, une seule fois.',
		portal:
			'Ce réseau ne laisse pas passer l’application. Ouvrir le navigateur pour s’y connecter, ou attendre un autre réseau.',
		wrongCode:
			'Ce n’est pas le bon code, ou il n’est plus valable. Relire le dernier courrier reçu, ou renvoyer un code.',
		wrongPassword: 'Adresse ou mot de passe inconnus. Les écrire à nouveau, ou recevoir un code.',
		wait: 'Trop d’essais. Attendre une minute, puis recommencer.',
		closed: 'Ce compte est fermé. Appeler votre facilitatrice.'
	},
	none: {
		title: 'Pas encore de rôle',
		why: 'Votre compte n’est relié à aucune entreprise, structure ou acheteur. Vous n’avez rien à faire.',
		who: 'La personne qui vous a donné accès doit relier votre nom. Dès que c’est fait, tout apparaît ici.',
		ask: 'Chercher à nouveau'
	},
	role: { title: 'Ce que vous faites ici', current: 'Choisi' },
	signedOut: {
		title: 'Se reconnecter pour envoyer',
		why: (since: string) => `Vous êtes déconnecté${since && ` depuis ${since}`}.`,
		kept: 'rien n’est perdu. Vous pouvez continuer à noter sans vous reconnecter.',
		nothing: 'Vous pouvez continuer à lire et à noter sans vous reconnecter.'
	},
	signOut: {
		name: 'Se déconnecter',
		title: 'Se déconnecter de ce téléphone\u00a0?',
		leaves: 'Ce qui a été reçu quitte ce téléphone et reviendra à la prochaine connexion.',
		confirm: 'Se déconnecter'
	},
	install: {
		title: 'Installer sur cet iPhone',
		name: 'Installer l’application',
		short: 'Sur l’écran d’accueil, pour ne rien perdre',
		why: 'Sans installation, l’iPhone peut effacer vos heures',
		after: 'après 7\u00a0jours sans ouvrir l’application.',
		tap: 'Toucher',
		share: 'Partager',
		shareWhere: 'En bas de l’écran, dans Safari',
		home: 'Sur l’écran d’accueil',
		homeWhere: 'Faire défiler la liste s’il le faut',
		add: 'Ajouter',
		addWhere: ', en haut',
		addThen: 'L’icône Clause de poche apparaît avec vos applications',
		open: 'Ouvrir',
		from: 'depuis cette icône',
		again: 'Se connecter une fois là-bas\u00a0: Safari et l’application ne partagent rien',
		look: 'L’icône à chercher\u00a0:',
		done: 'C’est installé',
		without: 'Continuer sans installer',
		back: 'Ce téléphone',
		now: 'Installer maintenant',
		others: 'Installer sur ce téléphone',
		othersWhy: 'Installée, l’application s’ouvre sans réseau, depuis son icône.',
		menu: 'Ouvrir le menu du navigateur',
		menuThen:
			'Toucher «\u00a0Installer l’application\u00a0» ou «\u00a0Ajouter à l’écran d’accueil\u00a0»',
		already: 'L’application est installée sur ce téléphone.'
	}
};
