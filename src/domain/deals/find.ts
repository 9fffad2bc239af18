// Found by any word that is typed in a hurry: a person, a company, a site, a contract.

/** Small letters without accents: what is typed in a hurry finds what is written with care. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();
}

/** True when every typed word is found in a folded text. */
export function hasWords(folded: string, typed: string): boolean {
	return fold(typed)
		.split(/\s+/)
		.every((word) => folded.includes(word));
}
