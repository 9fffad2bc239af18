// The form of a signature: what is typed, and what is missing in it.
import { t } from '#texts/index.ts';

export interface Signing {
	name: string;
	quality: string;
	/** Signed by keyboard instead of a drawing. */
	typed: boolean;
	drawing: ArrayBuffer | null;
	consent: boolean;
	/** Sending was tried: what is missing is told from then on. */
	asked: boolean;
}

type Field = 'name' | 'quality' | 'signature' | 'consent';

/** What to do about each field that is not right; empty when all is. */
export function missingIn(form: Signing): Partial<Record<Field, string>> {
	const words = t.supervisor.sign;
	return {
		...(!form.name.trim() && { name: words.nameMissing }),
		...(!form.quality.trim() && { quality: words.qualityMissing }),
		...(!form.typed && !form.drawing && { signature: words.signatureMissing }),
		...(!form.consent && { consent: words.consentMissing })
	};
}
