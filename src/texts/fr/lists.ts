// What each entry of a list of the domain is called: reasons, absences, kinds of contracts, of companies, of visits.
import type { Absence, RefusalReason, VerdictWord, visitTypes } from '#domain/kinds/facts.ts';
import type { companyKinds, employmentTypes, partyRoles, Role, Status } from '#domain/records.ts';

type Words<List extends readonly string[]> = Record<List[number], string>;

export const lists = {
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
	visitTypes: {
		kickoff: 'Lancement',
		site_meeting: 'Réunion de chantier',
		follow_up: 'Suivi',
		surprise: 'Visite inopinée',
		closing: 'Fin de marché',
		phone: 'Par téléphone',
		office: 'Au bureau'
	} satisfies Words<typeof visitTypes>
};
