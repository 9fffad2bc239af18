// What a row of the inbox says, and where it leads.
import type { Book } from '#domain/book.ts';
import type { Held } from '#domain/inbox/held.ts';
import type { Clash, ToVerify } from '#domain/inbox/inbox.ts';
import { companyName, contractName } from '#features/deals/names.ts';
import { t } from '#texts/index.ts';
import type { IconName } from '#ui/parts/icons.ts';
import { personOf, type Item } from './items.ts';

export interface Said {
	href: string;
	name: string;
	small: string;
	why: { icon: IconName; text: string };
}

const words = t.facilitator.inbox;

export function saidOf(book: Book, item: Item): Said {
	if (item.kind === 'clash') return ofClash(book, item.one);
	return item.kind === 'held' ? ofHeld(book, item.one) : ofMonth(book, item.one);
}

function ofClash(book: Book, { row, facts }: Clash): Said {
	const { first, second } = facts;
	return {
		href: `/clash/${row.id}`,
		name: personOf(book, row.contract, row.participant),
		small: words.smallDay(contractName(book, row.contract), row.day, book.today),
		why: {
			icon: 'people',
			text: words.clash(companyName(book, first.company), companyName(book, second.company))
		}
	};
}

function ofHeld(book: Book, { card, name, minutes, eligibility: { state, day } }: Held): Said {
	return {
		href: `/contracts/${card.contract}#crew`,
		name,
		small: words.held[state](contractName(book, card.contract)),
		why: {
			icon: state === 'pending' ? 'person-add' : 'clock',
			text: words.heldWhy(minutes, state, day, book.today)
		}
	};
}

function ofMonth(book: Book, { row, review, corrected }: ToVerify): Said {
	const remarks = review.odd.flatMap((line) => line.remarks);
	return {
		href: `/review/${row.id}`,
		name: words.name(companyName(book, row.company), row.period, book.today),
		small: words.small(contractName(book, row.contract), review.minutes),
		why: {
			icon: corrected ? 'fix' : 'warn',
			text: corrected ? words.corrected : words.brief(remarks)
		}
	};
}
