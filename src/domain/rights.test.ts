// The table of rights, role by role and act by act, and the memberships it is read with.
import { expect, test } from 'vitest';
import { id, member, who } from '../../tests/rows.ts';
import { kinds } from './kinds/index.ts';
import { roles, type Role, type Who } from './records.ts';
import { activeRoles, handsFor, mayAct, mayRead } from './rights.ts';

const today = '2026-11-20';
const own = { org: id('o1'), company: id('e1') };
const acts = kinds.flatMap((kind) => Object.keys(kind.acts).map((act) => `${kind.name} ${act}`));

const company = [
	'day-entry write',
	'day-entry withdraw',
	'hours-declaration submit',
	'hours-declaration withdraw'
];
const office = [
	'day-entry write',
	'day-entry withdraw',
	'hours-declaration submit',
	'hours-declaration return',
	'hours-declaration decide',
	'hours-declaration reopen',
	'site-visit write',
	'site-visit withdraw'
];
const table: Record<Role, string[]> = {
	site_supervisor: company,
	company_admin: company,
	facilitator: office,
	org_admin: office,
	buyer_viewer: []
};

function allowed(person: Who, target = own, day = today): string[] {
	return acts.filter((act) => {
		const [kind = '', verb = ''] = act.split(' ');
		return mayAct(kind, verb, target, person, day) === null;
	});
}

test.each(roles)('R65 %s may do what the table says, and nothing else', (role) => {
	expect(acts).toHaveLength(9);
	expect(allowed(who(role)).sort()).toEqual([...table[role]].sort());
});

test.each(roles)('R65 %s may do nothing in another organisation', (role) => {
	expect(allowed(who(role), { ...own, org: id('o2') })).toEqual([]);
});

test('R65 a buyer does nothing, whatever else his membership names', () => {
	expect(allowed(who('buyer_viewer', 'u1', { company: id('e1') }))).toEqual([]);
	expect(
		mayRead({ ...own, counts_for: '' }, who('buyer_viewer', 'u1', { company: id('e1') }), today)
	).toBe(false);
});

test('a company acts on its own cards alone, the office on those of every company', () => {
	const other = { org: id('o1'), company: id('e2') };
	expect(allowed(who('site_supervisor'), other)).toEqual([]);
	expect(allowed(who('company_admin'), other)).toEqual([]);
	expect(allowed(who('facilitator'), other).sort()).toEqual([...office].sort());
});

test("what no company declares is the office's alone", () => {
	const none = { org: id('o1'), company: '' };
	expect(allowed(who('site_supervisor', 'u1', { company: '' }), none)).toEqual([]);
	expect(allowed(who('org_admin'), none).sort()).toEqual([...office].sort());
});

test('who may not is told so', () => {
	expect(mayAct('day-entry', 'write', own, who('buyer_viewer'), today)).toEqual({
		code: 'not-allowed',
		level: 'block',
		path: 'act'
	});
	expect(mayAct('clash', 'write', own, who('org_admin'), today)?.code).toBe('not-allowed');
	expect(mayAct('day-entry', 'constructor', own, who('org_admin'), today)?.code).toBe(
		'not-allowed'
	);
});

test('a membership holds from its first to its last day, both included', () => {
	const person = who('site_supervisor', 'u1', { from: '2026-11-01', to: '2026-11-20' });
	const days = ['2026-10-31', '2026-11-01', '2026-11-20', '2026-11-21'];
	expect(days.map((day) => allowed(person, own, day).length > 0)).toEqual([
		false,
		true,
		true,
		false
	]);
	expect(activeRoles(who('facilitator'), today)).toHaveLength(1);
});

test('several roles are their union', () => {
	const both: Who = {
		user: id('u1'),
		name: 'Both',
		memberships: [member('facilitator'), member('company_admin')]
	};
	expect(handsFor('day-entry', 'write', own, both, today)).toEqual(['company', 'office']);
	expect(allowed(both)).toHaveLength(9);
	const elsewhere = { org: id('o1'), company: id('e2') };
	expect(handsFor('day-entry', 'write', elsewhere, both, today)).toEqual(['office']);
});

test('a row is read by its company, by the one it counts for, and by the office', () => {
	const row = { org: id('o1'), company: id('e2'), counts_for: id('e1') };
	const reads = (person: Who, of = row) => mayRead(of, person, today);
	expect(reads(who('site_supervisor'))).toBe(true);
	expect(reads(who('company_admin', 'u2', { company: id('e2') }))).toBe(true);
	expect(reads(who('site_supervisor', 'u3', { company: id('e3') }))).toBe(false);
	expect(reads(who('facilitator'))).toBe(true);
	expect(reads(who('facilitator', 'u9', { org: id('o2') }))).toBe(false);
	expect(reads(who('buyer_viewer'))).toBe(false);
	expect(reads(who('site_supervisor'), { ...row, company: '', counts_for: '' })).toBe(false);
});
