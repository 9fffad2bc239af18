// Where this machine keeps its browsers; every path can be set from outside. A missing one is said in a sentence.
import { existsSync, readdirSync } from 'node:fs';

const found = (...places: (string | undefined)[]) => places.find((p) => p && existsSync(p));
const lib = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];

/** Launch options of the system's Chromium. */
export const chromium = {
	executablePath: found(
		process.env['CHROMIUM'],
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
	),
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};

/** Launch options of the system's Firefox, driven by WebDriver BiDi. */
export const firefox = {
	executablePath: found(
		process.env['FIREFOX'],
		'/usr/bin/firefox-esr',
		'/usr/bin/firefox',
		'/Applications/Firefox.app/Contents/MacOS/firefox'
	)
};

/** The programs that make WebKitGTK drivable without a screen. */
/** @public tests/all/browsers.mjs asks for it by name. */
export const webkit = {
	driver: found(process.env['WEBKIT_DRIVER'], '/usr/bin/WebKitWebDriver'),
	browser: found(
		process.env['MINIBROWSER'],
		...lib.map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
	),
	xvfb: found(process.env['XVFB'], '/usr/bin/Xvfb')
};
