// The same twenty fields without any library: what the browser and a worker take by themselves.
import { html } from './questions.ts';

await navigator.serviceWorker.register('/worker.mjs');
const main = document.querySelector('main');
if (!main) throw new Error('no page');
main.innerHTML = html;
document.body.dataset['ready'] = 'yes';
