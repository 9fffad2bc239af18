// The browser's own offer to install the app, kept until a person asks for it.

interface InstallEvent extends Event {
	prompt(): Promise<unknown>;
}

class InstallOffer {
	#event = $state<InstallEvent>();

	/** The browser can install at a tap. */
	get here(): boolean {
		return this.#event !== undefined;
	}

	/** Listens from the start of the app on: the browser says it once. Answers its own end. */
	listen(): () => void {
		const offered = (event: Event) => {
			event.preventDefault(); // no banner of the browser over what is typed
			this.#event = event as InstallEvent;
		};
		window.addEventListener('beforeinstallprompt', offered);
		return () => {
			window.removeEventListener('beforeinstallprompt', offered);
		};
	}

	async accept(): Promise<void> {
		const event = this.#event;
		this.#event = undefined;
		await event?.prompt();
	}
}

export const installOffer = new InstallOffer();
