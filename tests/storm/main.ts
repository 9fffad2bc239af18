// Prints what happened in the storm and, last, one line of JSON; fails when a day was not received exactly once.
import { numberOf, options } from '../options.ts';
import { storm } from './storm.ts';

const values = options({ entries: '1000', kills: '3', loss: '0.3', seed: '1' });
const say = (line: string) => process.stdout.write(`${line}\n`);
const told = await storm({
	entries: numberOf('entries', values.entries, 1),
	kills: numberOf('kills', values.kills),
	loss: numberOf('loss', values.loss),
	seed: numberOf('seed', values.seed),
	say
});
const { entries, rows, dropped, kills, seconds, ledger, received, faults } = told;
say(`${rows} rows, ${ledger} lines in the ledger, ${received} received by the phone's own account`);
for (const fault of faults) say(`not exactly once: ${fault}`);
say(JSON.stringify({ entries, rows, dropped, kills, seconds }));
process.exit(faults.length ? 1 : 0);
