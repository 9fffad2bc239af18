// Sign-in, roles, signing out, installing: who is here, and how the app comes to stay.
export { signIn, code, answers } from './session/enter.ts';
export { none, role, signedOut, signOut } from './session/here.ts';
export { install } from './session/install.ts';
