// Rules that name things whose contents no configuration shows, and every content that these can have: what is unknown of a
// gate, and each way in which it can turn out.
import fc from "fast-check";
import { denyAll, type Fields, securityRule } from "./read-documents";

export type Contents = Readonly<Record<string, readonly string[]>>;
export const EDGE = "10.45.16.10";
export const FAR = ["10.1.0.5", "10.2.0.5", "10.3.0.5", "192.0.2.5", "8.8.8.8"];
export const PORTS = [80, 443];
/** What a name may hold: some of the far addresses, each by a prefix of its own. */
const contents = fc.subarray(
  FAR.map((address) => `${address}/32`),
  { minLength: 1 },
);

export const completions = (names: readonly string[]): fc.Arbitrary<Contents> =>
  fc.record(Object.fromEntries(names.map((name) => [name, contents])));

export const ASG = ["web", "app"].map(
  (name) => `/subscriptions/s/resourceGroups/rg/providers/n/applicationSecurityGroups/${name}`,
);

export const TAGS = ["Storage", "Sql.WestEurope"];
export const azureRule = fc.record({
  far: fc.constantFrom<readonly string[]>(
    ...[...TAGS, ...ASG, `${FAR[0]!}/32`, "10.0.0.0/8"].map((one) => [one]),
    ASG,
  ),
  inbound: fc.boolean(),
  allow: fc.boolean(),
  port: fc.constantFrom("*", "*", "443"),
});

export type AzureRule = typeof azureRule extends fc.Arbitrary<infer R> ? R : never;
export function azureFields(
  { far, inbound, allow, port }: AzureRule,
  priority: number,
  given?: Contents,
): Fields {
  const [side, near] = inbound ? ["source", "destination"] : ["destination", "source"];
  const holds = far.map((name) => given?.[name]);
  const known = holds.includes(undefined) ? undefined : [...new Set(holds.flat())];
  const term =
    known !== undefined
      ? { [`${side}_address_prefix`]: null, [`${side}_address_prefixes`]: known }
      : ASG.includes(far[0]!)
        ? { [`${side}_address_prefix`]: null, [`${side}_application_security_group_ids`]: far }
        : { [`${side}_address_prefix`]: far[0] };
  return securityRule({
    name: `r${priority}`,
    priority,
    direction: inbound ? "Inbound" : "Outbound",
    access: allow ? "Allow" : "Deny",
    destination_port_range: port,
    [`${near}_address_prefix`]: `${EDGE}/32`,
    ...term,
  });
}

export const CLOSING = (["Inbound", "Outbound"] as const).flatMap((way) => [
  denyAll(way),
  denyAll(way, 6),
]);
