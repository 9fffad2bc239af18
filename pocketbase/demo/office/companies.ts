// The 99 companies and 15 buyers of the demo, each company with the habits of whoever declares for it.
import type { Buyer, Company } from '#domain/records.ts';
import * as cast from '../cast.ts';
import { siret } from '../dice.ts';
import { buyers, houses, insertion, trades, type Trade } from '../names.ts';
import type { People } from './people.ts';
import type { CompanyPlan, Setting } from '../plan.ts';

const ORDINARY = 85;

/** Buyers by département, in the order the extract first names them. */
export function makeBuyers({ dice, org }: Setting): Record<'31' | '33' | '34', Buyer[]> {
	const of = (departement: keyof typeof buyers) =>
		buyers[departement].map(([name, kind]) => ({
			id: dice.id(),
			org,
			name,
			siret: siret(dice, '2'),
			kind
		}));
	return { '31': of(31), '33': of(33), '34': of(34) };
}

const weeks = [
	[420, 420, 420, 420, 420],
	[420, 420, 420, 420, 420],
	[480, 480, 480, 480, 420],
	[450, 450, 450, 450, 300]
] as const;
const nafs: Record<Trade, string> = {
	Maçonnerie: '43.99C',
	Charpentes: '43.91A',
	Toitures: '43.91B',
	Peintures: '43.34Z',
	Plâtrerie: '43.31Z',
	Menuiserie: '43.32A',
	Électricité: '43.21A',
	Plomberie: '43.22A',
	Carrelages: '43.33Z',
	Étanchéité: '43.99A',
	Voirie: '42.11Z',
	Façades: '43.34Z',
	Serrurerie: '43.32B',
	Nettoyage: '81.22Z'
};

/** All companies: those of the story first, then ordinary ones, then those of insertion and temporary work. */
export function makeCompanies(setting: Setting, people: People): CompanyPlan[] {
	const { dice } = setting;
	const kinds = Object.keys(trades) as Trade[];
	const told = cast.companies.map((one) => ({ ...one, kind: 'ordinary' as const }));
	const names = dice.shuffle(houses).map((house, n) => [kinds[n % kinds.length], house] as const);
	const more = dice
		.shuffle(houses)
		.map((house, n) => [kinds[(n + 5) % kinds.length], house] as const);
	const drawn = [...names, ...more].map(([trade = 'Maçonnerie', house]) => ({
		name: `${trade} ${house}`,
		trade,
		kind: 'ordinary' as const,
		habit: dice.weighted({ daily: 55, weekly: 40, total: 5 }),
		signsAfter: dice.int(1, 11)
	}));
	const fresh = drawn.filter(
		({ name }, n) =>
			drawn.findIndex((other) => other.name === name) === n &&
			!told.some((one) => one.name === name)
	);
	const lending = insertion.map(([name, kind]) => ({
		name,
		kind,
		trade: dice.pick(kinds),
		habit: 'weekly' as const,
		signsAfter: dice.int(2, 6)
	}));
	const all = [...told, ...fresh.slice(0, ORDINARY - told.length), ...lending];
	return all.map((one) => makeCompany(setting, people, one));
}

type Drawn = Pick<CompanyPlan, 'trade' | 'habit' | 'signsAfter'> & {
	name: string;
	kind: Company['kind'];
};

function makeCompany({ dice, org }: Setting, people: People, one: Drawn): CompanyPlan {
	const known = cast.named.find(({ at }) => at === one.name);
	const { given, family } = people.draw();
	return {
		row: {
			id: dice.id(),
			org,
			name: one.name,
			siret: siret(dice, '9'),
			naf: one.kind === 'ordinary' ? nafs[one.trade] : '78.20Z',
			size: dice.weighted({ lt10: 25, '10_49': 50, '50_249': 20, ge250: 5 }),
			kind: one.kind
		},
		trade: one.trade,
		user: people.user(known?.name ?? `${given} ${family}`),
		role: known?.role ?? dice.pick(['site_supervisor', 'site_supervisor', 'company_admin']),
		quality: known?.quality ?? 'Responsable d’exploitation',
		habit: one.habit,
		week: one.name === 'Bâti Bellerive' ? weeks[0] : dice.pick(weeks),
		signsAfter: one.signsAfter
	};
}
