// Console commands of the server: demo data from a file, a token for tests. Never reachable by HTTP.
import { playDemo } from './demo.ts';

type Say = (line: string) => void;

/** Adds the commands to the program; called once, while the hooks are read. */
export function register(): void {
	command(
		'demo FILE',
		'Plays a file of demo data: office rows, then changes',
		([file = ''], say) => {
			playDemo(file, say);
		}
	);
	command('token EMAIL', 'Prints a token of this account (60 days)', ([email = ''], say) => {
		say($app.findAuthRecordByEmail('users', email).newAuthToken());
	});
}

/** A command with one argument. What it says goes to standard output as it is; a throw ends with exit code 1. */
function command(use: string, short: string, run: (args: string[], say: Say) => void): void {
	const described = {
		use,
		short,
		run: (program: Command, args: string[]) => {
			if (args.length !== 1) throw new Error(`usage: ${use}`);
			run(args, (line) => program.outOrStdout().write(toBytes(`${line}\n`)));
		}
	};
	$app.rootCmd?.addCommand(new Command(described));
}
