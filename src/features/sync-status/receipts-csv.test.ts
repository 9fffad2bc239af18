import { expect, test } from 'vitest';
import { Book } from '#domain/book.ts';
import type { Waiting } from '#sync/device.ts';
import { receiptsCsv } from './receipts-csv.ts';

function received(id: string, set: Record<string, unknown>, over: object = {}): Waiting {
	const change = {
		...{ id, kind: 'day-entry', act: 'write', v: 1, record: `r-${id}`, set, base: null },
		...{ deps: [], files: [], author: 'u1', at: '2026-05-12T15:32:00Z', offset: null, ...over }
	};
	const settled = { problems: [], waitsFor: '', tries: 0, files: 0 };
	return { change, state: 'done', received: '2026-05-12T15:40:00Z', ...settled };
}

const diary = (name: string) =>
	Object.assign(new Book('2026-05-20T08:00:00Z'), {
		site: (id: string) => (id === 's1' ? { name } : undefined),
		contract: (id: string) => (id === 'k1' ? { object: 'École ; lot 2' } : undefined),
		card: () => ({ given_name: 'Mamadou', family_name: 'Sow' })
	});

const day = { contract: 'k1', site: 's1', assignment: 'a1', day: '2026-05-12', minutesWork: 450 };

test('complaint 22: the receipts open in a spreadsheet, a line each, hours with a comma, dates that do not move', () => {
	const month = { contract: 'k1', party: 't1', period: '2026-04', lines: [{ minutesWork: 90 }] };
	const signed = received('b22', month, { kind: 'hours-declaration', act: 'submit' });
	const text = receiptsCsv([received('a11', day), signed], diary('Les Tilleuls'));
	expect(text.startsWith('\ufeff')).toBe(true);
	const [head, first, second, end] = text.slice(1).split('\r\n');
	expect(head?.split(';')).toHaveLength(9);
	expect(first).toMatch(
		/^2026-05-12 17:40;[^;]+;Jour;[^;]+;2026-05-12;Les Tilleuls;"École ; lot 2";Mamadou Sow;7,50$/
	);
	expect(second).toMatch(/^[^;]+;[^;]+;Mois;[^;]+;2026-04;;"École ; lot 2";;1,50$/);
	expect(end).toBe('');
});

test('a name that looks like a formula stays a name', () => {
	const text = receiptsCsv([received('a11', day)], diary('=HYPERLINK("http://x")'));
	expect(text).toContain(`;"'=HYPERLINK(""http://x"")";`);
});
