// The app's shape on disk: static files beside the server's hooks, one fallback page, one strict policy.
import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ pages: 'pocketbase/pb_public', fallback: '200.html', precompress: true }),
		serviceWorker: { register: false, files: (file) => !/(^|\/)(\.|robots\.txt)/.test(file) },
		version: { name: process.env.APP_VERSION ?? 'dev' }, // the commit: a phone sees a new version only by this name
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'], // Kit's route announcer carries a style attribute
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self']
			}
		}
	}
};
