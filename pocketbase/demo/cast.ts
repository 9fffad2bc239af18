// Who can sign in, and the companies and contracts the demo tells about; everything else is drawn by lot.
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
		name: string;
		lot: string;
		buyer: string;
		/** Moved back by so many weeks more than the others: it nears its end. */
		earlier: number;
		/** Of labour, for insertion. */
		share: number;
		companies: readonly string[];
	}
> = {
	tilleuls: {
		cpv: '45214200',
		amount: 1034254.58,
		name: 'Groupe scolaire des Tilleuls',
		buyer: 'Ville de Clairval',
		earlier: 16,
		lot: '2',
		share: 0.225,
		companies: ['Bâti Bellerive', 'Menuiserie Arnal', 'Charpentes Lortal']
	},
	acacias: {
		cpv: '45211000',
		amount: 1585774.8,
		name: 'Résidence Les Acacias',
		buyer: 'Coteaux Habitat',
		earlier: 28,
		lot: '1',
		share: 0.165,
		companies: ['Bâti Bellerive']
	},
	parc: {
		cpv: '45212222',
		amount: 1207408.71,
		name: 'Gymnase du Parc',
		buyer: 'Ville de Clairval',
		earlier: 0,
		lot: '7',
		share: 0.1,
		companies: ['Peintures Solal']
	},
	quais: {
		cpv: '45212300',
		amount: 8350000,
		name: 'Médiathèque des Quais',
		buyer: 'Syndicat mixte des Quais',
		earlier: 0,
		lot: '3',
		share: 0.08,
		companies: ['Toitures Morvan', 'Voirie des Coteaux']
	},
	combes: {
		cpv: '45212221',
		amount: 1420000,
		name: 'Stade des Combes',
		buyer: 'Ville de Port-Lanes',
		earlier: 0,
		lot: '4',
		share: 0.1,
		companies: ['Étanchéité Rivoire']
	}
};
