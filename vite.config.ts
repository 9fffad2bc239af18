// The app's build: the Kit plugin, nothing clever. In development `/api` goes to a real PocketBase.
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [sveltekit()],
	server: { proxy: { '/api': process.env['POCKETBASE_URL'] ?? 'http://127.0.0.1:8090' } }
});
