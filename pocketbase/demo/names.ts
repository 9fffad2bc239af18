// Invented names of people, companies, towns and buildings: French, for those who read the demo.

export const givenNames = {
	f: 'Ana Aïcha Alicia Amandine Anissa Assia Aurélie Béatrice Bintou Camille Carole Chantal Christelle Clara Coralie Delphine Diane Djamila Élodie Emma Estelle Fanta Farida Fatou Florence Hawa Ilona Imane Inès Irina Isabelle Jessica Julie Karima Laetitia Leïla Lina Lucie Magali Malika Manon Mariam Marine Mélanie Mina Mireille Myriam Nadège Naïma Noémie Nora Océane Olga Pauline Rachida Rosa Sabrina Salima Samia Sandra Sarah Séverine Sonia Sylvie Tatiana Valérie Yamina Zohra'.split(
		' '
	),
	m: 'Abdou Adama Ahmed Alexis Ali Amadou Amine Antoine Arnaud Aziz Bakary Benoît Bilal Boubacar Brahim Bruno Cédric Cheikh Christophe Damien Daniel David Dimitri Driss Emre Éric Fabien Farid Fodé Francis Georges Guillaume Hakim Hassan Hugo Ibrahima Idriss Ismaël Jamel Jérémy Jordan José Julien Kader Kamel Karim Lamine Laurent Loïc Lucas Malik Mamadou Marco Mathieu Maxime Mehdi Mickaël Mohamed Moussa Nabil Nicolas Omar Ousmane Pascal Patrick Paulo Rachid Rayan Reda Romain Salif Samir Sékou Serge Seydou Stéphane Tarek Thierry Thomas Tidiane Tony Vincent Wassim Yanis Yassine Younès'.split(
		' '
	)
} as const;

export const familyNames =
	'Abadie Abdallah Agnel Aït Albert Alvarez Andrieu Arnal Aubert Ba Bachir Bailly Barrau Barry Bastide Belkacem Benaïssa Bernat Berthier Blanc Bonnet Bouchard Boudou Bousquet Boyer Brun Camara Cabrol Carrère Castel Cazals Chaabane Chevalier Cissé Collet Costa Coulibaly Da Silva Dabo Daoudi Delmas Diaby Diallo Diarra Diop Dos Santos Doumbia Dubois Dumas Durand Estève Fabre Fall Farge Fernandes Ferreira Fofana Fontaine Gaillard Garcia Gasc Gauthier Ghezali Gomes Gomez Guérin Guiraud Hamdi Henry Jolivet Kaba Kanté Keita Khelifi Kone Labadie Lacroix Lafont Lambert Larrieu Lebrun Lefort Lopes Lopez Maurel Marques Martins Marty Masson Mendes Mercier Messaoudi Molinier Moreau Moulin Navarro Ndiaye Nunes Olivier Ortega Ouattara Pages Pereira Petit Pinto Pons Pujol Ramos Raynal Renaud Ribeiro Rivière Robert Rodrigues Roques Rossi Roux Sabatier Saïdi Sané Sanchez Sangaré Sarr Savary Seck Sidibé Simon Sissoko Soares Soulié Sy Tahir Tavares Teixeira Tissot Touré Traoré Vasseur Vidal Viguier Vincent Wade Yahiaoui Zerrouki'
		.replaceAll(/\b(Da|Dos) /g, '$1_')
		.split(' ')
		.map((name) => name.replace('_', ' '));

/** Buyers by département of the extract they take their contracts from. */
export const buyers = {
	31: [
		['Ville de Clairval', 'local'],
		['Coteaux Habitat', 'social_housing'],
		['Communauté d’agglomération du Lauzet', 'local'],
		['Centre hospitalier de Clairval', 'hospital'],
		['Université des Coteaux', 'state']
	],
	33: [
		['Ville de Port-Lanes', 'local'],
		['Habitat des Deux Rives', 'social_housing'],
		['Syndicat mixte des Quais', 'local'],
		['Régie des eaux de l’Estey', 'utility'],
		['Aménagement des Bastides', 'private']
	],
	34: [
		['Ville de Montferran-les-Garrigues', 'local'],
		['Lycées et collèges du Val d’Ariel', 'local'],
		['Office de l’habitat d’Ariel', 'social_housing'],
		['Communauté de communes des Garrigues', 'local'],
		['Foyers et résidences du Midi', 'social_housing']
	]
} as const;

