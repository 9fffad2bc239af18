// The ways back, and why to install first.
import { NB } from './said.ts';

export const install = {
	title: 'Installer l’application sur cet iPhone',
	why: `Sans installation, l’iPhone peut effacer vos heures après 7${NB}jours sans ouvrir l’application.`,
	go: 'Installer'
};

export const back = {
	today: 'Aujourd’hui',
	month: 'Mois',
	counter: 'Compteur'
};
