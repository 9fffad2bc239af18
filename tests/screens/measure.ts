// What is measured of a screen by script: contrast of every text, size of every target, nothing wider than the phone.
import type { Page } from '@playwright/test';

/** In the page: `contrastOf(one, two)` of two CSS colours, through a canvas so that any notation works. */
function contrastTool(): void {
	const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext(
		'2d',
		{ willReadFrequently: true }
	);
	const luminance = (colour: string) => {
		if (!pen) return 0;
		pen.clearRect(0, 0, 1, 1);
		pen.fillStyle = colour;
		pen.fillRect(0, 0, 1, 1);
		const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => {
			const part = value / 255;
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	Object.assign(window, {
		contrastOf: (one: string, two: string) => {
			const [low = 0, high = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
			return (high + 0.05) / (low + 0.05);
		}
	});
}

/** In the page: every text that can be read, with the element that colours it. */
function textsTool(): void {
	const unread = '.said, svg *, script, style, option, :disabled, [inert] *, [aria-disabled=true]';
	const typed = 'input:not([type=checkbox], [type=radio]), textarea, select';
	Object.assign(window, {
		textsOf: () => {
			const found: [Element, string][] = [];
			const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			while (texts.nextNode()) {
				const { parentElement, textContent } = texts.currentNode;
				if (parentElement) found.push([parentElement, textContent ?? '']);
			}
			for (const field of document.querySelectorAll<HTMLInputElement>(typed))
				found.push([field, field.value]);
			return found.filter(
				([element, words]) =>
					words.trim() &&
					!element.closest(unread) &&
					element.checkVisibility({ visibilityProperty: true })
			);
		}
	});
}

declare function contrastOf(one: string, two: string): number;
declare function textsOf(): [Element, string][];

/** Texts under `least`:1, as `3.9 "words"`. What cannot be used now (disabled) is not measured, as in WCAG. */
export async function faintTexts(page: Page, least: number): Promise<string[]> {
	await page.evaluate(contrastTool);
	await page.evaluate(textsTool);
	return page.evaluate((least) => {
		const clear = /rgba\(.*, 0\)|transparent/;
		const groundOf = (element: Element) => {
			for (let at: Element | null = element; at; at = at.parentElement) {
				const { backgroundColor } = getComputedStyle(at);
				if (!clear.test(backgroundColor)) return backgroundColor;
			}
			return 'white';
		};
		const found = new Map<string, number>();
		for (const [element, words] of textsOf()) {
			const ratio = contrastOf(getComputedStyle(element).color, groundOf(element));
			if (ratio < least) found.set(words.trim().slice(0, 40), ratio);
		}
		return [...found].map(([words, ratio]) => `${ratio.toFixed(1)} "${words}"`);
	}, least);
}

/** Targets under `least` pixels, as `name 40×48`. A link inside a sentence is no target of its own. */
export function smallTargets(page: Page, least: number): Promise<string[]> {
	return page.evaluate((least) => {
		const what = 'a[href], button, input, select, textarea, summary, [tabindex="0"], [role=button]';
		const small = new Set<string>();
		for (const element of document.querySelectorAll(what)) {
			if (element.matches('p a, small a, .skip') || element.closest('[inert]')) continue;
			if (!element.checkVisibility({ visibilityProperty: true })) continue;
			const tick = element.matches('input[type=checkbox], input[type=radio]');
			const target = tick ? (element.closest('label') ?? element) : element;
			const { width, height } = target.getBoundingClientRect();
			if (width === 0 || (width >= least - 0.5 && height >= least - 0.5)) continue;
			const name = element.getAttribute('aria-label') ?? target.textContent.trim().slice(0, 30);
			small.add(`${target.tagName} "${name}" ${width.toFixed()}×${height.toFixed()}`);
		}
		return [...small];
	}, least);
}

/** What sticks out of a phone this wide, or with the browser's letters this large; '' when nothing does. */
export async function wider(page: Page, width: number, letters = 100): Promise<string> {
	const size = page.viewportSize();
	await page.setViewportSize({ width, height: 800 });
	const out = await page.evaluate((letters) => {
		const { documentElement: root } = document;
		root.style.fontSize = letters === 100 ? '' : `${String(letters)}%`;
		const more = root.scrollWidth - root.clientWidth;
		const right = (element: Element) => element.getBoundingClientRect().right;
		const scrolls = (element: Element | null): boolean =>
			!!element &&
			(getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
		const worst = [...document.querySelectorAll('body *')]
			.filter((element) => right(element) > root.clientWidth + 1 && !scrolls(element.parentElement))
			.map((element) => `${element.tagName}.${element.className.toString()}`);
		root.style.fontSize = '';
		return more > 0 ? `${String(more)} px: ${worst.slice(0, 3).join(' ')}` : '';
	}, letters);
	if (size) await page.setViewportSize(size);
	return out;
}

/** Texts that end in dots because there is no room: words on a phone are read whole. */
export function cutTexts(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('body *')]
			.filter((element) => {
				const { overflowX, textOverflow } = getComputedStyle(element);
				if (element.matches('input, textarea, .said') || !element.checkVisibility()) return false;
				const hides = overflowX === 'hidden' || overflowX === 'clip' || textOverflow === 'ellipsis';
				return hides && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
			})
			.map((element) => `${element.className} "${element.textContent.trim().slice(0, 40)}"`)
	);
}
