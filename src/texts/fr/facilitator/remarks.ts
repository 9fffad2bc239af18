// What is odd about a signed line, in whole sentences: for the declaration.
import type { Remark } from '#domain/review/remarks.ts';
import { date, dayMedium, hours } from '../../format.ts';
import { NB, say, type Said } from './said.ts';

/** A sentence ends with one full stop, also after `oct.`. */
const stop = (text: string) => (text.endsWith('.') ? text : `${text}.`);

/** What is odd: the bold part, and what it means. */
const remarks: Said<{ what: string; why: string }> = {
	held: ({ when, minutes, on }, today) => {
		if (when === 'never')
			return { what: `${hours(minutes)} sans éligibilité`, why: 'Éligibilité à vérifier' };
		const side = when === 'after' ? 'après' : 'avant';
		const end = when === 'after' ? 'finie le ' : '';
		return {
			what: `${hours(minutes)} ${side} son éligibilité`,
			why: `(${end}${date(on, today)})`
		};
	},
	'outside-contract': ({ minutes }) => ({
		what: `${hours(minutes)} hors dates du marché.`,
		why: 'Ne peut pas compter'
	}),
	'cdi-over-limit': ({ minutes, limit }, today) => ({
		what: `${hours(minutes)} après le ${date(limit, today)}.`,
		why: 'Un CDI ne compte plus après cette durée'
	}),
	'not-counted-type': () => ({ what: 'Stage.', why: 'Ce type de contrat ne compte pas' }),
	'decided-after-start': ({ decided }, today) => ({
		what: 'Éligibilité décidée après ces heures',
		why: decided ? `(${date(decided, today)})` : ''
	}),
	'over-ten-hours': ({ minutes, day: on, note }, today) => ({
		what: stop(`${hours(minutes)} le ${dayMedium(on, today)}`),
		why: `Plus de 10${NB}h par jour${note ? `${NB}: «${NB}${note}${NB}»` : ''}`
	}),
	'over-week': ({ minutes, week }, today) => ({
		what: `${hours(minutes)} la semaine du ${date(week, today)}.`,
		why: `Plus de 48${NB}h par semaine, tous marchés`
	}),
	'sudden-value': ({ minutes }) => ({
		what: `${hours(minutes)} ce mois.`,
		why: 'Bien plus qu’un mois habituel'
	}),
	'contract-not-sent': () => ({
		what: 'Contrat de travail non reçu.',
		why: 'À demander à l’entreprise'
	}),
	'declared-twice': ({ company, keys }) => ({
		what: keys.length > 1 ? 'Jours déclarés deux fois.' : 'Jour déclaré deux fois.',
		why: company ? `${company} le déclare aussi` : 'Une autre entreprise le déclare aussi'
	}),
	'sum-differs': ({ entered }) => ({
		what: `${hours(entered)} notées jour par jour.`,
		why: 'Ce n’est pas ce qui est signé'
	}),
	changed: () => ({ what: 'Signée à nouveau.', why: 'A changé depuis la version précédente' }),
	total: () => ({ what: 'Total du mois,', why: 'sans détail par jour' }),
	'no-card': () => ({
		what: 'Personne inconnue ici.',
		why: 'Sa fiche n’est pas sur ce téléphone'
	})
};

/** The bold part, and what it means. */
export const remark = (one: Remark, today: string) => say(remarks, one, today);
