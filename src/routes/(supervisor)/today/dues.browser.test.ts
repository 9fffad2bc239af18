// What has a deadline, as the screen groups it.
import { flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import type { Due } from '#domain/agenda/duties.ts';
import { t } from '#texts/index.ts';
import Dues from './Dues.svelte';

const due = (party: string, dueOn: string, daysLeft: number): Due => ({
	...{ contract: `c${party}`, party, name: `Place ${party}`, period: '2026-10', dueOn, daysLeft },
	duties: [{ kind: 'sign', minutes: 60, again: false }]
});

test('what is late lends its delay to nothing that still has time', async () => {
	const dues = [due('a', '2026-11-20', -5), due('b', '2026-11-30', 5), due('c', '2026-11-20', -5)];
	const screen = mount(Dues, { target: document.body, props: { dues } });
	flushSync();
	const sections = [...document.querySelectorAll('section')].map((section) => ({
		late: !!section.querySelector('h2 .late'),
		says: section.querySelector('h2 small')?.textContent,
		places: [...section.querySelectorAll('li a')].map((row) => row.getAttribute('href'))
	}));
	const { signIn } = t.supervisor.today;
	expect(sections).toEqual([
		{ late: true, says: signIn(-5), places: ['/month/a/2026-10', '/month/c/2026-10'] },
		{ late: false, says: signIn(5), places: ['/month/b/2026-10'] }
	]);
	await unmount(screen);
});
