// All a phone does beyond showing what it holds: judges, makes, sends, fetches. Loaded behind the first screen.
import { apply } from '#domain/accept.ts';
import { Hand } from '../phone/hand.ts';
import type { Person } from '../phone/person.ts';
import { round } from '../phone/round.ts';

export interface Engine {
	apply: typeof apply;
	round: typeof round;
	hand(person: Person, newId: () => string): Hand;
}

export const engine: Engine = { apply, round, hand: (person, newId) => new Hand(person, newId) };
