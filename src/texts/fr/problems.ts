// What a problem says to the person who can mend it: what is wrong, then what to do. One sentence a code.
import type { Problem, ProblemCode } from '#domain/problem.ts';
import { capital, date, dayMedium, hours } from '../format.ts';

type Args = NonNullable<Problem['args']>;

/** The argument as text; empty when the problem came without it. */
const text = (args: Args, key: string) => String(args[key] ?? '');
/** Minutes as hours, days and months in words; `otherwise` when the problem came without the argument. */
const inHours = (args: Args, key: string, otherwise: string) =>
	typeof args[key] === 'number' ? hours(args[key]) : otherwise;
const onDay = (args: Args, key = 'day', before = ' le ') =>
	text(args, key) ? before + dayMedium(text(args, key)) : '';
const untilDate = (args: Args, key: string, before: string) =>
	text(args, key) ? before + date(text(args, key)) : '';
const named = (args: Args, before = '', after = '') =>
	text(args, 'name') ? before + text(args, 'name') + after : '';

/** `Mamadou Sow : ` before what concerns one person. */
const who = (args: Args) => named(args, '', '\u00a0: ');

export const problems = {
	'wrong-shape': () => 'Cette réponse n’a pas la forme attendue. La saisir à nouveau.',
	'unreadable-text': () =>
		'Ce texte contient un caractère illisible. L’effacer, puis enregistrer à nouveau.',
	'author-mismatch': () =>
		'C’est une autre personne qui a saisi ceci. Cela partira quand elle se connectera.',
	id_reused: () => 'Ce numéro d’envoi a déjà servi. Enregistrer à nouveau.',
	file_reused: () => 'Ce fichier a déjà servi pour autre chose. Le joindre à nouveau.',
	'natural-id': () =>
		'La personne, le marché ou le jour a changé en cours de saisie. Noter à nouveau.',
	'not-allowed': () =>
		'Votre compte ne permet pas de faire cela. Demander à la personne qui suit le marché.',
	'card-mismatch': () =>
		'Cette personne ne travaille pas pour votre entreprise sur ce marché. La choisir à nouveau dans l’équipe.',
	'unknown-site': () => 'Ce chantier n’est pas dans ce marché. En choisir un autre.',
	changed: () => 'Quelqu’un l’a changé entre-temps. Regarder la nouvelle version, puis décider.',
	'reason-missing': () => 'Il manque un motif. En choisir un, ou l’écrire.',
	'too-big': () => 'C’est trop long pour être envoyé en une fois. Raccourcir, puis enregistrer.',
	'not-understood': () =>
		'Le serveur ne connaît pas encore cette saisie. Elle reste ici et sera proposée à nouveau.',
	'server-error': () =>
		'Le serveur n’arrive pas à recevoir cette saisie. Elle reste ici et sera proposée à nouveau. Prévenir la personne qui suit le marché.',
	'file-refused': () =>
		'Le fichier joint n’arrive pas tel qu’il a été pris. Le reste est reçu. Le joindre à nouveau.',
	'outside-contract-dates': (args: Args) =>
		text(args, 'to')
			? `Ce marché s’est terminé le ${date(text(args, 'to'))}. Ces heures ne peuvent pas être reçues.`
			: text(args, 'from')
				? `Ce marché commence le ${date(text(args, 'from'))}. Ces heures ne peuvent pas être reçues.`
				: 'Ce jour est hors des dates du marché. Ces heures ne peuvent pas être reçues.',
	'outside-assignment': (args: Args) =>
		`Ce jour est hors des dates de travail de ${named(args) || 'cette personne'} sur ce marché. Changer le jour, ou demander à la personne qui suit le marché.`,
	'period-outside-contract': () =>
		'Cette période est hors des dates du marché. Elle ne peut pas être déclarée.',
	future: () => 'Ce jour n’est pas encore arrivé. Le noter le jour même.',
	'late-entry': () => 'Noté longtemps après. Ces heures sont reçues, avec leur retard.',
	held: (args: Args) =>
		text(args, 'to')
			? `Éligible jusqu’au ${date(text(args, 'to'))}. Compté seulement si son éligibilité est prolongée`
			: text(args, 'from')
				? `Éligible à partir du ${date(text(args, 'from'))}. Compté seulement si son éligibilité commence avant`
				: 'Éligibilité à vérifier. Compté seulement si elle est accordée',
	'not-eligible': (args: Args) =>
		`Non éligible${onDay(args) || ' ce jour-là'}. Refuser ces heures, ou prolonger l’éligibilité.`,
	'decided-after-start': (args: Args) =>
		`Éligibilité décidée${untilDate(args, 'decided', ' le ')} après les premières heures. Dire pourquoi elles comptent.`,
	'contract-not-sent': () => 'Contrat de travail non reçu. Les heures attendent jusqu’à son envoi.',
	'cdi-over-limit': (args: Args) =>
		`En CDI depuis trop longtemps${untilDate(args, 'limit', '\u00a0: les heures comptent jusqu’au ')}. Refuser ces heures.`,
	'not-counted-type': () => 'Ce type de contrat de travail ne compte pas. Refuser ces heures.',
	'over-day': (args: Args) =>
		`${who(args)}une journée a 24\u00a0h, tous chantiers ensemble. Enlever des heures de ce jour.`,
	'over-ten-hours': (args: Args) =>
		typeof args['minutes'] === 'number'
			? `${who(args)}${hours(args['minutes'])}${onDay(args)}. Plus de 10\u00a0h. Si c’est exact, expliquer`
			: `${who(args)}plus de 10\u00a0h ce jour-là. Si c’est exact, expliquer`,
	'over-twelve-hours': (args: Args) =>
		`${who(args)}pas plus de 12\u00a0h par jour. Corriger, ou demander à la personne qui suit le marché`,
	'over-week': (args: Args) =>
		typeof args['minutes'] === 'number'
			? `${who(args)}${hours(args['minutes'])} cette semaine, tous chantiers. Plus de 48\u00a0h\u00a0: expliquer`
			: `${who(args)}plus de 48\u00a0h cette semaine, tous chantiers. Expliquer`,
	'over-sixty-hours': (args: Args) =>
		`${who(args)}pas plus de 60\u00a0h par semaine, tous chantiers ensemble. Enlever des heures de cette semaine.`,
	'declared-elsewhere': () =>
		'Une autre entreprise a déjà déclaré ce jour pour cette personne. La personne qui suit le marché est prévenue.',
	overlaps: () =>
		'Une partie de ces jours est déjà déclarée. Corriger ce qui est déjà noté, ou choisir d’autres jours.',
	'days-required': () => 'Ce marché demande les heures jour par jour. Noter chaque jour.',
	'quarter-hours': () =>
		'Les heures se notent par quarts d’heure\u00a0: 7\u00a0h, 7\u00a0h 15, 7\u00a0h 30.',
	'until-outside-month': () => 'Un total reste dans un seul mois. Changer la date de fin.',
	'empty-declaration': () =>
		'Rien à déclarer ici. Noter des heures, ou déclarer «\u00a0aucune heure\u00a0».',
	unsigned: () => 'Il manque le nom, la qualité ou l’accord de la personne qui signe.',
	'hash-mismatch': () =>
		'Les heures ont changé\u00a0: votre signature ne compte plus. Signer à nouveau',
	'outside-period': (args: Args) =>
		`${text(args, 'day') ? capital(dayMedium(text(args, 'day'))) : 'Ce jour'} n’est pas dans la période déclarée. L’enlever, ou le déclarer avec son mois.`,
	'line-total': (args: Args) =>
		`Le total${named(args, ' de ')} n’est pas la somme de ses jours. Signer à nouveau.`,
	'sum-differs': (args: Args) =>
		typeof args['signed'] === 'number' && typeof args['entered'] === 'number'
			? `Signé\u00a0: ${hours(args['signed'])}, noté\u00a0: ${hours(args['entered'])}. Vérifier les jours`
			: 'Le total signé n’est pas celui des jours notés. Vérifier les jours',
	locked: (args: Args) =>
		`${text(args, 'day') ? capital(dayMedium(text(args, 'day'))) : 'Ce jour'} est déjà validé. Pour le changer, demander sa réouverture à la personne qui suit le marché.`,
	'line-incomplete': (args: Args) =>
		`Il manque l’employeur, le poste, le type de contrat ou la date d’embauche${named(args, ' de ')}. Demander à la personne qui suit le marché.`,
	'idle-two-months': (args: Args) => `${who(args)}aucune heure deux mois de suite`,
	'sudden-value': (args: Args) =>
		`${who(args)}${inHours(args, 'minutes', 'plus de 182\u00a0h')} dans le mois, bien plus que d’habitude. Si c’est exact, expliquer`,
	'after-submission': (args: Args) =>
		typeof args['signed'] === 'number' && typeof args['entered'] === 'number'
			? `Transmis\u00a0: ${hours(args['signed'])}, noté\u00a0: ${hours(args['entered'])}. Signer et envoyer à nouveau`
			: 'Noté après la signature du mois. Signer et envoyer à nouveau',
	'sign-again': () =>
		'Les heures ont changé\u00a0: votre signature ne compte plus. Signer à nouveau',
	'wrong-status': () => 'Ce n’est plus possible à ce stade. Regarder où en est la déclaration.',
	'verdict-given': () =>
		'La vérification a commencé\u00a0: la déclaration ne peut plus être retirée. Demander à la personne qui suit le marché.',
	'unknown-line': () =>
		'Cette personne n’est plus dans la déclaration. Regarder la nouvelle version.',
	'counted-too-much': (args: Args) =>
		`On ne peut pas valider plus que ce qui est déclaré${inHours(args, 'minutes', '') && ` (${inHours(args, 'minutes', '')})`}.`,
	'visit-incomplete': () =>
		'Il manque au moins une personne présente. L’ajouter, ou choisir «\u00a0par téléphone\u00a0».',
	'note-too-long': () =>
		'Ce texte est trop long\u00a0: 2\u00a0000\u00a0caractères au plus. Le raccourcir.',
	'dates-order': () =>
		'La notification vient avant le début, et le début avant la fin. Corriger ces dates.',
	'quota-sum': (args: Args) =>
		text(args, 'sum') && text(args, 'committed')
			? `Les parts des entreprises font ${text(args, 'sum')}\u00a0h, le marché en demande ${text(args, 'committed')}. Corriger les parts.`
			: 'Les parts des entreprises ne font pas les heures du marché. Corriger les parts.',
	'one-lead': (args: Args) =>
		`Il faut un seul titulaire ou mandataire${onDay(args)}. Corriger les dates des entreprises.`,
	'no-parent-party': () =>
		'Il manque l’entreprise pour laquelle ce sous-traitant travaille. La choisir.',
	'outside-employment': () =>
		'Ces dates sortent du contrat de travail. Corriger les unes ou les autres.',
	'over-share': (args: Args) =>
		`Plus de 100\u00a0% de cette personne est réparti${onDay(args)}. Corriger les parts.`,
	'employer-kind': () =>
		'Ce genre d’employeur ne va pas avec cette modalité. Corriger l’un ou l’autre.'
} satisfies Record<ProblemCode, (args: Args) => string>;
