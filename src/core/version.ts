/** The version of Coterie that writes snapshots. */
export const VERSION = '0.1.0'
