// What people do with their phones: note days, correct, take back, sign months, decide, visit; one act after the other.
import type { Book } from '#domain/book.ts';
import { lineMinutes } from '#domain/hours/verdicts.ts';
import type { HoursDeclarationFacts, Line } from '#domain/kinds/facts.ts';
import type { Card, Declaration } from '#domain/records.ts';
import { addDays, dayKey, lastDay, firstDay, type Pair } from '#domain/values.ts';
import type { NewFile, View, Wish } from '#sync/device.ts';
import { StorageError } from '#store/store.ts';
import type { Dice } from './dice.ts';
import type { Tab } from './phone.ts';
import type { Watch } from './watch.ts';

const minutes = [0, 210, 240, 420, 450, 480, 480, 450, 660, 780];

/** One act of whoever holds this tab, with what its screen shows. */
export function act(tab: Tab, watch: Watch): void {
	const { device, phone } = tab;
	const view = device?.view;
	if (!device || !view?.who) return;
	const hand = new Hand(tab, watch, view, phone.dice);
	const role = view.who.memberships[0]?.role;
	if (role === 'facilitator' || role === 'org_admin') hand.office();
	else if (role !== 'buyer_viewer') hand.company();
}

class Hand {
	readonly tab: Tab;
	readonly watch: Watch;
	readonly view: View;
	readonly dice: Dice;

	constructor(tab: Tab, watch: Watch, view: View, dice: Dice) {
		this.tab = tab;
		this.watch = watch;
		this.view = view;
		this.dice = dice;
	}

	get book(): Book {
		return this.view.book;
	}

	company(): void {
		const parked = this.view.outbox.filter((one) => one.state === 'attention' && !one.waitsFor);
		if (parked.length > 0 && this.dice.chance(0.4)) {
			this.#answer(this.dice.pick(parked)?.change.id ?? '');
			return;
		}
		const doing = this.dice.weighted({
			crew: 10,
			correct: 5,
			back: 2,
			total: 1,
			month: 4,
			unsign: 1,
			read: 1
		});
		if (doing === 'crew') this.#crewDay();
		else if (doing === 'correct') this.#correct();
		else if (doing === 'back') this.#takeBack();
		else if (doing === 'total') this.#total();
		else if (doing === 'month') this.#sign();
		else if (doing === 'unsign') this.#unsign();
		else this.#read();
	}

	office(): void {
		const doing = this.dice.weighted({
			decide: 8,
			return: 2,
			reopen: 3,
			visit: 3,
			day: 2,
			read: 1
		});
		if (doing === 'visit') this.#visit();
		else if (doing === 'day') this.#crewDay('By the office.');
		else if (doing === 'read') this.#read();
		else this.#judge(doing);
	}

