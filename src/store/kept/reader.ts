// Reads what lies on the disk, field by field; what an older app did not write has a default. By hand, for its size.

/** The value as `T`; undefined when nothing can be made of it. */
export type Reader<T> = (value: unknown) => T | undefined;
export type Read<R> = R extends Reader<infer T> ? T : never;
type Fields = Record<string, Reader<unknown>>;
type Of<F extends Fields> = { [K in keyof F]: Read<F[K]> };

export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
export const whole: Reader<number> = (value) =>
	typeof value === 'number' && !Number.isNaN(value) ? value : undefined;
export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
export const bytes: Reader<ArrayBuffer> = (value) =>
	value instanceof ArrayBuffer ? value : undefined;
/** Whatever it is; nothing at all is null. */
export const anything: Reader<unknown> = (value) => value ?? null;

export function oneOf<const T extends string>(...words: T[]): Reader<T> {
	return (value) => words.find((word) => word === value);
}

/** What is missing is `given`; what is there and cannot be read still is not. */
export function or<T>(read: Reader<T>, given: NoInfer<T>): Reader<T> {
	const fresh = () => (typeof given === 'object' ? structuredClone(given) : given);
	return (value) => (value === undefined ? fresh() : read(value));
}

export function orNull<T>(read: Reader<T>): Reader<T | null> {
	return (value) => (value === null ? null : read(value));
}

/** All of them, or none. */
export function list<T>(read: Reader<T>): Reader<T[]> {
	return (value) => {
		if (!Array.isArray(value)) return undefined;
		const all = value.map(read);
		return all.includes(undefined) ? undefined : (all as T[]);
	};
}

export function map<T>(read: Reader<T>): Reader<Record<string, T>> {
	return (value) =>
		isObject(value) ? each(Object.keys(value), (name) => read(value[name])) : undefined;
}

/** These fields and no others. */
export function fields<F extends Fields>(shape: F): Reader<Of<F>> {
	return (value) =>
		isObject(value)
			? (each(Object.keys(shape), (name) => shape[name]?.(value[name])) as Of<F> | undefined)
			: undefined;
}

/** An object of these names; undefined when one of its values is. */
function each<T>(
	names: readonly string[],
	read: (name: string) => T | undefined
): Record<string, T> | undefined {
	const all = names.map((name) => [name, read(name)] as const);
	return all.some(([, one]) => one === undefined)
		? undefined
		: (Object.fromEntries(all) as Record<string, T>);
}

/** These fields, and whatever a newer app put beside them. */
export function loose<F extends Fields>(shape: F): Reader<Of<F>> {
	const known = fields(shape);
	return (value) => {
		const read = known(value);
		return read && { ...(value as object), ...read };
	};
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
