// What is typed of a statement and not sent yet: hours by person and day, who signed it; it opens as the draft left it.
import {
	paperLines,
	paperSet,
	typedKeys,
	type Paper,
	type PaperMode,
	type PaperPerson
} from '#domain/deals/paper.ts';
import { hoursFacts } from '#domain/hours/pieces.ts';
import type { Line } from '#domain/kinds/facts.ts';
import { hours } from '#texts/format.ts';
import { parseHours } from '#texts/parse-hours.ts';
import { missingIn, type PaperSaid } from './paper-said.ts';

export interface TypedPaper extends Record<string, unknown>, PaperSaid {
	typed: Record<string, string>;
	modes: Record<string, PaperMode>;
}

export class PaperForm {
	readonly paper: Paper;
	/** What stands in each field, by card and key. */
	typed = $state<Record<string, string>>({});
	modes = $state<Record<string, PaperMode>>({});
	said = $state<PaperSaid>({ name: '', quality: '', signedOn: '', receivedOn: '', nil: false });
	/** The button was pressed: fields that miss something say so. */
	asked = $state(false);
	#touched = $state(false);

	constructor(paper: Paper, draft: TypedPaper | null, today: string) {
		this.paper = paper;
		const sheet = paper.signed && hoursFacts(paper.signed);
		for (const person of paper.people) {
			this.modes[person.card.id] = draft?.modes[person.card.id] ?? person.mode;
			for (const [key, [work, training]] of Object.entries(person.known))
				this.typed[fieldOf(person, key)] = hours(work + training);
		}
		Object.assign(this.typed, draft?.typed);
		this.said.name = draft?.name ?? sheet?.signer?.name ?? '';
		this.said.quality = draft?.quality ?? sheet?.signer?.quality ?? '';
		this.said.signedOn = draft?.signedOn ?? '';
		this.said.receivedOn = draft?.receivedOn ?? today;
		this.said.nil = draft?.nil ?? false;
		this.#touched = draft !== null;
	}

	touch(): void {
		this.#touched = true;
	}

	text(person: PaperPerson, key: string): string {
		return this.typed[fieldOf(person, key)] ?? '';
	}

	type(person: PaperPerson, key: string, text: string): void {
		this.typed[fieldOf(person, key)] = text;
		this.touch();
	}

	modeOf(person: PaperPerson): PaperMode {
		return person.fixed ? person.mode : (this.modes[person.card.id] ?? person.mode);
	}

	give(mode: PaperMode, people: readonly PaperPerson[] = this.paper.people): void {
		for (const person of people) this.modes[person.card.id] = mode;
		this.touch();
	}

	/** How most of the sheet is given; undefined while people differ. */
	get mode(): PaperMode | undefined {
		const free = this.paper.people.filter((person) => !person.fixed);
		const [first] = free;
		return free.every((person) => this.modeOf(person) === (first && this.modeOf(first)))
			? first && this.modeOf(first)
			: undefined;
	}

	/** A figure that is none, or no quarter of an hour; null when it is right or empty. */
	wrong(person: PaperPerson, key: string): 'wrong' | 'quarters' | null {
		const text = this.text(person, key).trim();
		if (text === '') return null;
		const minutes = parseHours(text);
		if (minutes === null) return 'wrong';
		return minutes % 15 === 0 ? null : 'quarters';
	}

	readonly lines: Line[] = $derived.by(() =>
		paperLines(this.paper, (person) => {
			const mode = this.modeOf(person);
			const keys = typedKeys(person, mode);
			const minutes = keys.map((key) => [key, parseHours(this.text(person, key)) ?? 0]);
			return { mode, minutes: Object.fromEntries(minutes) as Record<string, number> };
		})
	);

	/** Every field can be read. */
	get readable(): boolean {
		return this.paper.people.every((person) =>
			typedKeys(person, this.modeOf(person)).every((key) => this.wrong(person, key) === null)
		);
	}

	/** Nothing is missing: hours or none at all, and who signed when. */
	ready(today: string): boolean {
		const hasHours = this.lines.length > 0 || this.said.nil;
		return this.readable && hasHours && Object.keys(missingIn(this.said, today)).length === 0;
	}

	set(file: string | null): Record<string, unknown> {
		const { name, quality, signedOn, receivedOn } = $state.snapshot(this.said);
		const by = { name: name.trim(), quality: quality.trim(), signedOn, receivedOn, file };
		return { ...paperSet(this.paper, this.lines, by) };
	}

	get draft(): TypedPaper | null {
		if (!this.#touched) return null;
		return { ...this.said, typed: this.typed, modes: this.modes };
	}
}

function fieldOf(person: PaperPerson, key: string): string {
	return `${person.card.id}|${key}`;
}
