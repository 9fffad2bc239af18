// The first list: the newest fifty days of all, painted; resolves with the frame after.

export interface Listed {
	id: string;
	day: string;
}

export async function paint(rows: readonly Listed[]): Promise<void> {
	const newest = [...rows].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
	const list = document.createElement('ul');
	for (const row of newest.slice(0, 50)) {
		const item = document.createElement('li');
		item.textContent = `${row.day} ${row.id}`;
		list.append(item);
	}
	document.querySelector('main')?.replaceChildren(list);
	await new Promise((done) => requestAnimationFrame(done));
	await new Promise((done) => setTimeout(done));
}

/** Fails when not as many rows are there as should be: whoever reads less is not faster. */
export function whole(found: number, rows: number): void {
	if (found !== rows) throw new Error(`${found} rows of ${rows}`);
}