	/** Cards of her company, or all of them for the office. */
	#cards(): Card[] {
		const companies = this.view.who?.memberships.map((one) => one.company) ?? [];
		return this.book
			.all('assignments')
			.filter((card) => companies.includes('') || companies.includes(card.company));
	}

	#day(): string {
		return addDays(this.book.today, -this.dice.between(0, 3));
	}

	#write(card: Card, day: string, more: Record<string, unknown> = {}): Wish {
		const minutesWork = this.dice.pick(minutes) ?? 0;
		return {
			kind: 'day-entry',
			act: 'write',
			set: {
				assignment: card.id,
				contract: card.contract,
				participant: card.participant,
				site: '',
				day,
				minutesWork,
				minutesTraining: this.dice.chance(0.1) ? 60 : 0,
				absence: minutesWork === 0 ? 'weather' : null,
				note: minutesWork > 600 || this.dice.chance(0.1) ? `note ${this.dice.between(1, 9)}` : '',
				...more
			}
		};
	}

	/** A crew's day: all of them in one act, sometimes from a draft. */
	#crewDay(reason?: string): void {
		const cards = this.#cards();
		const first = this.dice.pick(cards);
		if (!first) return;
		const day = this.#day();
		const crew = cards.filter(
			(card) => card === first || (card.contract === first.contract && this.dice.chance(0.4))
		);
		const unique = crew.filter(
			(card, n) => crew.findIndex((one) => one.participant === card.participant) === n
		);
		const wishes = unique.map((card) => this.#write(card, day, reason ? { reason } : {}));
		if (reason || this.dice.chance(0.6)) this.#make('notes', wishes);
		else void this.#draft(wishes);
	}

	async #draft(wishes: Wish[]): Promise<void> {
		const id = `draft${this.dice.between(1, 99)}`;
		const { device } = this.tab;
		const data = { id, kind: 'day', data: { wishes } };
		const saved = await this.#try('drafts', async () => {
			await device?.saveDraft(data);
			return true;
		});
		if (!saved) return;
		this.#make('notes the draft of', wishes, id);
		if (this.dice.chance(0.3)) this.#make('taps again for', wishes, id, true);
	}

	/** A day that stands, with other minutes or another note. */
	#correct(): void {
		const entry = this.dice.pick(this.#entries());
		const card = entry && this.book.card(String(entry.facts['assignment']));
		if (!entry || !card) return;
		const wish = this.#write(card, entry.day, entry.until ? { until: entry.until } : {});
		if (this.dice.chance(0.3)) {
			const { minutesWork, minutesTraining, absence } = entry.facts;
			Object.assign(wish.set, {
				minutesWork,
				minutesTraining,
				absence,
				note: `word ${this.dice.between(1, 9)}`
			});
		}
		this.#make('corrects', [wish]);
	}

	#entries(): Declaration[] {
		const companies = this.view.who?.memberships.map((one) => one.company) ?? [];
		return this.book
			.all('declarations')
			.filter((row) => row.kind === 'day-entry' && row.status !== 'withdrawn')
			.filter((row) => companies.includes(row.company));
	}

	#takeBack(): void {
		const entry = this.dice.pick(this.#entries());
		if (entry)
			this.#make('takes back', [
				{ kind: 'day-entry', act: 'withdraw', record: entry.id, set: { reason: '' } }
			]);
	}

	#total(): void {
		const card = this.dice.pick(this.#cards());
		const day = addDays(this.book.today, -this.dice.between(4, 8));
		if (card)
			this.#make('totals', [
				this.#write(card, day, { until: addDays(day, this.dice.between(1, 3)) })
			]);
	}

	/** The month of a party as its days stand, signed by hand or by name. */
	#sign(): void {
		const mine = this.#cards();
		const party = this.book.party(this.dice.pick(mine)?.party ?? '');
		const contract = this.book.contract(party?.contract ?? '');
		if (!party || !contract) return;
		const month = this.book.today.slice(0, 7);
		const period = contract.declaration_period === 'month' ? month : `${month.slice(0, 4)}-Q4`;
		const lines = mine
			.filter((card) => card.party === party.id)
			.map((card) => this.#line(card, period));
		const kept = lines.filter((line) => Object.keys(line.days).length > 0);
		const drawn = this.dice.chance(0.4) ? this.#drawing() : undefined;
		const signer = { name: 'A', quality: 'B', consent: true, ...(drawn && { drawn: drawn.id }) };
		const said = {
			party: party.id,
			contract: contract.id,
			period,
			nil: kept.length === 0,
			lines: kept
		};
		this.#make('signs', [
			{
				kind: 'hours-declaration',
				act: 'submit',
				set: { ...said, signer },
				...(drawn && { files: [drawn] })
			}
		]);
	}

	#line(card: Card, period: string): Line {
		const entries = this.#entries().filter(({ facts }) => facts['assignment'] === card.id);
		const inside = entries.filter(({ day }) => firstDay(period) <= day && day <= lastDay(period));
		const days: Record<string, Pair> = {};
		for (const { day, until, facts } of inside)
			days[dayKey(day, until || undefined)] = [
				Number(facts['minutesWork']),
				Number(facts['minutesTraining'])
			];
		const sum = (at: 0 | 1) => Object.values(days).reduce((total, pair) => total + pair[at], 0);
		return {
			assignment: card.id,
			participant: card.participant,
			employer: card.employer_name,
			employmentType: card.employment_type,
			jobTitle: card.job_title,
			hiredOn: card.hired_on,
			days,
			minutesWork: sum(0),
			minutesTraining: sum(1),
			note: ''
		};
	}

	#drawing(): NewFile {
		const bytes = new Uint8Array(this.dice.between(40, 90)).map(() => this.dice.between(0, 255));
		bytes.set([0x89, 0x50, 0x4e, 0x47]);
		let id = '';
		while (id.length < 15) id += this.dice.between(0, 35).toString(36);
		return { id, type: 'image/png', bytes: bytes.buffer };
	}

	#unsign(): void {
		const month = this.dice.pick(this.#months());
		if (month)
			this.#make('takes back', [
				{ kind: 'hours-declaration', act: 'withdraw', record: month.id, set: { reason: 'wrong' } }
			]);
	}

	#months(): Declaration[] {
		return this.book
			.all('declarations')
			.filter((row) => row.kind === 'hours-declaration' && row.status !== 'withdrawn');
	}

	/** A facilitator's word on a signed month, line by line. */
	#judge(doing: 'decide' | 'return' | 'reopen'): void {
		const month = this.dice.pick(this.#months());
		if (!month) return;
		const facts = month.facts as unknown as HoursDeclarationFacts;
		const set =
			doing === 'decide'
				? { lines: this.#verdicts(facts) }
				: doing === 'return'
					? { reason: 'missing_proof', note: 'x' }
					: { reason: 'x' };
		this.#make(doing, [{ kind: 'hours-declaration', act: doing, record: month.id, set }]);
	}

	#verdicts({ lines }: HoursDeclarationFacts): Record<string, unknown> {
		const chosen = lines.filter(() => this.dice.chance(0.7));
		return Object.fromEntries(
			(chosen.length ? chosen : lines).map((line) => {
				const verdict = this.dice.pick(['accepted', 'accepted', 'returned', 'refused'] as const);
				const why = verdict === 'accepted' ? {} : { reason: 'duplicate', note: 'x' };
				return [line.assignment, { verdict, seen: lineMinutes(line), ...why }];
			})
		);
	}

	#visit(): void {
		const contract = this.dice.pick(this.book.all('contracts'));
		const known = this.dice.pick(
			this.book
				.all('declarations')
				.filter((row) => row.kind === 'site-visit' && row.status !== 'withdrawn')
		);
		if (known && this.dice.chance(0.5)) {
			const set = { ...known.facts, summary: `seen ${this.dice.between(1, 9)}` };
			this.#make('corrects a visit', [{ kind: 'site-visit', act: 'write', record: known.id, set }]);
			return;
		}
		const counter = { due: 0, validated: 0, on: this.book.today };
		const set = {
			...{ contract: contract?.id ?? '', site: '', day: this.book.today, type: 'phone' },
			...{ present: [], seen: {}, undeclared: 0, counter, summary: 'all well' }
		};
		if (contract) this.#make('visits', [{ kind: 'site-visit', act: 'write', set }]);
	}

	/** A change that was refused: said again with other minutes, or taken back, perhaps not for long. */
	#answer(id: string): void {
		const { device } = this.tab;
		const change = this.view.outbox.find((one) => one.change.id === id)?.change;
		if (!device || !change) return;
		if (change.kind === 'day-entry' && change.act === 'write' && this.dice.chance(0.5)) {
			const set = { ...change.set, minutesWork: 420, minutesTraining: 0, absence: null };
			void this.#doing(`mends ${id}`, [{ kind: 'day-entry', act: 'write', set }], () =>
				device.mend(id, set)
			);
			return;
		}
		void this.#try(`drops ${id}`, async () => {
			await device.drop(id);
			if (this.dice.chance(0.3)) await device.undrop([change]);
			return true;
		});
	}

	#read(): void {
		const notice = this.dice.pick(this.view.notices);
		if (notice) void this.#try('reads', () => this.tab.device?.readNotice(notice.n));
	}

	#make(what: string, wishes: Wish[], draft?: string, again = false): void {
		const { device } = this.tab;
		if (!device) return;
		const line = `${what} ${wishes.map(nameOf).join(', ')}`;
		void this.#doing(line, wishes, () => device.make(wishes, draft), again);
	}

	async #doing(
		what: string,
		wishes: Wish[],
		job: () => Promise<{ changes: string[] }>,
		again = false
	): Promise<void> {
		const user = this.view.who?.user ?? '';
		const made = await this.#try(what, job);
		if (made && !again) this.watch.safe(this.tab, user, wishes, made.changes);
	}

	/** What a person does either works or is told not to have worked; nothing in between. */
	async #try<R>(what: string, job: () => Promise<R> | undefined): Promise<R | undefined> {
		const { tab } = this;
		tab.world.tell(`${tab.name} ${what}`);
		tab.acting++;
		try {
			return await job();
		} catch (error) {
			if (error instanceof StorageError) tab.world.tell(`${tab.name} is told: ${error.code}`);
			else if (/signed in/.test(String(error)))
				tab.world.tell(`${tab.name} is told: ${String(error)}`);
			else tab.world.violate(`${tab.name} ${what}: ${String(error)}`);
			return undefined;
		} finally {
			tab.acting--;
		}
	}
}

function nameOf({ kind, act, set, record }: Wish): string {
	const { day, minutesWork, assignment, period } = set as Record<string, string | number>;
	if (kind === 'day-entry' && act === 'write')
		return `${day} ${String(assignment).slice(0, 2)} ${minutesWork} min`;
	return `${kind} ${act} ${period ?? record ?? ''}`;
}
