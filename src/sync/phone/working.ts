// What a person does on her phone, handed on to her desk; without anybody signed in it fails.
import type { Change } from '#domain/change.ts';
import type { Hand } from './hand.ts';
import type { Draft, Made, Wish } from './view.ts';

export abstract class Working {
	/** Throws when nobody is signed in. */
	protected abstract get hand(): Hand;

	async make(wishes: Wish[], draft?: string): Promise<Made> {
		return this.hand.make(wishes, draft);
	}

	async mend(changeId: string, set: Record<string, unknown>): Promise<Made> {
		return this.hand.mend(changeId, set);
	}

	async drop(changeId: string): Promise<void> {
		await this.hand.drop(changeId);
	}

	async undrop(changes: Change[]): Promise<Made> {
		return this.hand.undrop(changes);
	}

	async saveDraft(draft: Omit<Draft, 'at'>): Promise<void> {
		await this.hand.saveDraft(draft);
	}

	async dropDraft(id: string): Promise<void> {
		await this.hand.dropDraft(id);
	}

	async readNotice(n: number): Promise<void> {
		await this.hand.readNotice(n);
	}

	async copy(): Promise<string> {
		return this.hand.copy();
	}

	async restore(text: string): Promise<number> {
		return this.hand.restore(text);
	}
}
