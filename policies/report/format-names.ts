// The names of the formats alone, so that the command line can list them without loading what writes them.

/** Formats by the names that the command takes; the first is the default. */
export const FORMATS = [
  "text",
  "json",
  "sarif",
  "junit",
  "github",
  "azuredevops",
  "codequality",
  "conftest",
  "markdown",
  "html",
] as const;

export type Format = (typeof FORMATS)[number];

/** Formats of a look-up; the first is the default. */
export const LOOKUP_FORMATS = ["text", "json"] as const;

/** Formats of the table of a site's flows; the first is the default. */
export const LISTING_FORMATS = ["text", "json", "markdown", "csv"] as const;

export type ListingFormat = (typeof LISTING_FORMATS)[number];
