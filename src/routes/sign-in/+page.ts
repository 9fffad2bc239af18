// The sign-in is a shell that is built once: it opens without network and without anybody signed in.
export const ssr = true;
export const prerender = true;
