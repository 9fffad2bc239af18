// What the loop runs for a person; a round itself comes with the engine.
import { DAY } from '#store/outbox.ts';
import type { Rounds } from '../loop.ts';
import type { Parts } from '../parts/parts.ts';
import { contactIn, serverNow } from './desk.ts';
import type { Workplace } from './round.ts';

export function roundsOf(parts: Parts, place: Workplace): Rounds {
	const { clock, browser } = parts;
	let pruned = 0;
	return {
		clock,
		random: () => parts.random(),
		visible: () => browser.visible(),
		alone: (steal, job) => browser.alone(`sync:${place.user}`, steal, job),
		ask: () => place.tabs.ask(),
		tell: (state) => {
			place.progress(state);
		},
		report: (error) => {
			browser.report(error);
		},
		failed: () => noteFailure(place),
		async round() {
			const { round } = await place.engine();
			const due = clock.now() - pruned > DAY;
			if (due) pruned = clock.now();
			await round(parts, place, due);
		}
	};
}

/** Since when the server has not answered: kept, so that it can be told after the app was closed. */
async function noteFailure(place: Workplace): Promise<void> {
	place.bell.stop();
	const contact = contactIn(place.shelf);
	if (contact.failingSince) return;
	const value = { ...contact, failingSince: new Date(serverNow(place)).toISOString() };
	await place
		.write(['meta'], (tx) => tx.put('meta', { name: 'contact', value }), 'relaxed')
		.catch(() => undefined);
}
