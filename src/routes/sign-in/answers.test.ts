// What the sign-in says before it asks the server.
import { describe, expect, it } from 'vitest';
import { t } from '#texts/index.ts';
import { answerOf, answerText, codeProblem, emailProblem, figuresOf } from './answers.ts';

describe('an address', () => {
	it.each(['j.kerbrat@bati-bellerive.example', '  a@b.fr '])('"%s" may be one', (email) => {
		expect(emailProblem(email)).toBe('');
	});
	it.each(['j.kerbrat', 'j@bati', 'j kerbrat@bati.fr', '@bati.fr'])(
		'"%s" is incomplete',
		(email) => {
			expect(emailProblem(email)).toBe(t.session.signIn.emailWrong);
		}
	);
	it('none at all is asked for', () => {
		expect(emailProblem('  ')).toBe(t.session.signIn.emailMissing);
	});
});

describe('a code', () => {
	it('is read whatever stands between its figures', () => {
		expect(figuresOf(' 418-205 ')).toBe('418205');
		expect(codeProblem('418 205')).toBe('');
	});
	it('the missing figures are counted', () => {
		expect(codeProblem('418 20')).toContain('un chiffre');
		expect(codeProblem('4')).toContain('5\u00a0chiffres');
		expect(codeProblem('')).toContain('Écrire le code');
	});
	it('a wrong one and a wrong password have their own way out', () => {
		expect(answerText('wrong', 'code')).toBe(t.session.answers.wrongCode);
		expect(answerText('wrong', 'password')).toBe(t.session.answers.wrongPassword);
		expect(answerText('wait', 'code')).toBe(t.session.answers.wait);
	});
});

describe('a phone whose disk refuses', () => {
	it('answers too, and says so: nobody waits for it', async () => {
		const answer = await answerOf(Promise.reject(new Error('full')));
		expect(answer).toBe('disk');
		expect(answerText('disk', 'password')).toBe(t.session.answers.disk);
		expect(await answerOf(Promise.resolve('ok'))).toBe('ok');
	});
});
