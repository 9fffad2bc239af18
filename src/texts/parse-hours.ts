// A duration as people type it, in any of their ways.

const clockHours = /^(\d+)(?:h|:)(\d{1,2})?(?:min|mn|m)?$/;
const decimalHours = /^(\d+(?:[.,]\d+)?)h?$/;
const bareMinutes = /^(\d+)(?:min|mn|m)$/;

/** Minutes from `7h30`, `7:30`, `7,5`, `7`, `450 min`; null when it is no duration. */
export function parseHours(text: string): number | null {
	const typed = text
		.toLowerCase()
		.replace(/\s/g, '')
		.replace(/heures?/, 'h');
	const minutes = bareMinutes.exec(typed)?.[1];
	if (minutes !== undefined) return Number(minutes);
	const decimal = decimalHours.exec(typed)?.[1];
	if (decimal !== undefined) return Math.round(Number(decimal.replace(',', '.')) * 60);
	const [, whole, rest = '0'] = clockHours.exec(typed) ?? [];
	if (whole === undefined || Number(rest) > 59) return null;
	return Number(whole) * 60 + Number(rest);
}
