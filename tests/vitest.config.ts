// Three kinds of tests: rules (plain Node), contracts (a real PocketBase), stores (a real browser).
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from './browsers.ts';

const inBrowser = '{src,tests}/**/*.browser.test.ts';
const onPocketBase = '{src,tests}/**/*.pocketbase.test.ts';

export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		expect: { requireAssertions: true },
		allowOnly: !process.env['CI'],
		projects: [
			{
				test: {
					// No Kit plugin on purpose: a `$app/…` import in a lower layer fails here.
					name: 'unit',
					environment: 'node',
					include: ['{src,tests,pocketbase}/**/*.test.ts'],
					exclude: ['**/node_modules/**', inBrowser, onPocketBase, 'pocketbase/{bin,pb_*}/**'],
					testTimeout: 20_000
				}
			},
			{
				test: {
					name: 'contract',
					environment: 'node',
					include: [onPocketBase],
					fileParallelism: false,
					testTimeout: 120_000,
					hookTimeout: 300_000
				}
			},
			{
				plugins: [svelte()],
				test: {
					name: 'browser',
					include: [inBrowser],
					testTimeout: 30_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: chromium }),
						instances: [{ browser: 'chromium', viewport: { width: 390, height: 844 } }]
					}
				}
			}
		]
	}
});
