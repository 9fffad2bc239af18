// How a contract is called.
import { inner } from '../format.ts';

const NB = '\u00a0';

export const deal = {
	place: (lot: string, object: string, buyer: string) =>
		[[lot && `Lot${NB}${lot}`, lot ? inner(object) : object].filter(Boolean).join(', '), buyer]
			.filter(Boolean)
			.join(' · '),
	name: (name: string, lot: string) => (lot ? `${name}, lot${NB}${lot}` : name)
};
