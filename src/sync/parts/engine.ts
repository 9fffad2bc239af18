// All a phone does beyond showing what it holds: judges, makes, sends, fetches. Loaded behind the first screen.
import { apply } from '#domain/accept.ts';
import { rowOf } from '#store/feed/rows.ts';
import { refill } from '#store/disk/refill.ts';
import { Hand } from '../phone/hand.ts';
import type { Person } from '../phone/person.ts';
import { round } from '../phone/round.ts';
import type { Parts } from './parts.ts';

export interface Engine {
	apply: typeof apply;
	round: typeof round;
	rowOf: typeof rowOf;
	refill: typeof refill;
	hand(person: Person, parts: Parts): Hand;
}

export const engine: Engine = {
	apply,
	round,
	rowOf,
	refill,
	hand: (person, parts) => new Hand(person, parts)
};
