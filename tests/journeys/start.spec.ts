// The app starts without network, cold, and how long that takes on a slow phone.
import { dayWrite, phone as caller, today, workday } from '../contract/office.ts';
import { expect, id, main, saveDay, test } from './stage.ts';

test('without network the app starts cold to a form that can be filled in; the time at 4× CPU is printed', async ({
	stage
}) => {
	const { server, url } = stage;
	await caller(server, 'u1').push(dayWrite(1, workday(1)));
	const page = await stage.phone('u1');
	await page.goto(`${url}/today`);
	await expect(page.locator('.week')).toBeVisible();
	await server.pause();
	const times: number[] = [];
	for (let n = 0; n < 3; n++) {
		const cold = await page.context().newPage();
		const session = await cold.context().newCDPSession(cold);
		await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		await cold.goto(`${url}/day/${id('s1')}/${today}`, { waitUntil: 'commit' });
		await expect(main(cold)).toBeEnabled();
		times.push(await cold.evaluate(() => performance.now()));
		await cold.close();
	}
	const [, middle = 0] = times.sort((a, b) => a - b);
	console.log(
		`offline start to the form of the day at 4x CPU: ${Math.round(middle)} ms (median of 3)`
	);
	await saveDay(page, stage, today);
	await expect(page.locator('[data-stop=phone]')).toBeVisible();
});
