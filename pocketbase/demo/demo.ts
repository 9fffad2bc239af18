// The demo: one organisation of the size of a real year, as rows of the office and the history played over them.
import { bookOf, type Rows } from '#domain/book.ts';
import { addDays, type Day } from '#domain/values.ts';
import * as cast from './cast.ts';
import * as told from './told.ts';
import { makeBuyers, makeCompanies } from './office/companies.ts';
import { makeContracts } from './office/contracts.ts';
import { diaryOf, isClash } from './history/days.ts';
import { diceOf } from './dice.ts';
import { works } from './extract.ts';
import { hire, type Hiring } from './office/jobs.ts';
import { ripen, share } from './office/turns.ts';
import { officeRows } from './office/rows.ts';
import { shareHours } from './office/parties.ts';
import { People } from './office/people.ts';
import type { ContractPlan, OfficeRow, Setting } from './plan.ts';
import { castFates } from './history/fates.ts';
import { played, type Play, type Played } from './history/plays.ts';
import { statementsOf, type Statement } from './history/statements.ts';
import { historyOf } from './history/verdicts.ts';
import { visitsOf } from './history/visits.ts';

/** The year of a real organisation: `HOURS` done by `HEADS` people under `EMPLOYMENTS` contracts of employment. */
export const HOURS = 89_508;
export const HEADS = 227;
export const EMPLOYMENTS = 275;
/** Hours of labour in a euro of works: 60 % of it, at 30 € an hour. */
const EFFORT = 0.6 / 30;

export interface Demo {
	office: OfficeRow[];
	history: Played[];
	statements: Statement[];
}

/** Everything, for a day and a seed: twice the same gives the same. `root` is the folder of the repository. */
export function makeDemo(root: string, today: Day, seed: number): Demo {
	const dice = diceOf(seed);
	const yesterday = addDays(today, -1);
	const setting: Setting = { org: dice.id(), today, yesterday, since: addDays(today, -365), dice };
	const taken = [...cast.named, ...told.people].map(({ name }) => name);
	const people = new People(setting, [...taken, ...cast.colleagues]);
	const buyers = makeBuyers(setting);
	const companies = makeCompanies(setting, people);
	const facilitators = ['Nadia Ferhat', ...cast.colleagues].map((name) => people.user(name));
	const market = { buyers, companies, facilitators };
	const contracts = makeContracts(setting, works(root, today), market, EFFORT);
	shareHours(setting, contracts, HOURS);
	const hiring: Hiring = { setting, people, companies, persons: [], employments: [], jobs: [] };
	hire(hiring, contracts, EMPLOYMENTS, HEADS);
	share(hiring);
	ripen(hiring);
	const office = officeRows(hiring, contracts, market);
	const { plays, statements } = story(setting, contracts, hiring);
	return {
		office,
		history: played(plays, bookOf(rowsOf(office), `${today}T00:00:00Z`), dice),
		statements
	};
}

function story(setting: Setting, contracts: ContractPlan[], { jobs }: Hiring) {
	const diary = jobs.flatMap((job) => diaryOf(setting, job));
	const known = diary.filter(({ job }) => job.party.contract.story);
	for (const one of known) if (isClash(one, known)) one.clash = true;
	const standing = diary.filter(({ clash }) => !clash);
	const statements = statementsOf(setting, contracts, standing);
	castFates(setting, statements);
	const plays: Play[] = [
		...diary.map((noted): Play => {
			return { now: noted.now, by: noted.job.declarer.user.id, what: 'write', noted };
		}),
		...statements.flatMap((statement) => historyOf(setting, statement)),
		...contracts.flatMap((contract) => {
			const own = statements.filter((one) => one.contract === contract);
			return visitsOf(setting, contract, jobs, own);
		})
	];
	return { plays, statements };
}

/** The rows a change is judged by. */
export function rowsOf(office: OfficeRow[]): Rows {
	const rows: Record<string, object[]> = {};
	for (const { col, row } of office) (rows[col] ??= []).push(row);
	return rows;
}
