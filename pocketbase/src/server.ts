// The doors of the sync server: what main.pb.js calls for push, pull, files and the bell.
import { getFile as give, putFile as take } from './sync/file.ts';
import { pull as fetch } from './sync/pull.ts';
import { push as receive } from './sync/push.ts';
import { answer } from './sync/route.ts';

/** `GET /api/sync/pull` */
export function pull(e: core.RequestEvent): void {
	answer(e, fetch);
}

/** `POST /api/sync/push` */
export function push(e: core.RequestEvent): void {
	answer(e, receive);
}

/** `POST /api/sync/file/{id}` */
export function putFile(e: core.RequestEvent): void {
	answer(e, take);
}

/** `GET /api/sync/file/{id}` */
export function getFile(e: core.RequestEvent): void {
	answer(e, give);
}

/** Only people with an account may listen: PocketBase would let anybody subscribe to any topic. */
export function admit(e: core.RealtimeSubscribeRequestEvent): void {
	if (!e.auth) throw new UnauthorizedError('sign in to listen') as unknown as Error;
	e.next();
}
