// Every sentence of the facilitator's inbox and of a declaration under review.
export { coming } from './facilitator/coming.ts';
export { desk, inbox } from './facilitator/inbox.ts';
export { review } from './facilitator/review.ts';
export { quote } from './facilitator/said.ts';
