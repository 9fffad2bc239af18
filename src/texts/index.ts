// The language of this phone, area by area, and the sentence for a problem.
import type * as fr from './fr.ts';

export * as t from './fr.ts';
export { sentence } from './sentence.ts';

/** What another language must say: one file like `fr.ts`. @public */
export type Texts = typeof fr;
