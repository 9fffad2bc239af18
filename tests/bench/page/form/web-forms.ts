// ODK Web Forms with the XForm itself, as it takes it.
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { createApp, h } from 'vue';
import { xform } from './questions.ts';

await navigator.serviceWorker.register('/worker.mjs');
const given = {
	formXml: xform,
	fetchFormAttachment: () => Promise.reject(new Error('there is none')),
	missingResourceBehavior: 'BLANK'
};
createApp({ render: () => h(OdkWebForm, given) })
	.use(webFormsPlugin)
	.mount('main');
