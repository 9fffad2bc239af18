// Words that more than one screen says: states, names of lists, counts, answers.
import type { Absence, RefusalReason, VerdictWord, visitTypes } from '#domain/kinds/facts.ts';
import type {
	companyKinds,
	employmentTypes,
	hoursMethods,
	partyRoles,
	Role,
	Status
} from '#domain/records.ts';
import { count } from '../format.ts';

type Words<List extends readonly string[]> = Record<List[number], string>;

export const common = {
	app: 'Clause de poche',
	title: (screen: string) => `${screen} – Clause de poche`,
	description: 'Les heures d’insertion, notées sur le chantier, reçues une seule fois.',
	screens: 'Écrans',
	back: (to: string) => `Retour\u00a0: ${to}`,
	close: 'Fermer',
	undo: 'Défaire',
	later: 'Plus tard',
	cancel: 'Annuler',
	call: (name: string) => `Appeler ${name}`,
	write: (name: string) => `Écrire à ${name}`,
	ask: (name: string) => `Demander à ${name}`,
	unknownProblem:
		'Le serveur ne l’accepte pas tel quel. Demander à la personne qui suit le marché.',
	loading: 'Première réception en cours',
	loaded: (rows: number) => `${count(rows, 'fiche reçue', 'fiches reçues')}.`,
	notYet: 'Les totaux s’affichent quand tout est reçu.',

	states: {
		phone: 'Sur ce téléphone',
		received: 'Reçu',
		valid: 'Validé',
		fix: 'À corriger',
		refused: 'Refusé'
	},
	statuses: {
		recorded: 'Reçu',
		withdrawn: 'Retiré',
		submitted: 'Reçu',
		returned: 'À corriger',
		validated: 'Validé',
		partially_validated: 'Validé en partie',
		refused: 'Refusé'
	} satisfies Record<Status, string>,
	verdicts: {
		accepted: 'Validé',
		returned: 'À corriger',
		refused: 'Refusé'
	} satisfies Record<VerdictWord, string>,
	parts: {
		valid: 'Validé',
		signed: 'Signé, à valider',
		noted: 'Noté, pas encore signé',
		phone: 'Sur ce téléphone',
		todo: 'Reste à faire'
	},
	tabs: {
		today: 'Aujourd’hui',
		month: 'Mois',
		counter: 'Compteur',
		phone: 'Ce téléphone',
		inbox: 'À traiter',
		contracts: 'Marchés',
		visits: 'Visites'
	},
	roles: {
		site_supervisor: 'Heures du chantier',
		company_admin: 'Heures de l’entreprise',
		facilitator: 'Suivi des marchés',
		org_admin: 'Suivi de toute la structure',
		buyer_viewer: 'Marchés de l’acheteur'
	} satisfies Record<Role, string>,

	absences: {
		no_participant: 'Aucune personne en insertion',
		weather: 'Intempéries',
		site_stopped: 'Chantier arrêté',
		leave: 'Congés',
		training: 'En formation',
		away: 'Absent',
		other: 'Autre raison'
	} satisfies Record<Absence, string>,
	reasons: {
		over_cap: 'Heures à vérifier',
		not_eligible: 'Non éligible ce jour-là',
		no_prior_validation: 'Éligibilité décidée après ces heures',
		wrong_site: 'Hors de ce marché',
		contract_not_received: 'Contrat de travail non reçu',
		outside_employment_dates: 'Hors dates du contrat de travail',
		outside_contract_dates: 'Hors dates du marché',
		missing_proof: 'Justificatif manquant',
		duplicate: 'Déjà déclaré',
		not_counted_type: 'Type de contrat non compté'
	} satisfies Record<RefusalReason, string>,
	employmentTypes: {
		cdi: 'CDI',
		cdi_inclusion: 'CDI inclusion',
		cdd: 'CDD',
		cdd_usage: 'CDD d’usage',
		cddi: 'CDDI',
		cdd_tremplin: 'CDD tremplin',
		apprenticeship: 'Apprentissage',
		professional_training: 'Contrat de professionnalisation',
		temp_mission: 'Intérim',
		internship: 'Stage',
		other: 'Autre contrat'
	} satisfies Words<typeof employmentTypes>,
	/** Short names of kinds of companies; an ordinary one has none. */
	companyKinds: {
		ordinary: '',
		EI: 'EI',
		ACI: 'ACI',
		AI: 'AI',
		ETTI: 'ETTI',
		EITI: 'EITI',
		GEIQ: 'GEIQ',
		EA: 'EA',
		EATT: 'EATT',
		ESAT: 'ESAT',
		RQ: 'régie de quartier',
		ETT: 'ETT',
		TIH: 'travailleur indépendant handicapé'
	} satisfies Words<typeof companyKinds>,
	/** `Intérim, Tremplin Sud (ETTI)`. */
	employer: (type: string, employer: string, kind: string) =>
		[type, kind ? `${employer} (${kind})` : employer].filter(Boolean).join(', '),
	partyRoles: {
		holder: 'Titulaire',
		lead: 'Mandataire',
		co_contractor: 'Cotraitant',
		subcontractor: 'Sous-traitant'
	} satisfies Words<typeof partyRoles>,
	hoursMethods: {
		fixed: 'nombre d’heures fixé',
		per_amount: 'heures selon le montant facturé',
		percent_of_hours: 'part des heures travaillées',
		action: 'action d’insertion, sans nombre d’heures'
	} satisfies Words<typeof hoursMethods>,
	visitTypes: {
		kickoff: 'Lancement',
		site_meeting: 'Réunion de chantier',
		follow_up: 'Suivi',
		surprise: 'Visite inopinée',
		closing: 'Fin de marché',
		phone: 'Par téléphone',
		office: 'Au bureau'
	} satisfies Words<typeof visitTypes>,

	days: (n: number) => count(n, 'jour', 'jours'),
	months: (n: number) => count(n, 'mois', 'mois'),
	visits: (n: number) => count(n, 'visite', 'visites'),
	people: (n: number) => count(n, 'personne', 'personnes'),
	lines: (n: number) => count(n, 'ligne', 'lignes'),
	contracts: (n: number) => count(n, 'marché', 'marchés'),
	photos: (n: number) => count(n, 'fichier', 'fichiers'),

	stepper: {
		less: 'Enlever 15\u00a0minutes',
		more: 'Ajouter 15\u00a0minutes',
		type: 'Saisir le nombre d’heures',
		of: (who: string) => `Heures\u00a0: ${who}`
	},

	draft: {
		unfinished: (what: string) => `Vous n’aviez pas fini ${what}.`,
		resume: 'Reprendre',
		erase: 'Effacer ce brouillon',
		otherWindow: 'Cette journée est ouverte dans une autre fenêtre.',
		continueHere: 'Continuer ici'
	},
	update: {
		ready: 'Une nouvelle version est prête',
		kept: 'Ce que vous notez est gardé.',
		apply: 'Mettre à jour',
		needed: 'Une mise à jour est nécessaire pour envoyer'
	},
	failure: {
		title: 'Cet écran ne s’affiche pas',
		kept: 'Ce que vous avez noté est gardé sur ce téléphone.',
		notFound: 'Cette page n’existe pas',
		notFoundWhy: 'L’adresse a changé, ou ce qu’elle montrait n’est plus sur ce téléphone.',
		home: 'Revenir au début',
		reload: 'Ouvrir à nouveau'
	},
	insecure: {
		title: 'Cette adresse n’est pas protégée',
		why: 'Sans «\u00a0https\u00a0», l’application ne peut pas marcher sans réseau ni garder vos heures en sécurité. Ouvrir l’adresse en «\u00a0https\u00a0».'
	},
	privateWindow: {
		title: 'Cette fenêtre ne garde rien.',
		why: 'Ouvrir l’application normalement avant de noter des heures.'
	},
	storageFull: {
		title: 'Plus de place sur ce téléphone',
		why: 'Ce que vous venez de noter n’est pas enregistré et reste à l’écran. Libérer de la place, puis enregistrer à nouveau.'
	}
};
