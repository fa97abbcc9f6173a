// The names of the formats alone, so that the command line can list them without loading what writes them.

/** Formats by the names that the command takes; the first is the default. */
export const FORMATS = ["text", "json"] as const;

export type Format = (typeof FORMATS)[number];

/** Formats of the table of a site's flows; the first is the default. */
export const LISTING_FORMATS = ["text", "json", "markdown", "csv"] as const;

export type ListingFormat = (typeof LISTING_FORMATS)[number];

/** Formats of a comparison of two documents; the first is the default. */
export const COMPARISON_FORMATS = ["text", "json"] as const;

export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];
