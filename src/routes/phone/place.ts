// Where something held belongs: its name, the screen that shows it, the person to call about it.
import type { Book } from '#domain/book.ts';
import type { Side } from '#features/session/role.svelte.ts';
import { monthAddress } from '#features/sync-status/month-address.ts';
import type { Held } from '#features/sync-status/waiting.ts';
import { capital, dayMedium, monthFull } from '#texts/format.ts';
import { t } from '#texts/index.ts';

/** `mer. 13 mai`, `avril 2026`, `visite, mer. 13 mai`: inside a title. */
export function nameOf(one: Held, today: string): string {
	if (one.kind === 'month') return monthFull(one.period);
	return one.kind === 'visit' ? t.phone.visit(one.day, today) : dayMedium(one.day, today);
}

/** The same at the start of a row. */
export function titleOf(one: Held, today: string): string {
	return capital(nameOf(one, today));
}

/** The site, else the contract it belongs to. */
export function placeOf(one: Held, book: Book): string {
	return book.site(one.site)?.name ?? book.contract(one.contract)?.object ?? '';
}

/** The screen where it was typed; undefined when this side of the app has none. */
export function addressOf(one: Held, side: Side | null): string | undefined {
	if (side === 'facilitator') {
		if (one.kind === 'visit') return `/visit/${one.record}`;
		const last = one.changes.at(-1);
		return one.kind === 'month' && last ? monthAddress(last.change) : undefined;
	}
	if (side !== 'supervisor') return undefined;
	if (one.kind === 'day') return one.site ? `/day/${one.site}/${one.day}` : undefined;
	if (one.kind === 'month' && one.party) return `/month/${one.party}/${one.period}`;
	return undefined;
}

/** The facilitator of the contract, with her number when it is known. */
export function callOf(one: Held, book: Book): { name: string; phone: string } | undefined {
	const contract = book.contract(one.contract);
	if (!contract?.facilitator_phone) return undefined;
	return { name: contract.facilitator_name, phone: contract.facilitator_phone };
}
