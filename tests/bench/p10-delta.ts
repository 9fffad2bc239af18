// P10: twenty thousand rows are there, fifty of them changed: what fetching these costs more than fetching nothing.
import { compare, turns, type Bench, type Row } from './bench.ts';
import { fillCompany, touch } from './big.ts';
import { email, password } from './load.ts';

const ROWS = 20_000;
const COMPANY = 46;
/** In one phone, one after the other: a round is short. */
const ROUNDS = 5;

export const delta: Bench = {
	id: 'P10',
	title: 'Fifty changed rows of twenty thousand',
	async run(stage, how) {
		await fillCompany(stage, COMPANY, ROWS);
		let turn = 0;
		return stage.visit(stage.server.url, async ({ call }): Promise<Row[]> => {
			await call('ours', 'enter', { email: email(COMPANY), password });
			await call('ours', 'pull', { rows: ROWS });
			await call('raw', 'enter', { email: email(COMPANY), password });
			const round = () => call<number>('ours', 'round');
			const changed = async () => {
				await touch(stage, COMPANY, 50, turn++);
				return round();
			};
			for (let n = 0; n < 3; n++) await changed(); // nothing is loaded for the first time
			const figures = await turns({ ...how, pairs: how.pairs * ROUNDS }, 'P10', {
				'50 changed': changed,
				'nothing new': round,
				'plain request': () => call<number>('raw', 'nothing')
			});
			const shared = { id: 'P10', over: '50 changed', unit: 'ms' };
			const what = 'a round that brings 50 changed rows';
			return [
				compare(figures, {
					...{
						...shared,
						under: 'nothing new',
						bar: '≤ 1.3',
						what: `${what} ÷ one with nothing new`
					}
				}),
				compare(figures, {
					...{ ...shared, under: 'plain request', what: `${what} ÷ one plain empty request` }
				})
			];
		});
	}
};
