// Who is here: roles, a session that ended, leaving.

export const none = {
	title: 'Pas encore de rôle',
	why: 'Votre compte n’est relié à aucune entreprise, structure ou acheteur. Vous n’avez rien à faire.',
	who: 'La personne qui vous a donné accès doit relier votre nom. Dès que c’est fait, tout apparaît ici.',
	ask: 'Chercher à nouveau'
};

export const role = { title: 'Ce que vous faites ici', current: 'Choisi' };

export const signedOut = {
	title: 'Se reconnecter pour envoyer',
	why: (since: string) => `Vous êtes déconnecté${since && ` depuis ${since}`}.`,
	kept: 'rien n’est perdu. Vous pouvez continuer à noter sans vous reconnecter.',
	nothing: 'Vous pouvez continuer à lire et à noter sans vous reconnecter.'
};

export const signOut = {
	name: 'Se déconnecter',
	title: 'Se déconnecter de ce téléphone\u00a0?',
	leaves: 'Ce qui a été reçu quitte ce téléphone et reviendra à la prochaine connexion.',
	confirm: 'Se déconnecter'
};
