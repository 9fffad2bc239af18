// Where a value does not have its shape: one problem a field, its path as short as a person can read.
import type * as z from 'zod/mini';
import { block, type Problem } from '../problem.ts';

/** More than this many problems say nothing more. */
const MOST = 20;
const LONGEST_PATH = 120;

/** The issues of a schema as problems; `under` is the path of what was read. */
export function shapeProblems(error: z.core.$ZodError, under: string): Problem[] {
	const paths = error.issues.slice(0, MOST).flatMap((issue) => pathsOf(issue, under));
	return [...new Set(paths)].slice(0, MOST).map((path) => block('wrong-shape', path));
}

/** An unknown key is named itself, not the object it lies in. */
function pathsOf(issue: z.core.$ZodIssue, under: string): string[] {
	const path = [under, ...issue.path.map(String)].filter(Boolean).join('.');
	const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, MOST) : [];
	const paths = keys.length > 0 ? keys.map((key) => (path ? `${path}.${key}` : key)) : [path];
	return paths.map((one) => one.slice(0, LONGEST_PATH).replace(/[\uD800-\uDBFF]$/, ''));
}
