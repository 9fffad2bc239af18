// Lines of what waits.
import { expect, test } from 'vitest';
import { contract, id } from '../../../tests/rows.ts';
import { bookOf } from '#domain/book.ts';
import type { Held } from '../sync-status/waiting.ts';
import { waitingLines } from './waits.ts';

const book = bookOf({ contracts: [contract({ object: 'Tilleuls' })] }, '2026-05-13T10:00:00Z');
const held = (over: Partial<Held>): Held => ({
	key: '',
	kind: 'day',
	contract: id('k1'),
	site: '',
	party: '',
	record: '',
	day: '2026-05-12',
	period: '',
	act: 'write',
	at: '',
	minutes: 60,
	attention: false,
	changes: [],
	...over
});

test('the days of a site are one line, a signed month is another', () => {
	const month = held({ kind: 'month', key: 'm', period: '2026-04', minutes: 600 });
	const list = [held({}), held({ day: '2026-05-11' }), held({ day: '2026-05-11' }), month];
	expect(waitingLines(list, book)).toEqual([
		{
			key: id('k1'),
			name: 'Tilleuls',
			days: ['2026-05-11', '2026-05-12'],
			period: '',
			minutes: 180
		},
		{ key: 'm', name: 'Tilleuls', days: [], period: '2026-04', minutes: 600 }
	]);
});
