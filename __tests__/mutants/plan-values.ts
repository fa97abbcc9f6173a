// What may stand in a plan in the place of a value: what the same key says elsewhere, and what its kind of value allows.
import { entriesOf, type Path, pathsIn, valueAt } from "./plan-edits";
import type { Draw } from "./plan-mutants";
import type { Loose } from "./rule-dialects";

const BY_KEY: readonly (readonly [key: RegExp, values: readonly unknown[]])[] = [
  [/^access$/, ["Allow", "Deny"]],
  [/^direction$/, ["Inbound", "Outbound", "INGRESS", "EGRESS"]],
  [/^priority$/, [100, 101, 105, 999, 4094, 65534, 65535, 0]],
  [/^protocol$/, ["*", "Tcp", "Udp", "Icmp", "tcp", "udp", "all", "icmp"]],
  [/prefix$/, ["*", "0.0.0.0/0", "::/0", "203.0.113.0/24", "Internet", "VirtualNetwork", ""]],
  [/(prefixes|ranges)$/, [["0.0.0.0/0"], ["203.0.113.0/24"], ["198.51.100.7/32"], []]],
  [/port/, ["*", "443", "5061", "0-65535", ["443", "3389"], []]],
  [/^disabled$/, [true, false, "true"]],
  [/^(allow|deny)$/, [[], [{ protocol: "all", ports: [] }], [{ protocol: "tcp", ports: ["22"] }]]],
  [/tags$/, [["edge"], ["other"], ["edge", "other"], []]],
  [/accounts$/, [["x@contoso-edge.iam.gserviceaccount.com"], []]],
  [/^project$/, ["contoso-edge", "contoso-lab"]],
  [/^network$/, ["perimeter", "other", "projects/contoso-edge/global/networks/perimeter"]],
];

const ANYTHING: readonly unknown[] = [null, "", [], {}, 7, false, "x", undefined];

/** What a list may be, other than a list of other things: providers take nothing else. */
const NO_LIST: readonly unknown[] = [null, [], undefined];

/** @param was what stands there. */
export function instead(was: unknown, path: Path, plan: Loose, draw: Draw): unknown {
  if (typeof was === "object" && was !== null && draw([true, false]))
    return structuredClone(draw(NO_LIST));
  const key = String(path.findLast((one) => typeof one === "string"));
  const known = BY_KEY.find(([pattern]) => pattern.test(key))?.[1] ?? ANYTHING;
  const kind = draw(["known", "known", "elsewhere", "elsewhere", "anything"]);
  if (kind === "known") return structuredClone(draw(known));
  if (kind === "anything")
    return structuredClone(draw(Array.isArray(was) || was === null ? NO_LIST : ANYTHING));
  const { change } = draw(entriesOf(plan));
  const same = pathsIn(change.after).filter(
    (at) => at.length === path.length && at.at(-1) === path.at(-1) && at.at(-2) === path.at(-2),
  );
  return same.length === 0 ? draw(known) : structuredClone(valueAt(change.after, draw(same)));
}
