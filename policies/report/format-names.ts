// The names of the formats alone, so that the command line can list them without loading what writes them.

/** Formats by the names that the command takes; the first is the default. */
export const FORMATS = ["text", "json"] as const;

export type Format = (typeof FORMATS)[number];
