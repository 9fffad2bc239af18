// Disks that fail on purpose while a screen is open: without room, or without an answer.
import type { Page } from '@playwright/test';

/** The disk has no room for a signed month, or for whatever it is, until `mend()`. */
export function fillDisk(page: Page, what: 'months' | 'all' = 'months'): Promise<void> {
	return page.evaluate((what) => {
		const own = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {};
		const put = own.value as (this: IDBObjectStore, ...said: unknown[]) => IDBRequest;
		Object.assign(window, {
			mend: () => Object.defineProperty(IDBObjectStore.prototype, 'put', own)
		});
		IDBObjectStore.prototype.put = function (...said) {
			const { kind } = (said[0] as { change?: { kind?: string } }).change ?? {};
			if (what === 'all' || kind === 'hours-declaration')
				throw new DOMException('full', 'QuotaExceededError');
			return put.apply(this, said) as IDBRequest<IDBValidKey>;
		};
	}, what);
}

/** There is room again. */
export function mendDisk(page: Page): Promise<void> {
	return page.evaluate(() => (window as unknown as { mend(): void }).mend());
}

/** From the next load on the disk answers nothing: `silent` questions, or all of them. */
export async function silence(page: Page, silent: number): Promise<void> {
	await page.addInitScript((count) => {
		let left = count;
		const own = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open') ?? {};
		const open = own.value as (this: IDBFactory, name: string, version?: number) => IDBRequest;
		Object.defineProperty(IDBFactory.prototype, 'open', {
			value(this: IDBFactory, name: string, version?: number) {
				if (left-- <= 0) return open.call(this, name, version);
				const asked = open.call(this, 'elsewhere', 1);
				for (const answer of ['success', 'error'])
					asked.addEventListener(answer, (event) => {
						event.stopImmediatePropagation();
					});
				return asked;
			}
		});
	}, silent);
}
