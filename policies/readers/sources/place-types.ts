// Types that are machines and networks, or say where machines are: what names in rules stand for rests on them.

const PLACES =
  /network|subnet|route|gateway|endpoint|instance|scale_set|security_group_association$/;

/** Whether resources of the type are machines or networks, or say where they are. */
export function isPlace(type: string): boolean {
  return PLACES.test(type);
}
