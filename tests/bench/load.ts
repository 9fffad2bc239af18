// What is carried: the days of a town's companies, as our phone's wishes and as the plain records of every peer.
import { workday } from '../contract/office.ts';
import { id } from '../rows.ts';
import { CREW, dayOf, town } from './town.ts';

export const password = 'a-password-for-measuring';
export const email = (company: number) => `u${String(company).padStart(2, '0')}@example.org`;

/** The town, whose supervisors sign in with a password. */
export function benchTown(): object[] {
	return (town() as { col: string; row: object }[]).map((line) =>
		line.col === 'users' ? { ...line, row: { ...line.row, password } } : line
	);
}

type DaySet = ReturnType<typeof dayOf>;

/** `count` days of a company, a list for each day of its crew. */
export function crewDays(company: number, count: number): DaySet[][] {
	const days = Math.ceil(count / CREW);
	return Array.from({ length: days }, (_, day) =>
		Array.from({ length: Math.min(CREW, count - day * CREW) }, (_, n) =>
			dayOf(company, n, workday(day + 1))
		)
	);
}

/** The same days as records of 450 bytes, under ids of their own. */
export function records(company: number, count: number) {
	return crewDays(company, count)
		.flat()
		.map((set, n) => ({
			id: `r${String(company).padStart(3, '0')}x${String(n).padStart(10, '0')}`,
			...{ ...set, note: 'x'.repeat(120), absence: '' },
			...{ author: id('u1'), at: new Date().toISOString() }
		}));
}

const text = (name: string) => ({ name, type: 'text' });
const rule = '@request.auth.id != ""';

/** A plain collection of the same columns, for the SDK's loop. */
export const entries = {
	name: 'entries',
	type: 'base',
	...{ listRule: rule, viewRule: rule, createRule: rule, updateRule: rule, deleteRule: rule },
	fields: [
		...['assignment', 'contract', 'participant', 'site', 'day'].map(text),
		...['minutesWork', 'minutesTraining'].map((name) => ({ name, type: 'number' })),
		...['absence', 'note', 'author', 'at'].map(text)
	]
};

/** A route that exists here alone: rows enter by the triggers of the feed, as any other. */
export const sqlHook = `
routerAdd('POST', '/api/_bench/sql', (e) => {
	const { statements } = e.requestInfo().body;
	try {
		$app.runInTransaction((tx) => {
			for (const sql of statements) tx.db().newQuery(sql).execute();
		});
	} catch (error) {
		return e.string(500, String(error));
	}
	return e.noContent(204);
});
`;
