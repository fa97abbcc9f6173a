// Where something was decided, as it follows what is said of it.

/** In brackets; nothing where nobody says. */
export function ticketWords(ticket: string | undefined): string {
  return ticket === undefined ? "" : ` (${ticket})`;
}
