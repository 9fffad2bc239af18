// Signing a month.
import { count, list } from '../../format.ts';
import { NB, quarter, theMonth } from './said.ts';

export const sign = {
	title: (period: string) =>
		`Signer ${theMonth(period)}${quarter(period) ? '' : `${NB}${period.slice(0, 4)}`}`,
	what: 'Ce que vous signez',
	for: (lot: string, company: string) => [lot, company].filter(Boolean).join(' · '),
	nil: 'Aucune heure',
	nilWhat: (period: string) =>
		`Aucune personne en insertion n’a travaillé ${quarter(period) ? 'ce trimestre' : 'ce mois-ci'}.`,
	name: 'Prénom et nom',
	nameMissing: 'Écrire votre prénom et votre nom.',
	quality: 'Votre fonction',
	qualityMissing: 'Écrire votre fonction, par exemple chef de chantier.',
	signature: 'Signature',
	clear: 'Effacer',
	typed: 'Signer au clavier',
	drawn: 'Dessiner la signature',
	typedWhy: 'Votre nom, écrit ci-dessus, tient lieu de signature.',
	signatureMissing: 'Signer dans le cadre, ou signer au clavier.',
	consent:
		'En signant, vous attestez que ces heures ont été faites par ces personnes, pour ce marché.',
	consentMissing: 'Cocher la case pour signer.',
	offline: 'Pas de réseau\u00a0: le mois signé attendra ici. L’heure de la signature est gardée.',
	after: (days: number) =>
		`Partira après ${days === 1 ? 'la journée qui attend' : `les ${count(days, 'journée', 'journées')} qui attendent`} sur ce téléphone.`,
	send: 'Signer et envoyer',
	parked: (names: string[]) => `Corriger d’abord ce qui n’a pas été reçu${NB}: ${list(names)}`,
	back: 'Mois'
};
