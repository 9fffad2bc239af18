// French, by area. As a namespace, so that a screen loads the words of its own area and no others.
import { buyer } from './fr/buyer.ts';
import { common } from './fr/common.ts';
import { facilitator } from './fr/facilitator.ts';
import { phone } from './fr/phone.ts';
import { problems } from './fr/problems.ts';
import { session } from './fr/session.ts';
import { supervisor } from './fr/supervisor.ts';

export { buyer, common, facilitator, phone, problems, session, supervisor };
