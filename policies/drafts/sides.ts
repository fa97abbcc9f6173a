// The two sides of an Edge: the roles that face the Internet, and those that face the servers inside.
export interface Sides {
  readonly external: readonly string[];
  readonly internal: readonly string[];
}

/** The roles of each side, where there are both; a machine then has an interface in each of two networks. */
export function sidesOf(roles: Iterable<string>): Sides | undefined {
  const all = [...roles];
  const internal = all.filter(isInternal);
  const external = all.filter((role) => !isInternal(role));
  return internal.length === 0 || external.length === 0 ? undefined : { external, internal };
}

function isInternal(role: string): boolean {
  return role.split("-").includes("internal");
}
