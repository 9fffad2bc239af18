import { expect, test } from 'vitest';
import { onceFound } from './once-found.ts';

test('what is not here yet is looked for until it comes; then it is held, whatever arrives', () => {
	let here: { text: string } | undefined;
	let key = 'a';
	let looks = 0;
	const found = onceFound(
		() => key,
		() => {
			looks++;
			return here;
		}
	);
	expect([found(), found(), looks]).toEqual([undefined, undefined, 2]);
	const first = (here = { text: 'as it came' });
	expect(found()).toBe(first);
	here = { text: 'changed meanwhile' };
	expect([found(), looks]).toEqual([first, 3]);
	key = 'b';
	expect(found()).toBe(here);
	here = undefined;
	key = 'c';
	expect(found()).toBeUndefined();
});
