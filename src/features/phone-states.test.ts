// States of records from the outbox.
import { expect, test } from 'vitest';
import type { Waiting } from '#sync/device.ts';
import { phoneStates } from './phone-states.ts';

const waiting = (record: string, state: Waiting['state']) =>
	({ change: { record }, state }) as unknown as Waiting;

test('R51 what is received leaves, what asks for an answer stays so', () => {
	const states = phoneStates([
		waiting('a', 'ready'),
		waiting('b', 'attention'),
		waiting('b', 'ready'),
		waiting('c', 'done'),
		waiting('d', 'ready'),
		waiting('d', 'attention')
	]);
	expect([...states]).toEqual([
		['a', 'phone'],
		['b', 'attention'],
		['d', 'attention']
	]);
});
