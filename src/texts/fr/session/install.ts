// How the app comes to stay on a phone.

export const install = {
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
};
