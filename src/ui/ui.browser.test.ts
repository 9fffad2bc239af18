// The parts that react, in a real browser: fingers, keys, focus, words for screen readers.
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../app.css';
import Signature from './Signature.svelte';
import Sheet from './Sheet.svelte';
import Stepper from './Stepper.svelte';
import Frame from './parts/TestFrame.svelte';

const format = (minutes: number) => `${String(minutes)} min`;
const parse = (text: string) => (/^\d+$/.test(text) ? Number(text) : null);
const mounted: object[] = [];

/** The part inside the words that the frame gives. */
function show(part: unknown, props: object): void {
	const target = document.body.appendChild(document.createElement('div'));
	mounted.push(mount(Frame, { target, props: { part, props } as never }));
	flushSync();
}
const nothing = createRawSnippet(() => ({ render: () => '<p>body</p>' }));

const one = <E extends Element>(selector: string): E => {
	const found = document.querySelector<E>(selector);
	if (!found) throw new Error(`${selector} is not on the page`);
	return found;
};
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

afterEach(async () => {
	for (const part of mounted.splice(0)) await unmount(part);
	document.body.replaceChildren();
});

function stepper(value: number, more: Record<string, unknown> = {}) {
	const onchange = vi.fn();
	show(Stepper, {
		value,
		label: 'hours of Ana',
		format,
		parse,
		onchange,
		...more
	});
	const figure = one<HTMLInputElement>('.figure');
	const [less, plus] = document.querySelectorAll('button');
	if (!less || !plus) throw new Error('a stepper has two buttons');
	return { figure, less, plus, onchange };
}

// The stepper.

it('a tap is a quarter of an hour, said politely', async () => {
	const { figure, less, plus, onchange } = stepper(420);
	await userEvent.click(plus);
	await userEvent.click(plus);
	await userEvent.click(less);
	expect(onchange.mock.calls).toEqual([[435], [450], [435]]);
	expect(figure.value).toBe('435 min');
	expect(figure.getAttribute('aria-valuetext')).toBe('435 min');
	expect(one('output').textContent).toBe('435 min');
});

it('stays between nothing and twelve hours', async () => {
	const { less, onchange, figure } = stepper(0);
	less.click();
	expect(onchange).not.toHaveBeenCalled();
	await userEvent.fill(figure, '900');
	await userEvent.tab();
	expect(figure.value).toBe('720 min');
});

it('a long press repeats, and the click at its end adds nothing', async () => {
	const { plus, onchange } = stepper(0);
	plus.dispatchEvent(new PointerEvent('pointerdown', { button: 0 }));
	await wait(400 + 2 * 250 + 120);
	plus.dispatchEvent(new PointerEvent('pointerup', { button: 0 }));
	plus.click();
	const times = onchange.mock.calls.length;
	expect(times).toBe(3);
	await wait(400);
	expect(onchange).toHaveBeenCalledTimes(times);
});

it('arrows and page keys work from the figure, the only stop of the tab key', async () => {
	const { figure, less, plus, onchange } = stepper(420);
	expect([less.tabIndex, figure.tabIndex, plus.tabIndex]).toEqual([-1, 0, -1]);
	figure.focus();
	await userEvent.keyboard('{ArrowUp}{PageDown}');
	expect(onchange.mock.calls).toEqual([[435], [375]]);
	expect(figure.value).toBe('375 min');
});

it('a figure typed is taken to the nearest quarter; what is no duration changes nothing', async () => {
	const { figure, onchange } = stepper(420);
	await userEvent.fill(figure, '444');
	await userEvent.tab();
	expect(figure.value).toBe('450 min');
	await userEvent.fill(figure, 'seven');
	await userEvent.tab();
	expect(figure.value).toBe('450 min');
	expect(onchange.mock.calls).toEqual([[450]]);
});

it('from between two quarters, a tap goes to the next one', async () => {
	const { plus, less, onchange } = stepper(437);
	await userEvent.click(plus);
	expect(onchange).toHaveBeenLastCalledWith(450);
	await userEvent.click(less);
	expect(onchange).toHaveBeenLastCalledWith(435);
});

describe('the sheet', () => {
	it('opens with its title in focus, closes by Escape', async () => {
		show(Sheet, { open: true, title: 'why', children: nothing });
		expect(document.activeElement).toBe(one('h2'));
		await userEvent.keyboard('{Escape}');
		expect(one<HTMLDialogElement>('dialog').open).toBe(false);
		expect(document.querySelector('h2')).toBe(null);
	});

	it('closes by its cross', async () => {
		show(Sheet, { open: true, title: 'why', children: nothing });
		await userEvent.click(one('.close'));
		expect(one<HTMLDialogElement>('dialog').open).toBe(false);
	});
});

describe('the signature', () => {
	it('a stroke leaves as a PNG, and nothing is left after erasing', async () => {
		const onchange = vi.fn<(png: ArrayBuffer | null) => void>();
		show(Signature, { onchange, label: 'signature', clear: 'clear' });
		const canvas = one<HTMLCanvasElement>('canvas');
		await expect.poll(() => canvas.style.touchAction).toBe('none');
		await userEvent.dragAndDrop(canvas, canvas, {
			sourcePosition: { x: 40, y: 60 },
			targetPosition: { x: 160, y: 90 },
			steps: 6
		});
		await expect.poll(() => onchange.mock.calls.length).toBeGreaterThan(0);
		const png = new Uint8Array(onchange.mock.lastCall?.[0] ?? new ArrayBuffer(0));
		expect([...png.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
		await userEvent.click(one('.pair button'));
		expect(onchange).toHaveBeenLastCalledWith(null);
	});
});
