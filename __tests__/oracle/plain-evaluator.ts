// The door of the second road: one document and a few facts about the site in, one answer per packet out. Written from
// the clouds' manuals, sharing no line with the product; slow and obvious on purpose.
import { Unsupported } from "./plain-addresses";
import { readAzureGates } from "./plain-azure";
import type { AzureFacts } from "./plain-azure";
import { readGoogleGates } from "./plain-google";
import type { GoogleFacts } from "./plain-google-rule";
import { decide } from "./plain-packets";
import type { Answer, PlainGate, PlainPacket } from "./plain-packets";

export type PlainFacts = AzureFacts | GoogleFacts;

export interface PlainReading {
  readonly gates: readonly PlainGate[];
  /** What the document says that is not modelled here; every answer is then "unknown". */
  readonly unsupported?: string;
}

export function readPlainly(root: unknown, facts: PlainFacts): PlainReading {
  try {
    const gates =
      facts.cloud === "azure" ? readAzureGates(root, facts) : readGoogleGates(root, facts);
    return { gates };
  } catch (error) {
    if (error instanceof Unsupported) return { gates: [], unsupported: error.message };
    throw error;
  }
}

/**
 * What happens to a packet at the Edge machines: the answer on which all of their gates agree.
 * @param where which of the gates are asked. @default all
 */
export function ask(
  { gates, unsupported }: PlainReading,
  packet: PlainPacket,
  where: (gate: PlainGate) => boolean = () => true,
): Answer {
  if (unsupported !== undefined) return "unknown";
  const answers = new Set(
    gates
      .filter((gate) => gate.edge && gate.direction === packet.direction && where(gate))
      .map((gate) => decide(gate, packet).answer),
  );
  const [only] = answers;
  return only === undefined || answers.size > 1 ? "unknown" : only;
}
