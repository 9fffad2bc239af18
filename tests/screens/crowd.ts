// A site of forty people with long names, and a supervisor who works for two companies.
import { addDays, type Day } from '../../src/domain/values.ts';
import { id } from '../rows.ts';

type Row = Record<string, unknown>;
const row = (col: string, key: string, values: Row) => ({ col, row: { id: id(key), ...values } });

const given = ['Marie-Bernadette', 'Abdoulkarim', 'Jean-Christophe', 'Ngọc Lan', 'Oluwaseun'];
const family = [
	'de La Rochefoucauld',
	'Ramanantsoa-Razafy',
	'Ben Abdallah',
	'Öztürk',
	'Szczepańska'
];
const object = 'Réhabilitation thermique de la tour Ambroise-Croizat et de ses abords';
const company = 'Société nouvelle de construction et de rénovation du Grand Clairval';

/** The office of the demo, and its days. */
interface Office {
	org: string;
	buyer: string;
	facilitator: string;
	today: Day;
}

function person(n: number, { org, today }: Office): object[] {
	const key = `b${String(n).padStart(2, '0')}`;
	const start = addDays(today, -60);
	const [participant, employment] = [id(`p${key}`), id(`j${key}`)];
	const full = { from: start, share_pct: 100, weekly_minutes: 2100 };
	const work = { type: 'cdd', modality: 'direct_hire', job_title: 'Maçon', contract_sent: true };
	const proof = { criterion: 'rsa', proof_type: 'attestation', status: 'accepted' };
	const name = {
		given_name: given[n % given.length],
		family_name: `${family[(n * 3) % family.length] ?? ''} ${String(n)}`
	};
	return [
		row('participants', `p${key}`, { org, ...name }),
		row('employments', `j${key}`, {
			...{ org, participant, employer: id('cobig'), start, weekly_minutes: 2100 },
			...work
		}),
		row('eligibilities', `l${key}`, {
			...{ org, participant, from: start, to: addDays(today, 400), decided_on: start },
			...proof
		}),
		row('assignments', `a${key}`, {
			...{ org, contract: id('kbig'), party: id('tbig'), participant, employment },
			...full
		})
	];
}

function contract({ org, buyer, facilitator, today }: Office): object[] {
	const start = addDays(today, -60);
	const dates = { notification_date: start, start_date: start, end_date: addDays(today, 300) };
	const hours = { hours_method: 'fixed', hours_committed: 12_000, counts_training: true };
	const asks = { detail: 'month', declaration_period: 'month', declaration_due_day: 12 };
	const of = { org, contract: id('kbig') };
	return [
		row('contracts', 'kbig', {
			...{ org, buyer, facilitator, reference: 'C-40', lot_no: '12', object },
			...{ amount_ht: 9_000_000, suspended: [], status: 'active', ...dates, ...hours, ...asks }
		}),
		row('sites', 'sbig', { ...of, name: object, active: true }),
		row('contract_parties', 'tbig', {
			...{ ...of, company: id('cobig'), role: 'holder', from: start }
		})
	];
}

/** Rows of the office; the account is `crowd`. */
export function crowd(office: Office): object[] {
	const { org } = office;
	const member = { user: id('crowd'), org };
	return [
		row('companies', 'cobig', { org, name: company, kind: 'ordinary' }),
		...contract(office),
		...Array.from({ length: 40 }, (_, n) => person(n, office)).flat(),
		row('memberships', 'mbig1', { ...member, role: 'site_supervisor', company: id('cobig') }),
		row('memberships', 'mbig2', { ...member, role: 'company_admin', company: id('conew') })
	];
}
