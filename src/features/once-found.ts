// What a screen looks up once: awaited until it is there, then held, so that nothing that arrives moves what is typed.

/**
 * To be read in a `$derived`: `key` says what is wanted, `look` finds it in what this phone has now. Until it is found
 * every arrival is looked at (a first pull may still be on its way); from then on only another key.
 */
export function onceFound<T extends object>(
	key: () => string,
	look: () => T | null | undefined
): () => T | undefined {
	let held: { key: string; found: T } | undefined;
	return () => {
		const wanted = key();
		if (held?.key !== wanted) {
			const found = look();
			held = found ? { key: wanted, found } : undefined;
		}
		return held?.found;
	};
}
