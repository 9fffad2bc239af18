// A line in front of a server that counts its bytes, and can be made long, thin and unsteady, as at the edge of a cell.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** So much passes at once; of what is longer, a cut leaves a part. */
const PIECE = 4096;

export interface Shape {
	/** Milliseconds there and back. */
	roundTrip?: number;
	/** Bits a second each way, all connections together. */
	bitsUp?: number;
	bitsDown?: number;
	/** Every connection is cut each so many milliseconds. */
	cutEvery?: number;
}

/** One way of the line: its pieces pass one after the other, whichever connection they belong to. */
class Lane {
	bitsPerSecond = Infinity;
	/** Milliseconds to the other end. */
	delay = 0;
	#free = 0;

	/** When a piece that leaves now is there. */
	arrival(bytes: number): number {
		this.#free = Math.max(performance.now(), this.#free) + (bytes * 8000) / this.bitsPerSecond;
		return this.#free + this.delay;
	}
}

export class Line {
	readonly url: string;
	/** Bytes that passed since they were last set to 0, both ways. */
	bytes = 0;
	/** How often it was cut. */
	cuts = 0;
	#up = new Lane();
	#down = new Lane();
	#ends = new Set<Socket>();
	#knife: NodeJS.Timeout | undefined;

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
			this.#carry(near, far, this.#up);
			this.#carry(far, near, this.#down);
		});
	}

	static async before(target: string): Promise<Line> {
		const server = createServer();
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return new Line(server, new URL(target));
	}

	/** From now on; what is left out is as good as it gets. */
	become({ roundTrip = 0, bitsUp = Infinity, bitsDown = Infinity, cutEvery }: Shape): void {
		this.#up.delay = this.#down.delay = roundTrip / 2;
		this.#up.bitsPerSecond = bitsUp;
		this.#down.bitsPerSecond = bitsDown;
		clearInterval(this.#knife);
		if (!cutEvery) return;
		this.#knife = setInterval(() => {
			this.cuts++;
			this.#cut();
		}, cutEvery);
	}

	async stop(): Promise<void> {
		clearInterval(this.#knife);
		const closed = new Promise((done) => this.server.close(done));
		this.#cut();
		await closed;
	}

	#cut(): void {
		for (const end of this.#ends) end.resetAndDestroy();
	}

	/** Pieces arrive in the order they left; several are under way at once. */
	#carry(from: Socket, to: Socket, lane: Lane): void {
		let last = Promise.resolve();
		const later = (job: () => void, bytes: number) => {
			const arrival = lane.arrival(bytes);
			last = last.then(async () => {
				const wait = arrival - performance.now();
				if (wait > 0) await pause(wait);
				if (to.writable) job();
			});
		};
		from.on('data', (chunk: Buffer) => {
			this.bytes += chunk.length;
			for (let at = 0; at < chunk.length; at += PIECE) {
				const piece = chunk.subarray(at, at + PIECE);
				later(() => to.write(piece), piece.length);
			}
		});
		from.on('end', () => {
			later(() => to.end(), 0);
		});
		from.on('close', () => {
			if (from.errored) to.destroy();
		});
	}
}
