// Whether the fingerprints of a finding are made from sensitive values. A prefix or a port is soon found from a hash of it, where
// all else that was hashed is known.
import type { Gate, RuleOrigin, Veil } from "../readers";
import type { Finding } from "./finding";
import type { Region } from "./policy";

/** Of a finding about the packets of a region at a gate. */
export function hashesSecrets(
  { kind }: Finding,
  { whole, decidedBy, alsoDecidedBy }: Region,
  gate: Gate,
  veil: Veil | undefined,
): boolean {
  if (veil === undefined || veil.isEmpty) return false;
  // All that makes a rule uncertain is hashed with it.
  if (kind === "unproven") return true;
  const named = [decidedBy, ...alsoDecidedBy].flatMap(textsOf);
  return (
    veil.hidesBoxes(whole) ||
    [gate.name, gate.guards ?? "", ...named].some((text) => veil.hidesText(text))
  );
}

function textsOf({ name, address, reason = "" }: RuleOrigin): readonly string[] {
  return [`\`${name}\``, address, reason];
}

/** Of a finding about the configuration. */
export function namesSecrets(
  { gate = "", address = "", message }: Finding,
  veil: Veil | undefined,
): boolean {
  return veil !== undefined && [gate, address, message].some((text) => veil.hidesText(text));
}
