// A window wide enough for two panes: the list and the object side by side.
import { MediaQuery } from 'svelte/reactivity';

export const wide = new MediaQuery('(min-width: 60rem)');
