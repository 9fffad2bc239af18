// The tabs of each kind of screens, in the order of the day.
import { t } from '#texts/index.ts';
import type { IconName } from '#ui/parts/icons.ts';
import type { Side } from './role.svelte.ts';

export interface Tab {
	href: string;
	label: string;
	icon: IconName;
}

const { tabs } = t.common;
const phone: Tab = { href: '/phone', label: tabs.phone, icon: 'phone' };
const contracts: Tab = { href: '/contracts', label: tabs.contracts, icon: 'contract' };

export const tabsOf: Record<Side, Tab[]> = {
	supervisor: [
		{ href: '/today', label: tabs.today, icon: 'day' },
		{ href: '/month', label: tabs.month, icon: 'month' },
		{ href: '/counter', label: tabs.counter, icon: 'gauge' },
		phone
	],
	facilitator: [
		{ href: '/inbox', label: tabs.inbox, icon: 'inbox' },
		contracts,
		{ href: '/visits', label: tabs.visits, icon: 'helmet' },
		phone
	],
	buyer: [contracts, phone]
};
