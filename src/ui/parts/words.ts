// The few words that parts say by themselves: given once by the frame, in its language.
import { createContext } from 'svelte';

export interface UiWords {
	/** Name of the navigation between screens. */
	screens: string;
	/** Name of the cross of a sheet. */
	close: string;
	/** Names of the two buttons of a stepper. */
	less: string;
	more: string;
}

export const [uiWords, setUiWords] = createContext<UiWords>();
