// What is loaded late is loaded once.
import { expect, it } from 'vitest';
import { once } from './once.ts';

it('two who ask at once wait for the same load', async () => {
	let loads = 0;
	const get = once(() => Promise.resolve(++loads));
	expect(await Promise.all([get(), get()])).toEqual([1, 1]);
	expect(await get()).toBe(1);
});

it('a load that failed is tried again by the next who asks', async () => {
	let tries = 0;
	const get = once(() =>
		++tries === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(tries)
	);
	await expect(get()).rejects.toThrow('no network');
	expect(await get()).toBe(2);
});
