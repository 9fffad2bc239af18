// French, by area: each area is a file of its own, and is not spread over two screens' worth of words.
import { buyer } from './fr/buyer.ts';
import { common } from './fr/common.ts';
import { facilitator } from './fr/facilitator.ts';
import { phone } from './fr/phone.ts';
import { problems } from './fr/problems.ts';
import { session } from './fr/session.ts';
import { supervisor } from './fr/supervisor.ts';

export const fr = { common, problems, supervisor, facilitator, buyer, phone, session };
