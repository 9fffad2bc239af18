// Prints what happened in the storm and, last, one line of JSON; fails when a day was not received exactly once.
import { parseArgs } from 'node:util';
import { storm } from './storm.ts';

const { values } = parseArgs({
	options: {
		entries: { type: 'string', default: '1000' },
		kills: { type: 'string', default: '3' },
		loss: { type: 'string', default: '0.3' },
		seed: { type: 'string', default: '1' }
	}
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const told = await storm({
	entries: Number(values.entries),
	kills: Number(values.kills),
	loss: Number(values.loss),
	seed: Number(values.seed),
	say
});
const { entries, rows, dropped, kills, seconds, ledger, received, faults } = told;
say(`${rows} rows, ${ledger} lines in the ledger, ${received} received by the phone's own account`);
for (const fault of faults) say(`not exactly once: ${fault}`);
say(JSON.stringify({ entries, rows, dropped, kills, seconds }));
process.exit(faults.length ? 1 : 0);
