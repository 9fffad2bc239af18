// What the linter holds: typed rules, layers by name, short functions, a domain that stands alone.
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from '../svelte.config.js';

/** @type {['error', object]} */
const short = ['error', { max: 30, skipBlankLines: true, skipComments: true }];

export default defineConfig(
	globalIgnores([
		'.svelte-kit/',
		'coverage/',
		'test-results/',
		'pocketbase/{pb_data,pb_hooks,pb_public,bin,types}/'
	]),
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: fileURLToPath(new URL('..', import.meta.url)),
				extraFileExtensions: ['.svelte']
			}
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'no-undef': 'off', // TypeScript knows better
			'no-restricted-imports': [
				'error',
				{ patterns: [{ group: ['$lib', '$lib/*'], message: 'name the layer: #domain/… #ui/…' }] }
			],
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'@typescript-eslint/no-unsafe-assignment': 'off', // $bindable() is any for the linter
			'svelte/no-navigation-without-resolve': 'off' // the app lives at the root of its host
		}
	},
	{ files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },
	{
		files: ['src/**/*.{ts,svelte}', 'pocketbase/{src,demo}/**/*.ts'],
		ignores: ['**/*.test.ts', 'src/texts/**'],
		rules: { 'max-lines-per-function': short, 'no-console': 'error' }
	},
	{
		files: ['pocketbase/pb_migrations/*.js'],
		languageOptions: { globals: globals.es2021 },
		rules: { '@typescript-eslint/triple-slash-reference': 'off' }
	},
	{
		files: ['src/domain/**/*.ts', 'pocketbase/src/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': ['error', 'Intl', 'URL', 'fetch', 'crypto', 'navigator', 'window'],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'Literal[regex.pattern=/\\\\p/]',
					message: "PocketBase's engine reads \\p{…} wrongly"
				},
				{
					selector: 'Literal[regex.flags=/[vd]/]',
					message: "PocketBase's engine refuses the whole file"
				}
			]
		}
	},
	{
		files: ['src/domain/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{ regex: '^(?!#domain/|zod/mini$|\\.\\.?/)', message: 'the domain stands alone' }
					]
				}
			]
		}
	},
	{
		// A test may hold a method to put it back.
		files: ['tests/**/*.ts', '**/*.test.ts'],
		rules: { '@typescript-eslint/unbound-method': 'off' }
	},
	{
		// PocketBase's errors are not the language's.
		files: ['pocketbase/src/**/*.ts'],
		rules: {
			'@typescript-eslint/only-throw-error': [
				'error',
				{ allow: ['NotFoundError', 'UnauthorizedError'] }
			]
		}
	},
	{
		// PocketBase's own dialect: handlers load their code themselves.
		files: ['pocketbase/src/main.pb.js'],
		rules: {
			'@typescript-eslint/no-require-imports': 'off',
			'@typescript-eslint/triple-slash-reference': 'off'
		}
	}
);
