// Signing in: an address, a code or a password, and what can go wrong.
import { waits } from './said.ts';

export const signIn = {
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
};

export const code = {
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
};

export const answers = {
	offline:
		'Pas de réseau, ou le serveur ne répond pas. Se connecter demande du réseau, une seule fois.',
	portal:
		'Ce réseau ne laisse pas passer l’application. Ouvrir le navigateur pour s’y connecter, ou attendre un autre réseau.',
	wrongCode:
		'Ce n’est pas le bon code, ou il n’est plus valable. Relire le dernier courrier reçu, ou renvoyer un code.',
	wrongPassword: 'Adresse ou mot de passe inconnus. Les écrire à nouveau, ou recevoir un code.',
	wait: 'Trop d’essais. Attendre une minute, puis recommencer.',
	closed: 'Ce compte est fermé. Appeler votre facilitatrice.',
	disk: 'Ce téléphone n’a pas pu garder votre connexion. Libérer de la place, ou fermer l’application et l’ouvrir à nouveau, puis recommencer.'
};
