// "Ce téléphone", the plate and the strip: what this phone still holds, why, and how to help it leave.
export * from './phone/plate.ts';
export * from './phone/screen.ts';
export { parts } from './phone/said.ts';
