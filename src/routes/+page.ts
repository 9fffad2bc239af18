// The first page is a shell that is built once: it shows at once, then leads to the home of a role.
export const ssr = true;
export const prerender = true;
