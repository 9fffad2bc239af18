// One line to the terminal the server runs in: the hooks have a console, their types do not know it.
declare const console: { log(line: string): void };

/** Prints a line for the person at the terminal, not for the log. */
export function print(line: string): void {
	console.log(line);
}
