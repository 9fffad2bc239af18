// French, by area. As namespaces, so that a screen loads the words of its own area and no others.
export * as office from './fr/office.ts';
export * as session from './fr/session.ts';
export * as supervisor from './fr/supervisor.ts';
export { buyer } from './fr/buyer.ts';
export { deal } from './fr/deal.ts';
export { common } from './fr/common.ts';
export { lists } from './fr/lists.ts';
export * as facilitator from './fr/facilitator.ts';
export * as phone from './fr/phone.ts';
export { problems } from './fr/problems.ts';
export * as visits from './fr/visits.ts';
