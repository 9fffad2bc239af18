// Keys for a facilitator at her desk: up and down move between lines, V accepts, C asks for a correction, Enter sends.
import type { ReviewForm } from '../review-form.svelte.ts';

/** A listener for the window; it leaves typing, buttons and links alone. */
export function lineKeys(form: ReviewForm, send: () => Promise<void>) {
	return (event: KeyboardEvent): void => {
		if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
		const key = event.key.toLowerCase();
		if (key === 'arrowdown' || key === 'arrowup') move(key === 'arrowdown' ? 1 : -1);
		else if (key === 'v') answer(form, 'accepted');
		else if (key === 'c') answer(form, 'returned');
		else if (key === 'enter' && !isControl(event.target)) void send();
		else return;
		event.preventDefault();
	};
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		target.matches('input:not([type=radio], [type=checkbox]), textarea, select, dialog *')
	);
}

/** Enter on a button or link is its own. */
function isControl(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.matches('a, button, summary');
}

function lines(): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>('[data-line]')];
}

function move(by: number): void {
	const all = lines();
	const at = all.findIndex((line) => line.contains(document.activeElement));
	const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.max(0, at + by)];
	next?.focus();
	next?.scrollIntoView({ block: 'nearest' });
}

function answer(form: ReviewForm, verdict: 'accepted' | 'returned'): void {
	const line = lines().find((one) => one.contains(document.activeElement));
	const assignment = line?.dataset['line'];
	if (assignment) form.answer(assignment, verdict);
}
