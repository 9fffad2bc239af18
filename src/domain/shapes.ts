// The small words as schemas: what an id, a day, a period or an instant must look like. Kept apart: screens need no schemas.
import * as z from 'zod/mini';
import { isDay, isId, isInstant, isPeriod } from './values.ts';

// The app's policy forbids compiling code from strings; zod must not even try.
z.config({ jitless: true });

/** An id: 15 characters, random or natural, equal on phone and server. */
export const Id = z.string().check(z.refine(isId));
/** An id or nothing, as the database keeps it. */
export const IdOrEmpty = z.string().check(z.regex(/^([a-z0-9]{15})?$/));
/** A calendar day, `YYYY-MM-DD`. It has no time zone: the day the hours were worked, where they were worked. */
export const Day = z.string().check(z.refine(isDay));
export const DayOrEmpty = z.string().check(z.refine((text) => text === '' || isDay(text)));
/** A declared period: a month `2026-11` or a quarter `2026-Q4`. */
export const Period = z.string().check(z.refine(isPeriod));
/** An instant in UTC, ISO 8601, of any year: a device's clock may be wrong. */
export const Instant = z.string().check(z.refine(isInstant));
/** Whole minutes, never negative. */
export const Minutes = z.number().check(z.int(), z.minimum(0), z.maximum(100_000));
