// Sign-in, a younger token, and the bell: the only file that names the SDK, which is loaded when it is needed.
import type PocketBase from 'pocketbase';
import type { Door, Entered } from './parts/parts.ts';
import type { SignIn } from './phone/view.ts';

type Refused = Exclude<SignIn, 'ok'>;

/** `base`: where the server is. */
export function pocketbaseDoor(base: string): Door {
	return {
		password: (email, password) =>
			entering(base, (users, options) => users.authWithPassword(email, password, options)),
		code: (otpId, code) =>
			entering(base, (users, options) => users.authWithOTP(otpId, code, options)),
		async requestCode(email) {
			try {
				const client = await clientOf(base, '');
				const { otpId } = await client.collection('users').requestOTP(email, patience());
				return otpId ? { otpId } : 'portal';
			} catch (error) {
				return wordOf(error);
			}
		},
		async refresh(token) {
			try {
				const client = await clientOf(base, token);
				return (await client.collection('users').authRefresh(patience())).token || null;
			} catch {
				return null; // the next call of ours tells whether the old one still holds
			}
		},
		async listen(token, ring) {
			const client = await clientOf(base, token);
			const end = await client.realtime.subscribe('sync', ring);
			return () => void end().catch(() => undefined);
		}
	};
}

type Users = ReturnType<PocketBase['collection']>;

async function entering(
	base: string,
	ask: (users: Users, options: object) => Promise<{ token: string; record: { id: string } }>
): Promise<Entered | Refused> {
	try {
		const client = await clientOf(base, '');
		const { token, record } = await ask(client.collection('users'), patience());
		// The SDK takes any page for a success.
		if (!token || !record?.id) return 'portal';
		const { name, email } = record as { name?: string; email?: string };
		return { token, user: record.id, name: name ?? '', email: email ?? '' };
	} catch (error) {
		return wordOf(error);
	}
}

/** A client of its own each time: none of them shares an identity with another tab or user. */
async function clientOf(base: string, token: string): Promise<PocketBase> {
	const sdk = await import('pocketbase');
	const client = new sdk.default(base, new sdk.BaseAuthStore());
	client.autoCancellation(false);
	if (token) client.authStore.save(token);
	return client;
}

function patience(): { requestKey: null; signal?: AbortSignal } {
	const timeout = (AbortSignal as Partial<typeof AbortSignal>).timeout;
	return { requestKey: null, ...(timeout && { signal: AbortSignal.timeout(30_000) }) };
}

function wordOf(error: unknown): Refused {
	const { status = 0, response } = error as { status?: number; response?: { message?: string } };
	if (status === 429) return 'wait';
	// PocketBase says why; whoever else answers does not.
	const ours = typeof response?.message === 'string';
	if (status >= 400 && status < 500 && !ours) return 'portal';
	if (status === 403) return 'closed';
	return status >= 400 && status < 500 ? 'wrong' : 'offline';
}
