// Every sentence of the facilitator's own screens.
export const facilitator = {};
