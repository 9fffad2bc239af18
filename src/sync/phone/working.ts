// What a person does on her phone, handed on to her desk; without anybody signed in it fails. And who is at the gate.
import type { Change } from '#domain/change.ts';
import type { Hand } from './hand.ts';
import type { Gate } from '../session/gate.ts';
import type { Draft, Made, Resident, SignIn, Waiting, Wish } from './view.ts';

export abstract class Working {
	/** Once the engine is here. Rejects when nobody is signed in. */
	protected abstract hand(): Promise<Hand>;
	protected abstract readonly gate: Gate;

	async make(wishes: Wish[], draft?: string): Promise<Made> {
		return (await this.hand()).make(wishes, draft);
	}

	async mend(changeId: string, set: Record<string, unknown>): Promise<Made> {
		return (await this.hand()).mend(changeId, set);
	}

	async drop(changeId: string): Promise<void> {
		await (await this.hand()).drop(changeId);
	}

	async undrop(changes: Change[]): Promise<Made> {
		return (await this.hand()).undrop(changes);
	}

	async saveDraft(draft: Omit<Draft, 'at'>): Promise<void> {
		await (await this.hand()).saveDraft(draft);
	}

	async dropDraft(id: string): Promise<void> {
		await (await this.hand()).dropDraft(id);
	}

	async readNotice(n: number): Promise<void> {
		await (await this.hand()).readNotice(n);
	}

	async receipts(): Promise<Waiting[]> {
		return (await this.hand()).receipts();
	}

	async copy(): Promise<string> {
		return (await this.hand()).copy();
	}

	async restore(text: string): Promise<number> {
		return (await this.hand()).restore(text);
	}

	async residents(): Promise<Resident[]> {
		return this.gate.residents();
	}

	async requestCode(email: string): Promise<SignIn> {
		return this.gate.requestCode(email);
	}

	async pendingCode(): Promise<{ email: string; until: string } | null> {
		return this.gate.pendingCode();
	}
}
