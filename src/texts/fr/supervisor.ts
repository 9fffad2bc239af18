// Every sentence of the supervisor's own screens: today, the crew's day, the month, signing, correcting, the counter.
export { today } from './supervisor/today.ts';
export { crew } from './supervisor/crew.ts';
export { saved } from './supervisor/saved.ts';
export { month } from './supervisor/month.ts';
export { total } from './supervisor/total.ts';
export { sign } from './supervisor/sign.ts';
export { correct } from './supervisor/correct.ts';
export { refused } from './supervisor/refused.ts';
export { versions } from './supervisor/versions.ts';
export { counter } from './supervisor/counter.ts';
export { install, back } from './supervisor/frame.ts';
export { lot, near, work } from './supervisor/said.ts';