export const trades = {
	Maçonnerie: ['Maçon', 'Manœuvre', 'Coffreur'],
	Charpentes: ['Charpentier', 'Aide-charpentier'],
	Toitures: ['Couvreur', 'Aide-couvreur'],
	Peintures: ['Peintre', 'Aide-peintre'],
	Plâtrerie: ['Plaquiste', 'Aide-plaquiste'],
	Menuiserie: ['Menuisier poseur', 'Aide-menuisier'],
	Électricité: ['Aide-électricien', 'Électricien'],
	Plomberie: ['Aide-plombier', 'Plombier'],
	Carrelages: ['Carreleur', 'Aide-carreleur'],
	Étanchéité: ['Étancheur', 'Aide-étancheur'],
	Voirie: ['Manœuvre VRD', 'Canalisateur'],
	Façades: ['Façadier', 'Aide-façadier'],
	Serrurerie: ['Métallier', 'Aide-métallier'],
	Nettoyage: ['Agente de nettoyage', 'Agent de nettoyage']
} as const;
export type Trade = keyof typeof trades;

/** Second halves of companies' names, made up; a likeness is chance. */
export const houses =
	'Aubrelac Bellombre Belfontane Bordelune Brindille Cantemerle-Haut Capdelune Castelbrun Combelongue-Basse Coudrelle Croixvive Dauradelle Escaloup Fontlaurière Fontvermeille Fourquelune Gardouzelle Garrigonne Grandserre Hauteclaire-Sud Issarède Lanterelle Lauragelle Lestanière Lortal Malepeyre Marengole Mazerac Miraloup Montaudine Montjolin Morvan Nègrelune Orivelle Papusel Peyrolune Pibrelac Pouvourelle Puylaurette Quintefeuille Rivoire Roquelune Roquebrune-Haute Saintombre Sauvegarde Solal Tarabelle Taillevent Trébelle Tuilerette Valcourte Valombre Verfontaine Vignelongue Villecrose Arbelune Cazelonge Drudelle Estivelle Ferrelune'.split(
		' '
	);

export const insertion: readonly [
	name: string,
	kind: 'ETTI' | 'GEIQ' | 'AI' | 'EI' | 'ACI' | 'EA' | 'ETT'
][] = [
	['Tremplin Sud', 'ETTI'],
	['Passerelle Travail', 'ETTI'],
	['Élan Intérim', 'ETTI'],
	['GEIQ Bâti Midi', 'GEIQ'],
	['GEIQ Travaux d’Ariel', 'GEIQ'],
	['Coup de Main 31', 'AI'],
	['Entraide des Garrigues', 'AI'],
	['Chantiers Solidaires du Lauzet', 'EI'],
	['Second Œuvre Insertion', 'EI'],
	['Espaces et Bâti Deux Rives', 'EI'],
	['Les Mains Vertes d’Ariel', 'ACI'],
	['Atelier Adapté des Coteaux', 'EA'],
	['Intérim Garonnelle', 'ETT'],
	['Missions BTP Sud', 'ETT']
];

/** What is built, by the first figures of its CPV code; `{}` takes a place. */
export const works: Record<string, readonly string[]> = {
	45211: ['Résidence {}', 'Réhabilitation de la résidence {}', 'Les Logements {}'],
	45212: ['Gymnase {}', 'Médiathèque {}', 'Salle polyvalente {}', 'Piscine {}', 'Stade {}'],
	45213: ['Ateliers municipaux {}', 'Pôle technique {}', 'Pépinière d’entreprises {}'],
	45214: ['Groupe scolaire {}', 'Collège {}', 'École maternelle {}', 'Lycée {}'],
	45215: ['Maison de santé {}', 'EHPAD {}', 'Centre social {}'],
	45210: [
		'Hôtel de ville {}',
		'Maison de quartier {}',
		'Restructuration du bâtiment {}',
		'Crèche {}'
	]
};

export const places =
	'des Acacias|des Tilleuls|des Ormes|du Parc|des Quais|des Combes|des Amandiers|de la Fontaine|du Moulin|des Peupliers|de la Tannerie|du Belvédère|des Jardins|du Vieux Port|de l’Écluse|des Vignes|du Lavoir|de la Gare|des Platanes|du Pigeonnier|des Genêts|de l’Olivette|du Canal|des Mûriers|de la Plaine|des Cigales|du Château d’eau|de la Pinède|des Lauriers|du Marché|des Figuiers|de la Corniche'.split(
		'|'
	);

/** What a lot is called, by the trade of who holds it. */
export const lots: Record<Trade, string> = {
	Maçonnerie: 'Gros œuvre',
	Charpentes: 'Charpente',
	Toitures: 'Couverture, zinguerie',
	Peintures: 'Peintures',
	Plâtrerie: 'Plâtrerie, isolation',
	Menuiserie: 'Menuiseries intérieures',
	Électricité: 'Électricité',
	Plomberie: 'Plomberie, chauffage',
	Carrelages: 'Carrelages, faïences',
	Étanchéité: 'Étanchéité',
	Voirie: 'VRD, espaces verts',
	Façades: 'Façades',
	Serrurerie: 'Serrurerie',
	Nettoyage: 'Nettoyage de chantier'
};
