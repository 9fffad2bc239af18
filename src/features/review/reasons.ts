// The reasons of a no, as a select gives them back.
import { refusalReasons, type RefusalReason } from '#domain/kinds/facts.ts';

/** '' when the text is none of them. */
export function reasonsFor(text: string): RefusalReason | '' {
	return refusalReasons.find((one) => one === text) ?? '';
}
