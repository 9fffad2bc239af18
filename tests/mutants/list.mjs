// Deliberate breakages, one promise each: what is replaced in which file, always in a copy, never in the tree.

/** `weeks`: what is given of the weeks it is hunted in, where random ones come too seldom to what it breaks.
 * @typedef {{ name: string, breaks: string, in: Record<string, [from: string, to: string][]>,
 *   weeks?: import('../simulation/faults.ts').Given }} Mutant */

/** @type {Mutant[]} */
export const mutants = [
	{
		name: 'no ledger',
		breaks: 'I2: at least once and known ids make exactly once',
		in: {
			'src/domain/judging/court.ts': [['if (known) return this.again(change, known, hash);', '']]
		}
	},
	{
		name: 'deleted before it is sent',
		breaks: 'I1: a change leaves the phone only when it was received',
		in: {
			'src/sync/push.ts': [
				[
					'if (batch.length === 0) return undefined;',
					"if (batch.length === 0) return undefined;\n\t\tfor (const row of batch) await tx.delete('outbox', row.n);"
				]
			]
		}
	},
	{
		name: 'bytes deleted before they are confirmed',
		breaks: 'I4: bytes stay until their hash was confirmed',
		in: {
			'src/sync/send-files.ts': [
				[
					'(tx) => nextFile(tx, now)',
					"async (tx) => { const found = await nextFile(tx, now); if (found) await tx.delete('file', found.id); return found; }"
				]
			]
		}
	},
	{
		name: 'a refused change is dropped',
		breaks: 'I5: a refused change stays until its author acts',
		in: {
			'src/store/answers.ts': [
				['await park(tx, clear(row), answer.problems, rows);', "await tx.delete('outbox', row.n);"]
			]
		}
	},
	{
		name: 'cursor before page',
		breaks: 'I3: page and cursor move in one transaction',
		in: {
			'src/sync/pull.ts': [
				["return desk.write(\n\t\t['meta'", "const outcome = await desk.write(\n\t\t['meta'"],
				['\t\t\tawait addPages(tx, pages);\n', ''],
				[
					"answer.drop.length ? undefined : 'relaxed'\n\t);",
					"answer.drop.length ? undefined : 'relaxed'\n\t);\n\tif (outcome === 'taken') await desk.write(['page'], (tx) => addPages(tx, pages), 'relaxed');\n\treturn outcome;"
				]
			]
		}
	},
	{
		name: 'followers are not parked',
		breaks: 'I5: what follows a refused change waits with it',
		in: {
			'src/store/outbox.ts': [
				[
					"followersOf(row, rows).filter((one) => one.state === 'ready')",
					'followersOf(row, rows).filter(() => false)'
				]
			]
		}
	},
	{
		name: 'change and file in two transactions',
		breaks: 'I4: a change and its bytes are written together',
		in: {
			'src/sync/phone/hand.ts': [
				[
					'const ids = await this.#write((tx, now) => enter(tx, entering, known, this.#newId, now));',
					"const bare = entering.map((one) => ({ ...one, files: [] }));\n\t\tconst ids = await this.#write((tx, now) => enter(tx, bare, known, this.#newId, now));\n\t\tawait this.#write(async (tx) => { for (const [n, one] of entering.entries()) for (const file of one.files) await tx.put('file', { ...file, change: ids?.[n] ?? '' }); });"
				]
			]
		}
	},
	{
		name: 'settled before the rows of the answer are stored',
		breaks: 'I8: what is received is shown at once',
		in: {
			'src/sync/push.ts': [
				['\t\tawait addPages(tx, pages);\n', ''],
				[
					'await noteContact(tx, desk.clock, asked, answer.now);\n\t});',
					"await noteContact(tx, desk.clock, asked, answer.now);\n\t});\n\tawait desk.write(['page'], (tx) => addPages(tx, pages));"
				]
			]
		}
	},
	{
		name: 'an older row takes the place of a newer one',
		breaks: 'I3: the highest sequence is shown',
		in: {
			'src/store/feed/copies.ts': [['if (known && known.seq >= seq) return;', '']]
		},
		weeks: { troubles: { tabs: true, locksLie: true }, network: { stuck: 0.3 } }
	},
	{
		name: 'an absent result counts as success',
		breaks: 'I9: only what an answer names is settled',
		in: {
			'src/sync/transport.ts': [
				[
					'if (answer.results.every((result) => sent.delete(result.id))) return answer;',
					"if (answer.results.every((result) => sent.delete(result.id))) return { ...answer, results: [...answer.results, ...[...sent].map((id) => ({ id, status: 'applied' as const, problems: [] }))] };"
				]
			]
		}
	},
	{
		name: 'any protocol is believed',
		breaks: 'I9: only an answer that names our protocol is believed',
		in: {
			'src/sync/transport.ts': [["'proto' in data && data.proto === PROTO", 'true']],
			'src/sync/wire.ts': [
				[
					'export const PushAnswer = z.object({\n\tproto: z.literal(PROTO),',
					'export const PushAnswer = z.object({\n\tproto: z.optional(z.string()),'
				]
			]
		}
	},
	{
		name: 'an attempted change is altered in its place',
		breaks: 'I11: the same id always has the same content',
		in: {
			'src/store/make.ts': [['return row.tries > 0 || row.n <= sent;', 'return false;']]
		}
	},
	{
		name: 'one token for all who use a phone',
		breaks: "I9: nobody's work leaves with another's token",
		in: {
			'src/sync/phone/person.ts': [
				[
					'token: () => this.session.token',
					"token: () => String(Reflect.get(parts.door, 'last') ?? this.session.token)"
				],
				[
					"const isKnown = this.shelf.meta.has('who');",
					"const isKnown = this.shelf.meta.has('who');\n\t\tReflect.set(this.#parts.door, 'last', entered.token);"
				]
			],
			'src/sync/transport.ts': [
				["if (userOf(token) !== session.user) throw new Failure('signed-out');", '']
			]
		},
		weeks: { troubles: { shared: true } }
	},
	{
		name: 'scopes that were lost stay',
		breaks: 'I10: no phone holds a record outside its scopes',
		in: {
			'src/sync/pull.ts': [
				['await dropPages(tx, lost);', ''],
				['for (const scope of answer.drop) delete known[scope];', '']
			]
		}
	},
	{
		name: 'last writer wins',
		breaks: 'R53: the first stays, the second is told',
		in: {
			'src/domain/judging/merge.ts': [['walk(sides, false)', 'walk(sides, true)']]
		}
	},
	{
		name: 'an accepted day may change',
		breaks: 'R40: an accepted day is locked',
		in: {
			'src/domain/day/standing.ts': [
				["find((one) => stateOf(one) === 'accepted')", 'find(() => false)']
			]
		}
	},
	{
		name: 'a follower is judged although the one before had no effect',
		breaks: 'order: one record, one order',
		in: {
			'src/domain/judging/court.ts': [
				['if (this.stopped.has(`${author}|${record}`)) return true;', '']
			]
		}
	},
	{
		name: 'a change overtakes one that was put off',
		breaks: 'order: one record, one order, over all calls',
		in: {
			'src/store/outbox.ts': [['const waits = held.has(row.record) ||', 'const waits =']]
		},
		weeks: { troubles: { poison: true } }
	},
	{
		name: 'another epoch goes unnoticed',
		breaks: 'I1: a server that was set back is offered everything again',
		in: {
			'src/sync/phone/desk.ts': [
				["return ahead || (feed.epoch !== '' && feed.epoch !== epoch);", 'return false;']
			]
		}
	},
	{
		name: 'nothing is offered again',
		breaks: 'I1: what a server lost comes back from the phones',
		in: {
			'src/sync/phone/desk.ts': [['await reoffer(tx, Date.parse(received));', '']]
		}
	},
	{
		name: 'the loop does not try again by itself',
		breaks: 'I7: a healed network is enough',
		in: {
			'src/sync/loop.ts': [['this.#plan(delay);\n', '\n']]
		}
	},
	{
		name: 'a lock is waited for, though its page is gone',
		breaks: 'I7: a healed network is enough, also where a page left its lock behind',
		in: {
			'src/sync/loop.ts': [
				[
					'return since(this.#lockedSince, LONG) || since(this.#silentSince, LOOK - 1);',
					'return since(0, 0);'
				]
			]
		}
	},
	{
		name: 'what was put off is never tried again',
		breaks: 'I7: deferred is not for ever',
		in: {
			'src/store/outbox.ts': [['return again > now && again <= now + pause;', 'return again > 0;']]
		}
	},
	{
		name: 'work is only handed to the disk',
		breaks: 'I1: strict, or a power cut takes it',
		in: {
			'src/store/idb.ts': [["relaxed ?? 'strict'", "'relaxed'"]]
		}
	},
	{
		name: 'saved as soon as it was asked for',
		breaks: 'I1: a full disk says so after success',
		in: {
			'src/store/idb.ts': [['await idbTx.done; //', '//']]
		}
	},
	{
		name: 'memory does not go back onto an emptied disk',
		breaks: 'I1: an emptied database is filled again',
		in: {
			'src/store/disk/refill.ts': [['await putInOrder(tx, [...shelf.outbox.values()]);', '']]
		},
		weeks: { troubles: { evict: true, crash: 0 } }
	},
	{
		name: 'a loss is not told',
		breaks: 'I5: a database that was lost is told',
		in: {
			'src/sync/session/entry.ts': [['if (lost > 0)', 'if (lost > 1e9)']]
		}
	},
	{
		name: 'a full disk throws waiting work away',
		breaks: 'I1: room is never made from what still owes something',
		in: {
			'src/store/prune.ts': [
				["tx.by('outbox', 'state', 'dropped')", "tx.by('outbox', 'state', 'ready')"]
			]
		}
	},
	{
		name: 'a merge is not told',
		breaks: 'I5: nothing typed leaves the screen without a notice',
		in: {
			'src/store/answers.ts': [["if (answer.status === 'merged') await", 'if (row.n < 0) await']]
		}
	},
	{
		name: 'what waited is not freed',
		breaks: 'I5: whoever waits for an answer waits for one that is asked for',
		in: {
			'src/store/answers.ts': [['[row, ...release(row.id, rows)]', '[row]']]
		},
		weeks: { days: 5, troubles: { poison: true, lasting: true } }
	},
	{
		name: 'the judge is not given the week',
		breaks: 'I2: a bounded load judges like a full one',
		in: {
			'src/domain/kinds/day-entry.ts': [
				['asked.weeks.push(`${participant}|${week}`);', 'void week;']
			]
		}
	},
	{
		name: 'a known change comes without its record',
		breaks: 'I8: a repeated answer shows what it is about',
		in: {
			'src/domain/judging/court.ts': [
				[
					'this.writing.touch(record);\n\t\treturn { id, ...known.answer',
					'return { id, ...known.answer'
				]
			]
		}
	},
	{
		name: 'a correction jumps the queue of what waits',
		breaks: 'I7: a change behind a parked one waits with it',
		in: {
			'src/store/make.ts': [
				[
					'const place = behind(one.change, rows);',
					"const place = { state: 'ready' as const, waits: '' };"
				]
			],
			'src/store/answers.ts': [
				["if (status === 'deferred' && (await isStranded(tx, row)))", 'if (false as boolean)']
			]
		},
		weeks: { days: 5, troubles: { crash: 0, full: false } }
	}
];
