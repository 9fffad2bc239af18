// The people and contracts the demo tells a story about; everybody else is drawn by lot.
import type { Role as UserRole } from '#domain/records.ts';
import type { Trade } from './names.ts';
import type { CompanyPlan, Story } from './plan.ts';

interface Named {
	name: string;
	role: UserRole;
	/** The company or buyer she works for; '' for the office. */
	at: string;
	quality: string;
	/** Shown beside the address and password at the first start. */
	signIn: string;
}

/** Who can sign in; the mail address is made of the name. */
export const named: readonly Named[] = [
	{
		name: 'Amina Benali',
		role: 'site_supervisor',
		at: 'Bâti Bellerive',
		quality: 'Cheffe de chantier',
		signIn: 'site supervisor on two sites'
	},
	{
		name: 'Sandrine Solal',
		role: 'company_admin',
		at: 'Peintures Solal',
		quality: 'Gérante',
		signIn: 'company admin who knows monthly totals only'
	},
	{
		name: 'Karim Haddad',
		role: 'company_admin',
		at: 'Tremplin Sud',
		quality: 'Responsable d’agence',
		signIn: 'temporary work agency (ETTI) that declares for its people'
	},
	{
		name: 'Nadia Ferhat',
		role: 'facilitator',
		at: '',
		quality: 'Facilitatrice',
		signIn: 'facilitator'
	},
	{
		name: 'Hélène Castaing',
		role: 'org_admin',
		at: '',
		quality: 'Directrice',
		signIn: 'head of the organisation'
	},
	{
		name: 'Marc Oriol',
		role: 'buyer_viewer',
		at: 'Ville de Clairval',
		quality: 'Responsable des achats',
		signIn: 'buyer, reads only'
	}
];

/** Colleagues of the facilitator, who need no sign-in of their own. */
export const colleagues = ['Thomas Leclerc', 'Inès Colin'] as const;

/** Companies of the story, with what an ordinary one draws by lot. */
export const companies: readonly (Pick<CompanyPlan, 'habit' | 'signsAfter'> & {
	name: string;
	trade: Trade;
})[] = [
	{ name: 'Bâti Bellerive', trade: 'Maçonnerie', habit: 'daily', signsAfter: 4 },
	{ name: 'Charpentes Lortal', trade: 'Charpentes', habit: 'weekly', signsAfter: 6 },
	{ name: 'Menuiserie Arnal', trade: 'Menuiserie', habit: 'daily', signsAfter: 3 },
	{ name: 'Toitures Morvan', trade: 'Toitures', habit: 'daily', signsAfter: 4 },
	{ name: 'Peintures Solal', trade: 'Peintures', habit: 'total', signsAfter: 5 },
	{ name: 'Étanchéité Rivoire', trade: 'Étanchéité', habit: 'weekly', signsAfter: 4 },
	{ name: 'Voirie des Coteaux', trade: 'Voirie', habit: 'weekly', signsAfter: 8 }
];

/** The agency that declares for the people it lends. */
export const LENDER = 'Tremplin Sud';

/** Contracts of the story: the row of the extract they are made of, and who holds them. */
export const contracts: Record<
	Story,
	{
		cpv: string;
		amount: number;
		object: string;
		lot: string;
		/** Of labour, for insertion. */
		share: number;
		companies: readonly string[];
	}
> = {
	tilleuls: {
		cpv: '45214200',
		amount: 1034254.58,
		object: 'Groupe scolaire des Tilleuls',
		lot: '2',
		share: 0.15,
		companies: ['Bâti Bellerive', 'Menuiserie Arnal', 'Charpentes Lortal']
	},
	acacias: {
		cpv: '45211000',
		amount: 1585774.8,
		object: 'Résidence Les Acacias',
		lot: '1',
		share: 0.15,
		companies: ['Bâti Bellerive']
	},
	parc: {
		cpv: '45212222',
		amount: 1207408.71,
		object: 'Gymnase du Parc',
		lot: '7',
		share: 0.1,
		companies: ['Peintures Solal']
	},
	quais: {
		cpv: '45212300',
		amount: 8350000,
		object: 'Médiathèque des Quais',
		lot: '3',
		share: 0.08,
		companies: ['Toitures Morvan', 'Voirie des Coteaux']
	},
	combes: {
		cpv: '45212221',
		amount: 1420000,
		object: 'Stade des Combes',
		lot: '4',
		share: 0.1,
		companies: ['Étanchéité Rivoire']
	}
};

/** Somebody of the story. Days count from today: `from` her first, `to` her last (none: still at work). */
export interface Told {
	name: string;
	sex: 'f' | 'm';
	at: Story;
	/** '' = the party's own company. */
	employer: '' | 'Tremplin Sud' | 'GEIQ Bâti Midi';
	type: 'cdi' | 'cdd' | 'temp_mission' | 'professional_training';
	job: string;
	from: number;
	to?: number;
	/** Eligible until this day; left out: two years from the first day. */
	eligibleUntil?: number;
	/** Eligible only so many days after her first day; `never`: nobody has looked at it yet. */
	eligibleAfter?: number | 'never';
}

type Rest = Pick<Told, 'to' | 'eligibleUntil' | 'eligibleAfter'>;
type Employer = Told['employer'];

function told(
	name: string,
	[sex, at, type, job]: [Told['sex'], Story, Told['type'], string],
	from: number,
	rest: Rest & { employer?: Employer } = {}
): Told {
	return { name, sex, at, employer: '', type, job, from, ...rest };
}

export const people: readonly Told[] = [
	told('Mamadou Sow', ['m', 'tilleuls', 'cdd', 'Maçon'], -115, { eligibleUntil: 20 }),
	told('Ana Ribeiro', ['f', 'tilleuls', 'cdi', 'Coffreuse'], -160),
	told('Sofiane Mansour', ['m', 'tilleuls', 'professional_training', 'Manœuvre'], -100, {
		employer: 'GEIQ Bâti Midi',
		eligibleUntil: -9
	}),
	told('Ioana Popescu', ['f', 'tilleuls', 'cdd', 'Manœuvre'], -40),
	told('Grace Mbemba', ['f', 'tilleuls', 'cdd', 'Aide-maçonne'], -5, { eligibleAfter: 'never' }),
	told('Kévin Lemoine', ['m', 'acacias', 'cdd', 'Maçon'], -130),
	told('Tesfay Haile', ['m', 'acacias', 'cdi', 'Coffreur'], -150),
	told('Moussa Traoré', ['m', 'acacias', 'temp_mission', 'Manœuvre'], -75, {
		employer: 'Tremplin Sud',
		eligibleAfter: 7
	}),
	told('Yusuf Demir', ['m', 'acacias', 'temp_mission', 'Manœuvre'], -80, {
		employer: 'Tremplin Sud',
		to: -12
	}),
	// the same person, hired by the company on the last day of his mission: the day both declare
	told('Yusuf Demir', ['m', 'acacias', 'cdd', 'Manœuvre'], -12)
];
