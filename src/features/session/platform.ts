// What this browser is: an iPhone that forgets, a window of its own, an address that is not protected.

/** True in the installed app. */
export function isInstalled(): boolean {
	return (
		matchMedia('(display-mode: standalone)').matches ||
		(navigator as { standalone?: boolean }).standalone === true
	);
}

/** An iPhone or iPad, where a page that is not installed is emptied after seven days. */
export function isApple(): boolean {
	const { userAgent, maxTouchPoints } = navigator;
	return (
		/iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1)
	);
}

const SHOWN = 'install-shown';

/** The steps were read, or refused knowingly. */
function installShown(): boolean {
	try {
		return localStorage.getItem(SHOWN) === 'yes';
	} catch {
		return true;
	}
}

export function noteInstallShown(): void {
	try {
		localStorage.setItem(SHOWN, 'yes');
	} catch {
		// asked again next time
	}
}

/** Before the first declaration on an iPhone in the browser, the steps come first. */
export function shouldInstallFirst(): boolean {
	return isApple() && !isInstalled() && !installShown();
}

const ASKED = 'keep-asked';

/** Asks once in the browser, once more when the app is installed: then it is mostly granted. Ce téléphone shows the answer. */
export async function askToKeep(persist: () => Promise<boolean>): Promise<void> {
	const where = isInstalled() ? 'installed' : 'browser';
	try {
		if (localStorage.getItem(ASKED) === where) return;
		localStorage.setItem(ASKED, where);
	} catch {
		return; // a window that keeps nothing
	}
	await persist();
}
