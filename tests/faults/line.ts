// A thin line in front of a server: so many bytes a second each way, cut every few seconds, as at the edge of a cell.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const PIECE = 4096;

/** One way of the line: its pieces pass one after the other, whichever connection they belong to. */
class Lane {
	#free = 0;

	async pass(bytes: number, bytesPerSecond: number): Promise<void> {
		const now = performance.now();
		this.#free = Math.max(now, this.#free) + (bytes / bytesPerSecond) * 1000;
		await pause(this.#free - now);
	}
}

export class Line {
	readonly url: string;
	/** How often it was cut. */
	cuts = 0;
	#ends = new Set<Socket>();
	#bytesPerSecond = Infinity;
	#knife: NodeJS.Timeout | undefined;

	private constructor(
		readonly server: Server,
		target: URL
	) {
		this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
		const [up, down] = [new Lane(), new Lane()];
		server.on('connection', (near) => {
			const far = connect(Number(target.port), target.hostname);
			for (const end of [near, far]) this.#hold(end);
			void this.#carry(near, far, up);
			void this.#carry(far, near, down);
		});
	}

	static async before(target: string): Promise<Line> {
		const server = createServer();
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return new Line(server, new URL(target));
	}

	/** From now on so many bytes a second each way; and, if given, every connection is cut each `cutEvery` ms. */
	narrow(bytesPerSecond: number, cutEvery?: number): void {
		this.#bytesPerSecond = bytesPerSecond;
		this.#cut();
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

	#hold(end: Socket): void {
		this.#ends.add(end);
		end.on('error', () => undefined).on('close', () => this.#ends.delete(end));
	}

	#cut(): void {
		for (const end of this.#ends) end.resetAndDestroy();
	}

	async #carry(from: Socket, to: Socket, lane: Lane): Promise<void> {
		try {
			for await (const chunk of from as AsyncIterable<Buffer>)
				for (let at = 0; at < chunk.length; at += PIECE) {
					const piece = chunk.subarray(at, at + PIECE);
					if (this.#bytesPerSecond < Infinity) await lane.pass(piece.length, this.#bytesPerSecond);
					if (!to.writable) return;
					to.write(piece);
				}
			to.end();
		} catch {
			// Cut: both ends are gone.
		}
	}
}
