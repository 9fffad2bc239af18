// Keys for a facilitator at her desk: up and down move between lines, V accepts, C asks for a correction, Enter sends.
import type { ReviewForm } from './review-form.svelte.ts';

/** A listener for the window; it leaves typing alone. */
export function lineKeys(form: ReviewForm, send: () => Promise<void>) {
	return (event: KeyboardEvent): void => {
		if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
		const { key } = event;
		if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1);
		else if (key === 'v' || key === 'c') answer(form, key === 'v' ? 'accepted' : 'returned');
		else if (key === 'Enter' && event.target === document.body) void send();
		else return;
		event.preventDefault();
	};
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select, dialog *')
	);
}

function lines(): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>('[data-line]')];
}

function current(): HTMLElement | undefined {
	return lines().find((line) => line.contains(document.activeElement));
}

function move(by: number): void {
	const all = lines();
	const at = all.findIndex((line) => line === current());
	const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
	next?.querySelector<HTMLElement>('input, button')?.focus();
	next?.scrollIntoView({ block: 'nearest' });
}

function answer(form: ReviewForm, verdict: 'accepted' | 'returned'): void {
	const assignment = current()?.dataset['line'];
	if (assignment) form.choose(assignment, { verdict });
}
