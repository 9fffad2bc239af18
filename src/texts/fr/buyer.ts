// Every sentence of the buyer's own screens.
export const buyer = {};
