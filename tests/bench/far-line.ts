// A line in front of a server that counts its bytes, and can be made long and thin: a round trip, so many bytes a second up.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export class FarLine {
	readonly url: string;
	/** Bytes that passed since they were last set to 0, both ways. */
	bytes = 0;
	/** Milliseconds each way. */
	#delay = 0;
	/** Bytes a second upwards, all connections together. */
	#up = Infinity;
	/** When the way up is free again. */
	#free = 0;
	#ends = new Set<Socket>();

	private constructor(
		readonly server: Server,
		target: URL
	) {
		this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
		server.on('connection', (near) => {
			const far = connect(Number(target.port), target.hostname);
			for (const end of [near, far]) {
				end.setNoDelay(true);
				this.#ends.add(end);
				end.on('error', () => undefined).on('close', () => this.#ends.delete(end));
			}
			this.#carry(near, far, true);
			this.#carry(far, near, false);
		});
	}

	static async before(target: string): Promise<FarLine> {
		const server = createServer();
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return new FarLine(server, new URL(target));
	}

	/** From now on: round trip in milliseconds, and bits a second upwards. */
	stretch(roundTrip: number, bitsUp: number): void {
		this.#delay = roundTrip / 2;
		this.#up = bitsUp / 8;
	}

	async stop(): Promise<void> {
		const closed = new Promise((done) => this.server.close(done));
		for (const end of this.#ends) end.destroy();
		await closed;
	}

	/** Pieces leave in the order they came; several are under way at once. */
	#carry(from: Socket, to: Socket, up: boolean): void {
		let last = Promise.resolve();
		const later = (job: () => void, bytes: number) => {
			const due = this.#due(bytes, up);
			last = last.then(async () => {
				const wait = due - performance.now();
				if (wait > 0) await pause(wait);
				if (to.writable) job();
			});
		};
		from.on('data', (piece: Buffer) => {
			this.bytes += piece.length;
			later(() => to.write(piece), piece.length);
		});
		from.on('end', () => {
			later(() => to.end(), 0);
		});
		from.on('close', () => {
			if (from.errored) to.destroy();
		});
	}

	#due(bytes: number, up: boolean): number {
		const now = performance.now();
		if (!up) return now + this.#delay;
		this.#free = Math.max(now, this.#free) + (bytes / this.#up) * 1000;
		return this.#free + this.#delay;
	}
}
