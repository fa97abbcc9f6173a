// The door of this room, and the catalog itself: every policy, in the order of reports.
import { anEdgeGateExists } from "./an-edge-gate-exists";
import { documentedFlowsAreOpen } from "./documented-flows-are-open";
import { everythingIsUnderstood } from "./everything-is-understood";
import { expectationsHold } from "./expectations-hold";
import { nothingBeyondIsOpen } from "./nothing-beyond-is-open";
import { otherMachinesAreUntouched } from "./other-machines-are-untouched";
import type { Policy } from "./policy";

/** Every policy. A new one gets a file, a line here, a test of its name and a paragraph in docs/policies.md. */
export const CATALOG: readonly Policy[] = [
  documentedFlowsAreOpen,
  nothingBeyondIsOpen,
  otherMachinesAreUntouched,
  expectationsHold,
  everythingIsUnderstood,
  anEdgeGateExists,
];

export { canonicalBoxes } from "./canonical-boxes";
export { faultFinding } from "./internal-fault";
export type { Finding, FindingFlow, FindingKind } from "./finding";
export { configurationFingerprint } from "./fingerprint";
export { namesSecrets } from "./secret-fingerprint";
export { formerConfigurationFingerprint } from "./former-fingerprint";
export {
  citeFlow,
  describeFlow,
  describeRule,
  describeTraffic,
  describeUnknowns,
  findingFlow,
} from "./flow-words";
export { addressList, portRange } from "./shown-ranges";
export {
  describeBox,
  describePacket,
  formatAddresses,
  havePorts,
  protocolList,
} from "./packet-words";
export type {
  DroppedRegion,
  Evidence,
  ExpectationEvidence,
  GateEvidence,
  Policy,
  Region,
} from "./policy";
