// enketo-core with a form that was transformed beforehand.
import { Form } from 'enketo-core';
import { html, model } from './questions.ts';

await navigator.serviceWorker.register('/worker.mjs');
const main = document.querySelector('main');
if (!main) throw new Error('no page');
main.innerHTML = html;
const form = new Form(main.querySelector('form'), { modelStr: model }, {});
const errors = form.init();
if (errors.length) throw new Error(errors.join(' · '));
document.body.dataset['ready'] = 'yes';
