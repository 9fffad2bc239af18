// How somebody left the lists of the office: she finds them so when she comes back; somebody else finds them as new.
import { phone } from '../device.svelte.ts';

const fresh = () => ({
	/** Who must act. */
	whose: 'mine' as 'mine' | 'theirs' | 'all',
	/** The regular declarations stand one by one. */
	regular: false,
	contracts: 'mine' as 'mine' | 'all',
	/** Words that a contract, or a place to visit, must hold. */
	find: '',
	visit: ''
});

const left = $state(fresh());
let owner = '';

/** Call it while a list is set up. */
export function asLeft(): typeof left {
	const user = phone.view.who?.user ?? '';
	if (owner !== user) Object.assign(left, fresh());
	owner = user;
	return left;
}
