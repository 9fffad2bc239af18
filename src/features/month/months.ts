// The months of a company, contract by contract: the latest ones, each with its hours and where it stands.
import { diariesOf } from '#domain/agenda/agenda.ts';
import { partiesOf, periodsOfParty, placeNameOf } from '#domain/agenda/duties.ts';
import { entriesOf, standing, type Stretch } from '#domain/agenda/statement.ts';
import { crewed } from '#domain/agenda/week.ts';
import { minutesOf, type PlateState } from '#domain/crew/diary.ts';
import { lastDay, type Day } from '#domain/values.ts';
import { company } from '../company.svelte.ts';
import { phone } from '../device.svelte.ts';
import { lastSaid, plateOfSigned } from './signed.ts';

export interface OneMonth {
	stretch: Stretch;
	name: string;
	minutes: number;
	/** Of its signed declaration; null when it is not signed. */
	plate: PlateState | null;
	/** ISO: since when; `''` when it is not signed. */
	at: string;
	going: boolean;
}

/** The latest `most` periods of each party, newest first. */
export function monthsOf(most: number): OneMonth[] {
	const { book } = phone.view;
	const diaries = diariesOf(book, { company: company.id, user: '', states: company.states });
	return diaries.flatMap((diary) => {
		const name = placeNameOf(crewed(book, diary), diary);
		return partiesOf(diary).flatMap((party) =>
			periodsOfParty(diary, party, book.today)
				.slice(-most)
				.reverse()
				.map((period) => oneMonth({ diary, party, period }, name, book.today))
		);
	});
}

function oneMonth(stretch: Stretch, name: string, today: Day): OneMonth {
	const signed = standing(stretch);
	return {
		stretch,
		name,
		minutes: entriesOf(stretch).reduce((sum, row) => sum + minutesOf(row), 0),
		plate: signed ? plateOfSigned(signed, stretch.diary.states) : null,
		at: signed ? lastSaid(signed) : '',
		going: today <= lastDay(stretch.period)
	};
}

/** The month to open first: the oldest ended one to sign or correct, else the one going on. */
export function firstMonth(): OneMonth | undefined {
	const all = monthsOf(12);
	const open = all
		.filter(({ going, plate }) => !going && (plate === null || plate === 'fix'))
		.sort((a, b) => (a.stretch.period < b.stretch.period ? -1 : 1));
	return open[0] ?? all.find(({ going }) => going) ?? all[0];
}
