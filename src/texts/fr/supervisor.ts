// Every sentence of the supervisor's own screens: today, the crew's day, the month, signing, correcting, the counter.
import {
	capital,
	clock,
	count,
	date,
	dateShort,
	dayLong,
	dayMedium,
	dayShort,
	figure,
	hours,
	list,
	monthFull,
	monthName,
	ofMonth,
	percent,
	until,
	weekdayName
} from '../format.ts';
import { dates } from './dates.ts';

const NB = '\u00a0';
const people = (n: number) => count(n, 'personne', 'personnes');
const number = (day: string) => dates.dayNumber(Number(day.slice(8, 10)));
/** A figure that is foreseen, not counted: whole hours. */
const about = (minutes: number) => hours(Math.round(minutes / 60) * 60);
/** In a narrow column: `1 – 3`. */
const plain = (day: string) => String(Number(day.slice(8, 10)));
/** `mardi 12` in today's month, `jeudi 30 avril` in another one. */
const near = (day: string, today: string) =>
	day.slice(0, 7) === today.slice(0, 7)
		? `${weekdayName(day)}${NB}${number(day)}`
		: dayLong(day, today);
const latest = (day: string) => `au plus tard ${dayMedium(day)}`;
const quarter = (period: string) => period.includes('Q');
const theMonth = (period: string) =>
	quarter(period) ? `le ${monthName(period)}` : monthName(period);

interface Work {
	people: number;
	minutes: number;
	/** The same for each, or null. */
	each: number | null;
}

/** `4 personnes, 7 h chacune` · `4 personnes, 24 h 30 en tout` · `1 personne, 7 h`. */
const work = ({ people: n, minutes, each }: Work) => {
	if (n < 2 || each === null) return `${people(n)}, ${hours(minutes)}${n < 2 ? '' : ' en tout'}`;
	return `${people(n)}, ${hours(each)} chacune`;
};

