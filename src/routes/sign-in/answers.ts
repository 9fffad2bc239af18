// What the sign-in answers to an address, a code, and to the server's word.
import { t } from '#texts/index.ts';
import type { SignIn } from '#sync/device.ts';

const { signIn, code, answers } = t.session;

/** '' when it may be an address. */
export function emailProblem(email: string): string {
	const typed = email.trim();
	if (!typed) return signIn.emailMissing;
	return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(typed) ? '' : signIn.emailWrong;
}

/** The figures alone: people type `418 205`, phones paste `418-205`. */
export function figuresOf(typed: string): string {
	return typed.replace(/\D/g, '');
}

/** '' when it has six figures. */
export function codeProblem(typed: string): string {
	const missing = 6 - figuresOf(typed).length;
	return missing > 0 ? code.missing(missing) : '';
}

/** `disk`: this phone could not keep what the server said. */
type Answer = SignIn | 'disk';

/** What came of it; a disk that refuses is an answer like any other. */
export function answerOf(asked: Promise<SignIn>): Promise<Answer> {
	return asked.catch(() => 'disk' as const);
}

/** The sentence for an answer that is not yes. */
export function answerText(answer: Exclude<Answer, 'ok'>, way: 'code' | 'password'): string {
	if (answer === 'wrong') return way === 'code' ? answers.wrongCode : answers.wrongPassword;
	return answers[answer];
}
