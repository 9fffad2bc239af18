// The role a person acts in now: one of her memberships that hold today, kept by this phone.
import { activeRoles } from '#domain/rights.ts';
import type { Membership, Role } from '#domain/records.ts';
import { phone } from '#features/device.svelte.ts';

/** The three kinds of screens. */
export type Side = 'supervisor' | 'facilitator' | 'buyer';

const sides: Record<Role, Side> = {
	site_supervisor: 'supervisor',
	company_admin: 'supervisor',
	facilitator: 'facilitator',
	org_admin: 'facilitator',
	buyer_viewer: 'buyer'
};

const homes: Record<Side, string> = {
	supervisor: '/today',
	facilitator: '/inbox',
	buyer: '/contracts'
};

class CurrentRole {
	/** What was picked in this window, by user; the phone's own note is read behind it. */
	#picked = $state<Record<string, string>>({});

	/** Memberships that hold today. */
	get list(): Membership[] {
		const { who, book } = phone.view;
		return who ? activeRoles(who, book.today) : [];
	}

	/** The one chosen, else the first; null when there is none. */
	get current(): Membership | null {
		const user = phone.view.who?.user ?? '';
		const wanted = this.#picked[user] ?? noted(user);
		return this.list.find((one) => one.id === wanted) ?? this.list[0] ?? null;
	}

	get side(): Side | null {
		return this.current ? sides[this.current.role] : null;
	}

	/** Where this person's work starts. */
	get home(): string {
		return this.side ? homes[this.side] : '/';
	}

	choose(membership: string): void {
		const user = phone.view.who?.user ?? '';
		this.#picked[user] = membership;
		try {
			localStorage.setItem(`role:${user}`, membership);
		} catch {
			// the choice lasts as long as this window
		}
	}
}

function noted(user: string): string {
	try {
		return localStorage.getItem(`role:${user}`) ?? '';
	} catch {
		return '';
	}
}

export const role = new CurrentRole();
