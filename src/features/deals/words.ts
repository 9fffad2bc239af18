// Who must act next on a contract, in one sentence.
import type { Book } from '#domain/book.ts';
import type { Standing } from '#domain/deals/standing.ts';
import { monthNear } from '#texts/format.ts';
import { t } from '#texts/index.ts';
import { companyName } from './names.ts';

/** One sentence: who, what, since or until when. */
export function whoActs(book: Book, next: Standing | undefined): { text: string; late: boolean } {
	const words = t.buyer;
	const { today } = book;
	if (!next?.next) return { text: words.nothing, late: false };
	if (next.next === 'verify') return { text: words.you(next.period, today), late: false };
	const name = companyName(book, next.company);
	const month = monthNear(next.period, today);
	if (next.late > 0) return { text: words.late(name, month, next.late), late: true };
	if (next.next === 'sign') return { text: words.signBy(name, month, next.dueOn), late: false };
	return { text: words.company(name, words.act.correct(next.period, today)), late: false };
}
