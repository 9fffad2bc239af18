// When all is at rest: nothing waits, everybody sees the same, and the server holds what its ledger gives.
import type { Book } from '#domain/book.ts';
import { canonical } from '#domain/values.ts';
import type { OutboxRow } from '#store/tables.ts';
import type { Waiting } from '#sync/device.ts';
import { counters, refold } from './fold.ts';
import type { Phone, Setting } from './phone.ts';
import { joel, nadia } from './town.ts';
import type { Watch } from './watch.ts';

const MINUTE = 60_000;

/** What the server could not take for so long that its author was shown it: it is offered once a day. */
export function putOff(phones: readonly Phone[]): OutboxRow | undefined {
	return phones
		.map(({ disk, owner }) => disk.rows(`app:${owner.user}`, 'outbox'))
		.map((rows) => rows.filter(({ state }) => state === 'attention'))
		.flatMap((parked) => parked.filter((row) => row.again > 0 && !isHeld(row, parked)))[0];
}

/** Behind one on its record that its author has to answer first. */
function isHeld({ record, n }: OutboxRow, parked: readonly OutboxRow[]): boolean {
	return parked.some((one) => one.record === record && one.n < n && one.again === 0);
}

export function lookAtTheEnd(
	{ world, server }: Setting,
	phones: readonly Phone[],
	watch: Watch
): void {
	for (const phone of phones)
		for (const { name, device } of phone.tabs) {
			const { outbox, sync } = device?.view ?? {};
			watch.atTheEnd(phone);
			const waits = outbox?.find(
				(one) =>
					(one.state === 'ready' && !isAboutNothing(server, one)) ||
					(one.files > 0 && !watch.isToldLost(phone, one))
			);
			if (waits) world.violate(`I7: ${name} still waits: ${canonical(waits)}`);
			const silent = world.time - Date.parse(sync?.lastContact ?? '');
			if (!(silent < 5 * MINUTE))
				world.violate(`I7: ${name} has not asked since ${sync?.lastContact ?? ''}`);
			if (sync?.phase !== 'idle')
				world.violate(`I7: ${name} does not settle: ${sync?.phase ?? 'nothing'}`);
		}
	for (const phone of phones) for (const tab of phone.tabs) watch.compare(tab);
	const difference = refold(server);
	if (difference) world.violate(`I2: ${difference}`);
	const miscounted = counters(server.data, world.time, watch.moved ? [] : offices(phones));
	if (miscounted) world.violate(`the counter: ${miscounted}`);
}

/**
 * About something the server has not, or no more: what it was made of was taken back in a tab that cannot tell, or went
 * with a backup and the phone that could bring it again. It is kept for a week and then shown (`src/sync/push.test.ts`).
 */
function isAboutNothing(server: Setting['server'], { change }: Waiting): boolean {
	const aims = change.base !== null && change.act !== 'write';
	return aims && !server.data.all('declarations').some((row) => row.id === change.record);
}

/** What the phones of the office know, for their counters. */
function offices(phones: readonly Phone[]): Book[] {
	return phones
		.filter(({ owner }) => owner === joel || owner === nadia)
		.flatMap(({ tabs }) => tabs.flatMap(({ device }) => device?.view.received ?? []));
}
