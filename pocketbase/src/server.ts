// The doors of the sync server: what main.pb.js calls for push, pull, files and the bell.
import { pull as fetch } from './sync/pull.ts';
import { answer } from './sync/route.ts';

/** `GET /api/sync/pull` */
export function pull(e: core.RequestEvent): void {
	answer(e, fetch);
}

/** `POST /api/sync/push` */
export function push(e: core.RequestEvent): void {
	answer(e, fetch);
}

/** `POST /api/sync/file/{id}` */
export function putFile(e: core.RequestEvent): void {
	answer(e, fetch);
}

/** `GET /api/sync/file/{id}` */
export function getFile(e: core.RequestEvent): void {
	answer(e, fetch);
}

/** Only people with an account may listen: PocketBase would let anybody subscribe to any topic. */
export function admit(e: core.RealtimeSubscribeRequestEvent): void {
	if (!e.auth) throw new UnauthorizedError('sign in to listen');
	e.next();
}
