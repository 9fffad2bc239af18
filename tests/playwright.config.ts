// The journeys and the faults: real browsers, the built app, a real PocketBase. Firefox and WebKit walk the offline journey.
import { defineConfig, devices } from '@playwright/test';
import { chromium, firefox } from './browsers.ts';

const viewport = { width: 390, height: 844 };
/** The fault suite with its long part, and its table. */
const whole = process.env['FAULTS'] === 'all';
process.env['FAULT_SEED'] ??= String(Math.floor(Date.now() / 1000) % 1_000_000);

export default defineConfig({
	testDir: 'journeys',
	outputDir: '../test-results',
	workers: 1,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	forbidOnly: !!process.env['CI'],
	reporter: whole ? [['list'], ['./faults/reporter.ts']] : 'list',
	use: {
		serviceWorkers: 'allow',
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		actionTimeout: 15_000,
		navigationTimeout: 20_000
	},
	projects: [
		{
			name: 'phone',
			testIgnore: '**/webkit.spec.ts',
			use: { ...devices['Pixel 7'], viewport, launchOptions: chromium }
		},
		{
			name: 'firefox',
			testMatch: '**/declare-offline.spec.ts',
			use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: firefox, viewport }
		},
		{
			name: 'faults',
			testDir: 'faults',
			testMatch: '**/*.spec.ts',
			grepInvert: whole ? undefined : /@long/,
			use: { ...devices['Pixel 7'], viewport, launchOptions: chromium }
		},
		{ name: 'webkit', testMatch: '**/webkit.spec.ts' }
	]
});
