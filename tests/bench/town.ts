// A town for measuring: fifty companies with a contract, a supervisor and twenty people each.
import { addDays } from '../../src/domain/values.ts';
import { today } from '../contract/office.ts';
import { id } from '../rows.ts';

export const COMPANIES = 50;
export const CREW = 20;
/** Days the contracts have run. */
export const SPAN = 2000;
const start = addDays(today, -SPAN);

const two = (n: number) => String(n).padStart(2, '0');
const row = (col: string, key: string, values: object) => ({
	col,
	row: { id: id(key), ...values }
});
const org = id('o1');

function contract(n: number) {
	const key = two(n);
	const company = id(`e${key}`);
	const of = { org, contract: id(`k${key}`) };
	return [
		row('users', `u${key}`, {
			name: `Supervisor ${key}`,
			email: `u${key}@example.org`,
			locale: 'fr'
		}),
		row('companies', `e${key}`, { org, name: `Company ${key}`, kind: 'ordinary' }),
		row('contracts', `k${key}`, {
			...{ org, buyer: id('b1'), reference: key, object: 'Works', amount_ht: 1e6, suspended: [] },
			...{ notification_date: start, start_date: start, end_date: addDays(today, 60) },
			...{ status: 'active', hours_method: 'fixed', hours_committed: 5000, counts_training: true },
			...{ detail: 'month', declaration_period: 'month', declaration_due_day: 12 }
		}),
		row('sites', `s${key}`, { ...of, name: 'Site', active: true }),
		row('contract_parties', `t${key}`, { ...of, company, role: 'holder', from: start }),
		row('memberships', `m${key}`, { user: id(`u${key}`), role: 'site_supervisor', org, company })
	];
}

function person(company: number, n: number) {
	const key = `${two(company)}x${two(n)}`;
	const participant = id(`p${key}`);
	return [
		row('participants', `p${key}`, { org, given_name: `Given${key}`, family_name: `Family${key}` }),
		row('employments', `j${key}`, {
			...{
				org,
				participant,
				employer: id(`e${two(company)}`),
				type: 'cdd',
				modality: 'direct_hire'
			},
			...{ job_title: 'Maçon', start, weekly_minutes: 2100, contract_sent: true }
		}),
		row('eligibilities', `l${key}`, {
			...{ org, participant, criterion: 'x', status: 'accepted', from: start },
			...{ to: addDays(today, 400), decided_on: start }
		}),
		row('assignments', `a${key}`, {
			...{ org, contract: id(`k${two(company)}`), party: id(`t${two(company)}`), participant },
			...{ employment: id(`j${key}`), from: start, share_pct: 100, weekly_minutes: 2100 }
		})
	];
}

/** Everything, a collection after the other: each is then written at once. */
export function town(): object[] {
	const numbers = Array.from({ length: COMPANIES }, (_, n) => n);
	const crew = Array.from({ length: CREW }, (_, n) => n);
	const rows = [
		row('orgs', 'o1', { name: 'Org', kind: 'plie', eligibility_months: 24 }),
		row('buyers', 'b1', { org, name: 'Town' }),
		...numbers.flatMap(contract),
		...numbers.flatMap((company) => crew.flatMap((n) => person(company, n)))
	];
	const cols = [...new Set(rows.map(({ col }) => col))];
	return cols.flatMap((col) => rows.filter((one) => one.col === col));
}

/** The day entry of person `n` of a company on a day, as its supervisor's phone sends it. */
export function dayOf(company: number, n: number, day: string) {
	const key = `${two(company)}x${two(n)}`;
	return {
		...{ assignment: id(`a${key}`), contract: id(`k${two(company)}`), participant: id(`p${key}`) },
		...{ site: id(`s${two(company)}`), day, minutesWork: 450, minutesTraining: 0, absence: null },
		note: ''
	};
}
