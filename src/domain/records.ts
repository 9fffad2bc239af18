// What the office knows, row by row: the columns a phone receives, under the names the database gives them.
import * as z from 'zod/mini';
import { Day, DayOrEmpty, Id, IdOrEmpty, Instant, Period } from './shapes.ts';

const text = z.string();
const integer = z.number().check(z.int());
const span = z.tuple([Day, DayOrEmpty]);

export const roles = [
	'site_supervisor',
	'company_admin',
	'facilitator',
	'org_admin',
	'buyer_viewer'
] as const;
export type Role = (typeof roles)[number];

export const Membership = z.object({
	id: Id,
	user: Id,
	role: z.enum(roles),
	org: Id,
	company: IdOrEmpty,
	buyer: IdOrEmpty,
	from: DayOrEmpty,
	to: DayOrEmpty
});
export type Membership = z.infer<typeof Membership>;

export const Org = z.object({
	id: Id,
	name: text,
	siret: text,
	kind: text,
	phone: text,
	email: text,
	eligibility_months: integer
});
export type Org = z.infer<typeof Org>;

export const Buyer = z.object({ id: Id, org: Id, name: text, siret: text, kind: text });
export type Buyer = z.infer<typeof Buyer>;

export const companyKinds = [
	'ordinary',
	'EI',
	'ACI',
	'AI',
	'ETTI',
	'EITI',
	'GEIQ',
	'EA',
	'EATT',
	'ESAT',
	'RQ',
	'ETT',
	'TIH'
] as const;
export const Company = z.object({
	id: Id,
	org: Id,
	name: text,
	siret: text,
	naf: text,
	size: text,
	kind: z.enum(companyKinds)
});
export type Company = z.infer<typeof Company>;

const hoursMethods = ['fixed', 'per_amount', 'percent_of_hours', 'action'] as const;
export const Contract = z.object({
	id: Id,
	org: Id,
	buyer: Id,
	facilitator: IdOrEmpty,
	facilitator_name: text,
	facilitator_email: text,
	facilitator_phone: text,
	reference: text,
	lot_no: text,
	object: text,
	cpv: text,
	amount_ht: z.number(),
	notification_date: DayOrEmpty,
	start_date: DayOrEmpty,
	end_date: DayOrEmpty,
	suspended: z.array(span),
	place_code: text,
	status: z.enum(['draft', 'active', 'suspended', 'completed', 'closed']),
	hours_method: z.enum(hoursMethods),
	/** Whole hours. */
	hours_committed: integer,
	ratio_hours: z.number(),
	/** Euros HT. */
	ratio_amount: z.number(),
	trigger_amount: z.number(),
	counts_training: z.boolean(),
	detail: z.enum(['month', 'day']),
	declaration_period: z.enum(['month', 'quarter']),
	declaration_due_day: integer
});
export type Contract = z.infer<typeof Contract>;

export const Invoice = z.object({
	id: Id,
	org: Id,
	buyer: Id,
	contract: Id,
	on: Day,
	invoiced_ht: z.number()
});
export type Invoice = z.infer<typeof Invoice>;

export const Site = z.object({
	id: Id,
	org: Id,
	contract: Id,
	name: text,
	address: text,
	commune_insee: text,
	active: z.boolean()
});
export type Site = z.infer<typeof Site>;

export const partyRoles = ['holder', 'lead', 'co_contractor', 'subcontractor'] as const;
export const Party = z.object({
	id: Id,
	org: Id,
	contract: Id,
	company: Id,
	role: z.enum(partyRoles),
	from: DayOrEmpty,
	to: DayOrEmpty,
	/** Whole hours; 0 = none fixed. */
	hours_quota: integer,
	parent_party: IdOrEmpty,
	/** Minutes this party owes; 0 = no goal shown. */
	minutes_due: integer
});
export type Party = z.infer<typeof Party>;

/** A time in which a person is eligible: first day, last day (`''` = open), day it was decided. No criterion, ever (R57). */
export const EligibleSpan = z.tuple([Day, DayOrEmpty, DayOrEmpty]);
export type EligibleSpan = z.infer<typeof EligibleSpan>;

export const employmentTypes = [
	'cdi',
	'cdi_inclusion',
	'cdd',
	'cdd_usage',
	'cddi',
	'cdd_tremplin',
	'apprenticeship',
	'professional_training',
	'temp_mission',
	'internship',
	'other'
] as const;
export const modalities = [
	'direct_hire',
	'provision',
	'subcontract_siae',
	'social_action'
] as const;

/** The crew card: one person's work for one party on one contract, as its company may see it. */
export const Card = z.object({
	id: Id,
	org: Id,
	contract: Id,
	/** Where the hours count. */
	party: Id,
	/** The party's company; it reads along. */
	counts_for: Id,
	/** Who declares this person's hours. */
	company: Id,
	site: IdOrEmpty,
	participant: Id,
	employment: IdOrEmpty,
	given_name: text,
	family_name: text,
	employer_name: text,
	employer_kind: text,
	employment_type: z.enum(employmentTypes),
	modality: z.enum(modalities),
	job_title: text,
	hired_on: DayOrEmpty,
	contract_sent: z.boolean(),
	from: Day,
	/** Stays empty while work goes on. */
	to: DayOrEmpty,
	share_pct: z.number(),
	weekly_minutes: integer,
	eligible: z.array(EligibleSpan)
});
export type Card = z.infer<typeof Card>;

export type KindName = 'day-entry' | 'hours-declaration' | 'site-visit' | 'clash';
const statuses = [
	'recorded',
	'withdrawn',
	'submitted',
	'returned',
	'validated',
	'partially_validated',
	'refused'
] as const;
export type Status = (typeof statuses)[number];

/** Anything declared from the field, of any kind; what it says is in `facts`, read by its kind. */
export const Declaration = z.object({
	id: Id,
	org: Id,
	company: IdOrEmpty,
	counts_for: IdOrEmpty,
	contract: IdOrEmpty,
	party: IdOrEmpty,
	kind: text,
	participant: IdOrEmpty,
	site: IdOrEmpty,
	day: DayOrEmpty,
	until: DayOrEmpty,
	period: z.union([Period, z.literal('')]),
	status: z.enum(statuses),
	/** Counts writes and submissions, never verdicts. */
	version: integer,
	author: Id,
	author_name: text,
	/** The device's clock, for display. */
	at: Instant,
	/** The server's clock, when the last change was received. */
	received: z.union([Instant, z.literal('')]),
	facts: z.record(z.string(), z.unknown())
});
export type Declaration = z.infer<typeof Declaration>;

/** One calendar month of a contract, without names: what buyer and lead see. Minutes. */
export const ContractMonth = z.object({
	id: Id,
	org: Id,
	buyer: Id,
	lead: IdOrEmpty,
	contract: Id,
	period: Period,
	minutes_due: integer,
	minutes_declared: integer,
	minutes_validated: integer,
	people: integer
});
export type ContractMonth = z.infer<typeof ContractMonth>;

/** Every collection a phone can receive, with the schema of its rows. */
export const collections = {
	orgs: Org,
	buyers: Buyer,
	companies: Company,
	contracts: Contract,
	contract_invoices: Invoice,
	sites: Site,
	contract_parties: Party,
	assignments: Card,
	declarations: Declaration,
	contract_months: ContractMonth,
	memberships: Membership
};
export type Col = keyof typeof collections;
export type Row<C extends Col = Col> = z.infer<(typeof collections)[C]>;

/** The signed-in person and what she may do. */
export interface Who {
	user: string;
	name: string;
	memberships: Membership[];
}
