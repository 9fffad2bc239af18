// The page on which everybody is measured: each contender is loaded when it is first asked, none of them twice.
type Action = (given: never) => unknown;

const contenders: Record<string, () => Promise<{ actions: Record<string, Action> }>> = {
	ours: () => import('./ours.ts'),
	raw: () => import('./raw.ts'),
	saving: () => import('./saving.ts'),
	finding: () => import('./finding.ts'),
	workbox: () => import('./workbox.ts'),
	sdk: () => import('./sdk.ts'),
	pouchdb: () => import('./pouchdb.ts'),
	rxdb: () => import('./rxdb.ts')
};

async function call(who: string, what: string, given: unknown): Promise<unknown> {
	const action = (await contenders[who]?.())?.actions[what];
	if (!action) throw new Error(`${who} knows no ${what}`);
	return action(given as never);
}

Object.assign(window, { call });
