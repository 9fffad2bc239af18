// What is missing before a statement from paper can be sent.
import { expect, test } from 'vitest';
import { missingIn } from './paper-said.ts';

const said = {
	name: 'Luc Morel',
	quality: 'Gérant',
	signedOn: '2026-05-04',
	receivedOn: '2026-05-06',
	nil: false
};
const missing = (over: Partial<typeof said>) =>
	Object.keys(missingIn({ ...said, ...over }, '2026-05-06'));

test('R38 who signed, in which function, when; and when it was received', () => {
	expect(missing({})).toEqual([]);
	expect(missing({ name: ' ', quality: '', signedOn: '', receivedOn: '' })).toEqual([
		'name',
		'quality',
		'signedOn',
		'receivedOn'
	]);
});

test('R31 no day that has not come, nor a sheet received before it was signed', () => {
	expect(missing({ signedOn: '2026-05-07', receivedOn: '2026-05-08' })).toEqual([
		'signedOn',
		'receivedOn'
	]);
	expect(missing({ receivedOn: '2026-05-03' })).toEqual(['receivedOn']);
});
