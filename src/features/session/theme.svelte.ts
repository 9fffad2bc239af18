// How the app looks on this phone: as the phone does, light, dark, or mode chantier above all of them.

/** `''`: as the phone. */
type Look = '' | 'light' | 'dark';

class Theme {
	#look = $state<Look>('');
	#site = $state(false);

	/** Reads what was chosen before; the first drawing was already right (`static/theme.js`). */
	read(): void {
		const look = note('look');
		this.#look = look === 'light' || look === 'dark' ? look : '';
		this.#site = note('theme') === 'site';
	}

	get look(): Look {
		return this.#look;
	}
	set look(look: Look) {
		this.#look = look;
		this.#apply();
	}

	/** Mode chantier: black on white, larger. */
	get site(): boolean {
		return this.#site;
	}
	set site(on: boolean) {
		this.#site = on;
		this.#apply();
	}

	#apply(): void {
		const theme = this.#site ? 'site' : this.#look;
		if (theme) document.documentElement.dataset['theme'] = theme;
		else delete document.documentElement.dataset['theme'];
		keep('theme', theme);
		keep('look', this.#look);
		const bar = getComputedStyle(document.documentElement).getPropertyValue('--bar').trim();
		if (bar.startsWith('#'))
			document.querySelector('meta[name="theme-color"]')?.setAttribute('content', bar);
	}
}

function note(name: string): string {
	try {
		return localStorage.getItem(name) ?? '';
	} catch {
		return '';
	}
}

function keep(name: string, value: string): void {
	try {
		localStorage.setItem(name, value);
	} catch {
		// the choice lasts as long as this window
	}
}

export const theme = new Theme();
