// The three browsers: found, or installed when this is Debian and we are root, or asked for in one sentence.
import { existsSync } from 'node:fs';
import { Stop, run } from './run.mjs';

const wanted = [
	{ name: 'Chromium', package: 'chromium', variable: 'CHROMIUM' },
	{ name: 'Firefox', package: 'firefox-esr', variable: 'FIREFOX' },
	{ name: 'WebKitGTK', package: 'webkit2gtk-driver', variable: 'WEBKIT_DRIVER and MINIBROWSER' },
	{ name: 'Xvfb', package: 'xvfb', variable: 'XVFB' }
];

async function missing() {
	const { runnerImport } = await import('vite');
	const { module } = await runnerImport('/tests/browsers.ts', { configFile: false });
	const { chromium, firefox, webkit } = /** @type {typeof import('../browsers.ts')} */ (module);
	const there = [
		chromium.executablePath,
		firefox.executablePath,
		webkit.driver && webkit.browser,
		webkit.xvfb
	];
	return wanted.filter((_, n) => !there[n]);
}

/** Leaves with the three browsers in place, or stops. */
export async function installBrowsers() {
	const before = await missing();
	if (!before.length) return;
	if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update'], { quiet: true, env });
		await run('apt-get', ['install', '-y', ...before.map((one) => one.package)], {
			quiet: true,
			env
		});
	}
	const [first] = await missing();
	if (first)
		throw new Stop(
			`${first.name} is missing: install it (Debian: apt-get install ${first.package}) or set ${first.variable} to its path.`
		);
}
