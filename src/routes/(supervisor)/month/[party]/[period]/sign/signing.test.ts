// What is missing in a signature.
import { expect, test } from 'vitest';
import { missingIn, type Signing } from './signing.ts';

const whole: Signing = {
	name: 'Joël Kerbrat',
	quality: 'Chef de chantier',
	typed: false,
	drawing: new ArrayBuffer(8),
	consent: true,
	asked: true
};

test('R38 a name, a function, a signature and consent: what is missing is said', () => {
	expect(missingIn(whole)).toEqual({});
	const fields = (part: Partial<Signing>) => Object.keys(missingIn({ ...whole, ...part }));
	expect(fields({ name: ' ' })).toEqual(['name']);
	expect(fields({ quality: '' })).toEqual(['quality']);
	expect(fields({ drawing: null })).toEqual(['signature']);
	expect(fields({ consent: false })).toEqual(['consent']);
});

test('R38 signing by keyboard needs no drawing', () => {
	expect(missingIn({ ...whole, typed: true, drawing: null })).toEqual({});
});
