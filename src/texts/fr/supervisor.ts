// Every sentence of the supervisor's own screens.
export const supervisor = {};
