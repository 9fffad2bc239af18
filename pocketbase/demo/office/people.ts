// Names, sign-ins and the office's file on each person: who she is, why and until when she is eligible.
import type { EligibleSpan } from '#domain/records.ts';
import { addDays, type Day } from '#domain/values.ts';
import { familyNames, givenNames } from '../names.ts';
import type { Setting, User } from '../plan.ts';

/** What the office knows of a person; companies receive her name and the days she is eligible, no more. */
export interface Person {
	id: string;
	given: string;
	family: string;
	sex: 'f' | 'm';
	birth: Day;
	spans: EligibleSpan[];
	/** First and last day of her jobs so far. */
	since: Day;
	until: Day;
	jobs: number;
}

const criteria = {
	long_term_unemployed: 30,
	rsa: 22,
	youth_low_qualified: 12,
	qpv_resident: 9,
	iae_path: 8,
	disabled_worker: 6,
	senior: 5,
	refugee: 4,
	plie_participant: 4
};
const prescribers = ['france_travail', 'mission_locale', 'cap_emploi', 'plie', 'ccas'] as const;

/** Draws names that are not taken yet, and makes users of them. */
export class People {
	#taken = new Set<string>();
	#setting: Setting;

	constructor(setting: Setting, taken: readonly string[]) {
		this.#setting = setting;
		for (const name of taken) this.#taken.add(name);
	}

	draw(): { given: string; family: string; sex: 'f' | 'm' } {
		const { dice } = this.#setting;
		for (;;) {
			const sex = dice.chance(0.22) ? 'f' : 'm';
			const [given, family] = [dice.pick(givenNames[sex]), dice.pick(familyNames)];
			const name = `${given} ${family}`;
			if (this.#taken.has(name)) continue;
			this.#taken.add(name);
			return { given, family, sex };
		}
	}

	/** An account; the address is made of the name. */
	user(name: string): User {
		const address = name
			.normalize('NFD')
			.replaceAll(/[\u0300-\u036f]/g, '')
			.toLowerCase();
		const email = `${address.replaceAll(/[^a-z]+/g, '.')}@demo.example`;
		return { id: this.#setting.dice.id(), name, email, locale: 'fr', phone: '', disabled: false };
	}

	/** A person of working age, eligible for two years from shortly before her first day. */
	person(of: { given: string; family: string; sex: 'f' | 'm' }, first: Day): Person {
		const { dice } = this.#setting;
		const decided = addDays(first, -dice.int(2, 20));
		return {
			id: dice.id(),
			...of,
			birth: addDays(first, -dice.int(18 * 366, 58 * 365)),
			spans: [[decided, addDays(decided, 730), decided]],
			since: first,
			until: first,
			jobs: 0
		};
	}
}

/** The rows of `participants` and `eligibilities`: never sent to a company or a buyer (R57). */
export function personRows({ dice, org }: Setting, person: Person) {
	const participant = {
		id: person.id,
		org,
		given_name: person.given,
		family_name: person.family,
		birth_date: person.birth,
		sex: person.sex,
		commune_insee: `${dice.pick(['31', '33', '34'])}9${String(dice.int(10, 99))}`,
		phone: '',
		prescriber: dice.pick(prescribers)
	};
	const criterion = criterionOf(dice.weighted(criteria), person);
	const spans = person.spans.length ? person.spans : [[person.since, '', ''] as const];
	const eligibilities = spans.map(([from, to, decided_on]) => ({
		id: dice.id(),
		org,
		participant: person.id,
		contract: '',
		criterion,
		proof_type: 'attestation',
		proof_issued_on: addDays(decided_on || from, -dice.int(5, 60)),
		status: decided_on ? 'accepted' : 'pending',
		from,
		to,
		decided_on,
		reason: ''
	}));
	return { participant, eligibilities };
}

/** R14: youth and age only where the birth date says so. */
function criterionOf(drawn: keyof typeof criteria, person: Person): keyof typeof criteria {
	const age = Number(person.since.slice(0, 4)) - Number(person.birth.slice(0, 4));
	const wrong = (drawn === 'youth_low_qualified' && age > 25) || (drawn === 'senior' && age < 52);
	return wrong ? 'long_term_unemployed' : drawn;
}
