// How an exception that is no mistake of the user's is called wherever it is told.

export function faultWords(error: unknown): string {
  return `internal error in edge-firewall: ${error instanceof Error ? error.message : String(error)}`;
}