export const supervisor = {
	near,
	work,
	/** `Lot 2, gros œuvre`; without a lot number, the object alone. */
	lot: (lot: string, object: string) =>
		lot && object
			? `Lot ${lot}, ${object.charAt(0).toLowerCase()}${object.slice(1)}`
			: object || (lot && `Lot ${lot}`),

	today: {
		title: 'Aujourd’hui',
		week: 'Cette semaine',
		toNote: 'à noter',
		holiday: 'férié',
		nothing: '–',
		likeDay: (day: string, today: string, said: Work) =>
			`Comme ${near(day, today)}${NB}: ${work(said)}`,
		firstDay: 'Noter la journée',
		/** Under the main action: where, and which day when it is not today. */
		where: (place: string, day: string, today: string) =>
			day === today ? place : `${place} · ${dayMedium(day, today)}`,
		others: 'Autres chantiers de l’entreprise',
		thisWeek: (minutes: number) => `${hours(minutes)} cette semaine`,
		totals: (period: string) => `Saisir le total ${ofMonth(period)}`,
		totalsWhy: 'Total du mois, sans détail par jour',
		finish: (period: string) => `Pour finir ${theMonth(period)}`,
		signIn: (days: number) =>
			days < 0 ? `${count(-days, 'jour', 'jours')} de retard` : `à signer ${until(days)}`,
		correct: (days: number, period: string, name: string) =>
			`Corriger ${count(days, 'jour', 'jours')} ${ofMonth(period)}${NB}: ${name}`,
		returned: (period: string) =>
			quarter(period) ? `Corriger le ${monthName(period)}` : `Corriger le mois ${ofMonth(period)}`,
		said: (by: string, note: string) => `${by}${NB}: «${NB}${note}${NB}»`,
		sign: (period: string, again: boolean) =>
			`Signer ${again ? 'à nouveau ' : ''}${quarter(period) ? `le ${monthName(period)}` : `le mois ${ofMonth(period)}`}`,
		signBy: (place: string, day: string) => `${place} · ${latest(day)}`,
		againBy: (place: string) => `${place} · des heures ont changé depuis la signature`,
		missing: (day: string, days: number) =>
			days === 1
				? `Rien de noté le ${dayShort(day)}`
				: `Rien de noté${NB}: ${count(days, 'jour', 'jours')}`,
		missingFrom: (place: string, day: string) => `${place} · à partir du ${dayMedium(day)}`,
		quiet: 'Rien d’autre à faire aujourd’hui',
		nextSign: (from: string, due: string) => `à partir du ${date(from)}, ${latest(due)}`,
		counter: (done: number, due: number) => `${hours(done)} faites sur ${hours(due)}`,
		foreseen: (place: string, done: number, due: number, end: string) =>
			`${place}, ${percent(done, due)} prévu le ${date(end)}`,
		toGo: (place: string, end: string) => `${place}, d’ici au ${date(end)}`,
		empty: 'Pas encore de chantier',
		emptyWho: (name: string) =>
			`${name || 'La personne qui suit le marché'} doit relier votre équipe à un chantier. Vous n’avez rien à faire.`,
		emptyNext:
			'Dès que c’est fait, votre équipe apparaît ici, même si l’application est fermée entre-temps.',
		arriving: 'Vos chantiers arrivent',
		unfinished: (day: string, today: string) => dayLong(day, today),
		unfinishedAt: (day: string, place: string, today: string) => `${dayLong(day, today)}, ${place}`
	},

	crew: {
		like: (day: string, today: string) => `Comme ${dayLong(day, today)}`,
		changed: (n: number) => (n === 1 ? `1${NB}personne a changé` : `${people(n)} ont changé`),
		first: 'Premier jour ici',
		firstWhy: 'Cocher qui était là',
		noted: 'Déjà noté',
		notedWhy: 'Changer ce qui n’est pas juste',
		otherDay: 'Autre jour',
		copyDay: 'Copier un autre jour',
		noOtherDay: 'Aucun autre jour noté sur ce chantier.',
		noteDay: 'Noter un autre jour',
		open: 'Ouvrir',
		everyone: 'Tout le monde',
		everyoneOf: 'tout le monde',
		team: 'Équipe',
		was: (day: string, minutes: number) => `${capital(weekdayName(day))}${NB}: ${hours(minutes)}`,
		before: (minutes: number) => `Avant${NB}: ${hours(minutes)}`,
		eligibleUntil: (day: string, today: string) => `Éligible jusqu’au ${date(day, today)}`,
		elsewhere: (minutes: number, place: string) => `Déjà noté${NB}: ${hours(minutes)}, ${place}`,
		also: (minutes: number, place: string, isToday: boolean) =>
			`+${NB}${hours(minutes)} ${isToday ? 'aujourd’hui' : 'ce jour-là'}, ${place}.`,
		total: (minutes: number) => `Total${NB}: ${hours(minutes)}.`,
		several: 'Heures de plusieurs chantiers de ce marché',
		accepted: 'Validé. Pour changer, demander sa réouverture',
		inTotal: 'Compté dans le total du mois',
		training: 'Formation',
		trainingOf: (name: string) => `Formation${NB}: ${name}`,
		explain: (minutes: number) => `Pourquoi ${hours(minutes)}${NB}? Si c’est exact, expliquer`,
		overTwelve: (name: string) =>
			`Pas plus de 12${NB}h par jour. Corriger, ou demander à ${name || 'la personne qui suit le marché'}`,
		note: 'Remarque',
		noteOf: (name: string) => `Remarque${NB}: ${name}`,
		noteWhy: 'Pas de données de santé.',
		details: 'Formation, remarque',
		detailsWhy: 'Pour une personne, si c’est utile',
		detailsNone: 'Cocher d’abord une personne.',
		done: 'Terminé',
		whyAway: 'Dire pourquoi',
		whyAwayOf: (name: string) => `Dire pourquoi${NB}: ${name}`,
		absent: (reason: string) => `${reason}, 0${NB}h`,
		add: 'Ajouter une personne',
		addNone: 'Toutes les personnes de votre entreprise sur ce marché sont déjà là.',
		notListed: 'Personne absente de la liste\u00a0?',
		none: (isToday: boolean) => (isToday ? 'Aucune heure aujourd’hui' : 'Aucune heure ce jour-là'),
		why: 'Pourquoi\u00a0? Une réponse suffit.',
		people,
		sum: (minutes: number) => `${hours(minutes)} en tout`,
		save: 'Enregistrer la journée',
		blocked: (names: string[]) => `À corriger avant d’enregistrer${NB}: ${list(names)}`,
		notSaved: 'Rien n’est enregistré',
		noCrew: 'Personne à noter ce jour-là',
		noCrewWhy: (name: string) =>
			`Aucune personne de votre entreprise n’est reliée à ce chantier ce jour-là. Demander à ${name || 'la personne qui suit le marché'}.`,
		unknown: 'Ce chantier n’est plus sur ce téléphone',
		unknownWhy: 'Il n’est plus relié à votre entreprise. Ce que vous aviez noté est gardé.'
	},

	saved: {
		day: 'Journée enregistrée',
		month: 'Mois signé',
		total: 'Total enregistré',
		where: 'Où est cette journée',
		whereMonth: 'Où est ce mois',
		at: (place: string, n: number) => (n > 0 ? `${people(n)} · ${place}` : place),
		close: 'Vous pouvez fermer l’application.',
		leaves: 'Partira tout seul, dès qu’il y aura du réseau.',
		onPhone: (when: string, isToday: boolean) =>
			isToday ? `Aujourd’hui à ${when}` : capital(when),
		receipt: (receipt: string, name: string) =>
			`Numéro ${receipt}.${name && ` ${name} peut le voir.`}`,
		seen: (name: string) => (name ? `${name} peut le voir.` : ''),
		filesLeft: (n: number) =>
			n === 1
				? 'La signature dessinée reste sur ce téléphone'
				: `${String(n)}${NB}fichiers restent sur ce téléphone`,
		validAfter: (name: string) => `${name ? `Par ${name}, après` : 'Après'} la signature du mois.`,
		validBy: (name: string) => (name ? `Par ${name}.` : ''),
		parked: 'N’a pas été reçu\u00a0: dire ce qu’il faut en faire.',
		correct: 'Voir et corriger',
		waits: 'Ce qui attend',
		waitsAt: (place: string, days: string[]) => [place, ...days.map(dayShort)].join(', '),
		waitsMonth: (name: string, period: string) => `${name}, ${monthName(period)} signé`,
		effect: (name: string, done: number) => `${name}${NB}: ${hours(done)} faites`,
		effectOf: (due: number, end: string) =>
			`sur ${hours(due)} à réaliser${end && ` d’ici au ${date(end)}`}`,
		change: 'Changer la journée',
		undone: 'Défait\u00a0: la journée n’est plus enregistrée.',
		home: 'Revenir à Aujourd’hui',
		nothing: 'Rien n’est noté ce jour-là'
	},

	month: {
		title: (period: string) => capital(monthFull(period)),
		watch: 'À vérifier avant de signer',
		toLook: 'À vérifier',
		missing: (days: string[]) =>
			days.length > 3
				? `Rien de noté${NB}: ${count(days.length, 'jour', 'jours')}`
				: `Rien de noté le ${list(days.map(dayShort))}`,
		missingAt: (place: string) =>
			`${place && `${place} · `}Noter les heures, ou indiquer «${NB}aucune heure${NB}»`,
		longDay: (name: string, minutes: number, day: string) =>
			`${name}${NB}: ${hours(minutes)} le ${dayShort(day)}`,
		longDayWhy: `Plus de 10${NB}h. Si c’est exact, expliquer`,
		longWeek: (name: string, week: number) => `${name}, semaine ${String(week)}`,
		longWeekWhy: (minutes: number) =>
			`${hours(minutes)} cette semaine, tous chantiers. Plus de 48${NB}h${NB}: expliquer`,
		held: (name: string, minutes: number) => `${name}${NB}: ${hours(minutes)} en attente`,
		heldWhy: (until: string, today: string) =>
			until
				? `Éligible jusqu’au ${date(until, today)}. Compté seulement si son éligibilité est prolongée`
				: 'Éligibilité à vérifier',
		parked: (name: string, day: string) => `${name}, ${dayShort(day)}`,
		parkedWhy: 'N’a pas été reçu. Corriger avant de signer',
		table: 'Heures par semaine et par personne',
		week: (n: number) => `Sem.${NB}${String(n)}`,
		weekTitle: (n: number) => `Semaine ${String(n)}`,
		span: (from: string, to: string) =>
			from === to ? plain(from) : `${plain(from)}${NB}–${NB}${plain(to)}`,
		sum: (period: string) => (quarter(period) ? 'Total' : capital(monthName(period))),
		total: 'Total du mois, sans détail par jour',
		legend: {
			full: 'jour complet',
			part: 'partie',
			none: `0${NB}h`,
			over: `plus de 10${NB}h`,
			missing: 'rien de noté'
		},
		typeTotal: 'Saisir le total du mois',
		typeTotalWhy: 'Si vous n’avez que les fiches de paie',
		nobody: 'Personne de votre entreprise sur ce marché ce mois-là',
		others: 'Autres mois et chantiers',
		other: (period: string, name: string) => `${capital(monthName(period))}, ${name}`,
		going: 'en cours',
		toSign: (day: string) => `à signer, ${latest(day)}`,
		sign: (period: string, minutes: number, again: boolean) =>
			`Signer ${again ? 'à nouveau ' : ''}${theMonth(period)}${NB}: ${minutes > 0 ? hours(minutes) : 'aucune heure'}`,
		signBy: (day: string, late: number) =>
			late > 0 ? `${count(late, 'jour', 'jours')} de retard` : `au plus tard ${dayLong(day)}`,
		signFrom: (day: string) => `À signer à partir du ${date(day)}`,
		signed: (by: string, at: string) => `Signé par ${by}, ${at}`,
		signedState: 'Signé',
		office: (by: string) => `Saisi par ${by} d’après le relevé signé`,
		changed: 'Des heures ont changé depuis la signature',
		changedWhy: 'Votre signature ne compte plus pour elles. Signer à nouveau pour les envoyer.',
		returned: (by: string) => `${by} demande une correction`,
		correct: (name: string, days: number) =>
			`${name}${NB}: ${count(days, 'jour', 'jours')} à corriger`,
		verdictMinutes: (validated: number) => `${hours(validated)} validées`,
		noMonth: 'Rien à déclarer pour l’instant',
		noMonthWhy: 'Le premier mois apparaît ici dès que votre équipe est reliée à un chantier.'
	},

	total: {
		title: (period: string) => `Total ${ofMonth(period)}`,
		lead: 'Les heures du mois de chaque personne, comme sur sa fiche de paie. Sans détail par jour.',
		placeholder: `par exemple 151${NB}h`,
		wrong: 'Écrire des heures, par exemple 151 ou 151h30.',
		quarters: 'Arrondir au quart d’heure\u00a0: 151, 151h15, 151h30.',
		byDay: (minutes: number) => `Noté jour par jour${NB}: ${hours(minutes)}`,
		accepted: (minutes: number) => `${hours(minutes)}, validé`,
		days: (from: string, to: string) => `du ${date(from)} au ${date(to)}`,
		save: 'Enregistrer le total',
		empty: 'Écrire les heures d’au moins une personne.'
	},

	sign: {
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
	},

	correct: {
		title: 'À corriger',
		where: (period: string, place: string) => `${capital(monthName(period))} · ${place}`,
		who: (name: string, day: string, today: string) => `${name}, ${dayMedium(day, today)}`,
		whoTotal: (name: string, period: string) => `${name}, total ${ofMonth(period)}`,
		whoDays: (name: string, days: number) => `${name}, ${count(days, 'jour', 'jours')}`,
		quote: (note: string) => `«${NB}${note}${NB}»`,
		reason: (reason: string) => `Motif${NB}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
		by: (name: string, when: string) => `${name}, ${when}`,
		had: 'Vous aviez noté',
		keep: (minutes: number) => `Garder ${hours(minutes)} et expliquer`,
		keepAll: 'Garder ces heures et expliquer',
		keepWhy: (name: string) =>
			name ? `${name} lira votre explication` : 'Votre explication sera lue',
		explanation: 'Votre explication',
		explanationMissing: 'Écrire une phrase\u00a0: elle sera lue avec ces heures.',
		keepSend: 'Expliquer et envoyer',
		rest: (period: string) =>
			quarter(period) ? `Le reste du ${monthName(period)}` : `Le reste ${ofMonth(period)}`,
		others: (n: number) => people(n),
		refused: (name: string) => name,
		refusedWhy: (reason: string) =>
			`Refusé${reason && `${NB}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`}`,
		waiting: 'Signé, à valider',
		alsoFix: (name: string, days: number) => `${name}${NB}: ${count(days, 'jour', 'jours')}`,
		become: (minutes: number) => `${hours(minutes)} deviennent`,
		same: 'Changer les heures, ou les garder et expliquer',
		send: 'Corriger et envoyer',
		signedAs: (name: string, quality: string) => `Signé${NB}: ${name}, ${quality}.`,
		signNext: 'Vous signerez le mois à l’écran suivant.',
		done: 'Cette ligne n’est plus à corriger',
		doneWhy: 'Elle a été corrigée, ou la décision a changé.'
	},

	refused: {
		title: 'À corriger',
		who: (name: string, day: string, minutes: number, today: string) =>
			`${name}, ${dayMedium(day, today)}${NB}: ${hours(minutes)}`,
		month: (period: string) => `Mois signé${NB}: ${monthFull(period)}`,
		waits: 'Attend que le précédent soit corrigé.',
		stays: (minutes: number) =>
			minutes > 0
				? `Tant que vous n’avez pas choisi, les ${hours(minutes)} restent ici.`
				: 'Tant que vous n’avez pas choisi, tout reste ici.',
		correct: 'Corriger',
		resend: 'Envoyer à nouveau',
		signAgain: 'Signer à nouveau',
		toNew: 'Nouvelles heures',
		remove: (minutes: number) => (minutes > 0 ? `Enlever ces ${hours(minutes)}` : 'Retirer'),
		removeTitle: (minutes: number) =>
			minutes > 0 ? `Enlever ces ${hours(minutes)}${NB}?` : `Retirer${NB}?`,
		removeWhy: 'Elles ne seront pas envoyées. Vous pourrez encore défaire.',
		removeYes: 'Enlever',
		removed: 'Enlevé de ce téléphone',
		openDay: 'Voir la journée',
		gone: 'Plus rien à corriger ici',
		goneWhy: 'C’est corrigé, reçu ou enlevé.'
	},

	versions: {
		title: 'Deux versions',
		which: 'Laquelle est la bonne\u00a0?',
		kept: 'Les deux restent dans l’historique.',
		region: 'Les deux versions',
		caption: (day: string, today: string) => `Heures du ${dayLong(day, today)}, deux versions`,
		captionMonth: (period: string) => `Heures ${ofMonth(period)}, deux versions`,
		you: 'Vous',
		colleague: 'Un collègue',
		person: 'Personne',
		differs: ', différent',
		notNoted: '0\u00a0h',
		total: 'Total',
		neither: 'Aucune des deux\u00a0: corriger',
		keep: (minutes: number) => `Garder ${hours(minutes)}`,
		yours: 'Votre version',
		gone: 'Une seule version',
		goneWhy: 'Il n’y a plus rien à choisir ici.',
		where: (day: string, place: string, today: string) =>
			`${capital(dayMedium(day, today))} · ${place}`
	},

	counter: {
		title: 'Compteur',
		where: 'Où on en est',
		doneOf: 'faites sur',
		toDo: (end: string) => `à réaliser${end && ` d’ici au ${date(end)}`}`,
		noGoal: 'faites. Aucun nombre d’heures n’est fixé pour votre entreprise.',
		planned: (minutes: number) => `prévu à ce jour${NB}: ${about(minutes)}`,
		gauge: (
			due: number,
			part: { valid: number; signed: number; noted: number; phone: number },
			planned: number
		) => {
			const said = [
				`${hours(part.valid)} validées`,
				`${hours(part.signed)} signées et à valider`,
				`${hours(part.noted)} notées et pas encore signées`,
				`${hours(part.phone)} sur ce téléphone`
			].join(', ');
			if (due === 0) return `${capital(said)}.`;
			const left = Math.max(0, due - part.valid - part.signed - part.noted - part.phone);
			const plan = planned > 0 ? ` Prévu à ce jour${NB}: ${about(planned)}.` : '';
			return `Sur ${hours(due)} à réaliser${NB}: ${said}, reste ${hours(left)} à faire.${plan}`;
		},
		pace: (done: number, due: number, end: string) =>
			`À ce rythme${NB}: ${percent(done, due)} le ${date(end)}`,
		ended: (done: number, due: number) => `Réalisé${NB}: ${percent(done, due)}`,
		missing: 'Il manquera',
		about,
		enough: 'Le compte y sera.',
		needed: (needed: number, now: number) =>
			`Pour finir à temps${NB}: ${people(needed)} par jour au lieu de ${String(now)}.`,
		noPace: 'Le rythme apparaît après une semaine complète.',
		picture: (from: string, to: string) =>
			`Heures cumulées de ${monthName(from.slice(0, 7))} à ${monthName(to.slice(0, 7))}`,
		pictureSays: (
			steps: { period: string; done: number }[],
			done: number,
			forecast: number,
			due: number,
			end: string
		) =>
			`${steps.map((step) => `Fin ${monthName(step.period)} ${hours(step.done)}`).join(', ')}${steps.length ? '\u00a0; ' : ''}aujourd’hui ${hours(done)}. À ce rythme, ${about(forecast)} le ${date(end)} sur ${hours(due)} à réaliser${forecast < due ? `${NB}: il manque ${about(due - forecast)}` : ''}.`,
		goal: (due: number) => `${hours(due)} à réaliser`,
		month: (period: string) => dates.monthsShort[Number(period.slice(5, 7)) - 1] ?? '',
		whole: 'Tout le marché',
		wholeWhy: 'Toutes les entreprises, sans nom',
		wholeSum: (validated: number, due: number) => `${hours(validated)} validées sur ${hours(due)}`,
		declared: (minutes: number) => `${hours(minutes)} déclarées`,
		peopleUnder5: 'moins de 5\u00a0personnes',
		peopleOf: (n: number) => people(n),
		ofMonth: (period: string) => capital(monthFull(period)),
		others: 'Autres marchés',
		otherDone: (done: number, due: number) =>
			due > 0 ? `${hours(done)} sur ${hours(due)}` : `${hours(done)} faites`,
		none: 'Pas encore de compteur',
		noneWhy: 'Il apparaît quand votre entreprise est reliée à un marché.'
	},

	install: {
		title: 'Installer l’application sur cet iPhone',
		why: `Sans installation, l’iPhone peut effacer vos heures après 7${NB}jours sans ouvrir l’application.`,
		go: 'Installer'
	},

	back: { today: 'Aujourd’hui', month: 'Mois', counter: 'Compteur', phone: 'Ce téléphone' },
	clock,
	shortDate: dateShort,
	figure
};
