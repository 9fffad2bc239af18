// What the demo's parts hand to each other: rows for the office, and what is planned around them.
import type {
	Buyer,
	Card,
	Company,
	Contract,
	Invoice,
	Party,
	Role,
	Site
} from '#domain/records.ts';
import type { Day } from '#domain/values.ts';
import type { Dice } from './dice.ts';
import type { Trade } from './names.ts';
import type { Person } from './office/people.ts';

/** When and for whom the demo is made. */
export interface Setting {
	org: string;
	today: Day;
	/** The last day anything is noted: the day before today. */
	yesterday: Day;
	/** The first day of the twelve months that have hours. */
	since: Day;
	dice: Dice;
}

/** A row the office made. `signIn`: what the person is, for whoever tries the demo; her password is shown. */
export interface OfficeRow {
	col: string;
	row: object;
	signIn?: string;
}
export interface User {
	id: string;
	name: string;
	email: string;
	locale: 'fr';
	phone: string;
	disabled: boolean;
}
export interface CompanyPlan {
	row: Company;
	trade: Trade;
	/** Who declares for it. */
	user: User;
	role: Role;
	quality: string;
	/** How it notes: each evening, on Fridays, or the month's totals alone. */
	habit: 'daily' | 'weekly' | 'total';
	/** Minutes of a full day, Monday to Friday. */
	week: readonly [number, number, number, number, number];
	/** Days after the end of a month until it signs. */
	signsAfter: number;
}

export interface PartyPlan {
	row: Party;
	company: CompanyPlan;
	contract: ContractPlan;
	/** Hours it should have done by yesterday. */
	hours: number;
	/** The story names who is at work there now. */
	told: boolean;
}

export interface ContractPlan {
	row: Contract;
	buyer: Buyer;
	sites: Site[];
	invoices: Invoice[];
	parties: PartyPlan[];
	/** Its part in the story, if it has one. */
	story: Story | '';
}
export type Story = 'tilleuls' | 'acacias' | 'parc' | 'quais' | 'combes';

/** A row of `employments`: the office's, never a company's. */
export interface Employment extends Record<string, unknown> {
	id: string;
	org: string;
	participant: string;
	employer: string;
	type: Card['employment_type'];
	modality: Card['modality'];
	job_title: string;
	start: Day;
	end: Day;
	weekly_minutes: number;
	contract_sent: boolean;
}

/** One person's work under one employment contract. */
export interface Job {
	card: Card;
	party: PartyPlan;
	/** Who declares it. */
	declarer: CompanyPlan;
	person: Person;
	/** Days at work, in order, none after yesterday. */
	days: Day[];
}
