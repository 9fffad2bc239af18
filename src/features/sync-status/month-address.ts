// Where a facilitator answers for a month: its review, or the statement she typed.
import type { Change } from '#domain/change.ts';

/** A statement that was not received is typed again; a verdict is given again. */
export function monthAddress({ record, set }: Pick<Change, 'record' | 'set'>): string {
	const text = (name: string) => (typeof set[name] === 'string' ? set[name] : '');
	if (text('company')) return `/statement/${text('party')}/${text('company')}/${text('period')}`;
	return `/review/${record}`;
}
