// A wrong option of a command is told, and nothing begins.
import { afterEach, expect, test, vi } from 'vitest';
import { numberOf, options } from './options.ts';

const said: string[] = [];
const argv = process.argv;

function asked(...args: string[]): void {
	process.argv = ['node', 'command', ...args];
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
	vi.spyOn(process, 'exit').mockImplementation(() => {
		throw new Error('ended');
	});
}

afterEach(() => {
	process.argv = argv;
	said.length = 0;
	vi.restoreAllMocks();
});

test('what is not said is as given', () => {
	asked('--kills', '5');
	expect(options({ kills: '3', seed: '1' })).toEqual({ kills: '5', seed: '1' });
});

test('an option that is not known ends it, with those that are', () => {
	asked('--kils', '5');
	expect(() => options({ kills: '3', json: '' })).toThrow('ended');
	expect(said.join('')).toMatch(/kils.*Options: --kills 3 --json …\n$/s);
});

test('where a number is needed, words and too little are told', () => {
	asked();
	expect(numberOf('loss', '0.3')).toBe(0.3);
	for (const wrong of ['many', '', '-1']) expect(() => numberOf('kills', wrong)).toThrow('ended');
	expect(() => numberOf('pairs', '0', 1)).toThrow('ended');
	expect(said[0]).toBe('--kills many: a number is needed, 0 or more.\n');
});
