// What is odd about a signed line, in a few words: for the list.
import type { Remark } from '#domain/review/remarks.ts';
import { hours } from '../../format.ts';
import { NB, say, type Said } from './said.ts';

const briefs: Said<string> = {
	held: ({ when, minutes }) =>
		when === 'never'
			? `${hours(minutes)} en attente${NB}: éligibilité à vérifier`
			: `${hours(minutes)} ${when === 'after' ? 'après' : 'avant'} éligibilité`,
	'over-ten-hours': ({ minutes }) => `${hours(minutes)} un jour`,
	'over-week': ({ minutes }) => `${hours(minutes)} une semaine`,
	'sudden-value': ({ minutes }) => `${hours(minutes)} en un mois`,
	'outside-contract': ({ minutes }) => `${hours(minutes)} hors dates du marché`,
	'cdi-over-limit': () => 'CDI au-delà de la durée comptée',
	'not-counted-type': () => 'stage',
	'decided-after-start': () => 'éligibilité décidée après',
	'contract-not-sent': () => 'contrat de travail non reçu',
	'declared-twice': () => 'jour déclaré deux fois',
	'sum-differs': () => 'différent des jours notés',
	changed: () => 'corrigée',
	total: () => 'total du mois',
	'no-card': () => 'personne inconnue'
};

/** In a few words. */
export const brief = (one: Remark) => say(briefs, one, '');
