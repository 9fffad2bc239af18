// The kinds of declaration: a new one is its file and its line here.
import type { Kind } from '../kind.ts';
import { clash } from './clash.ts';
import { dayEntry } from './day-entry.ts';
import { hoursDeclaration } from './hours-declaration.ts';
import { siteVisit } from './site-visit.ts';

export const kinds: readonly Kind[] = [dayEntry, hoursDeclaration, siteVisit, clash];
