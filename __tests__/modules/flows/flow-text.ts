// A small sound flow document of a user's own, and ways to spoil it.
import { readFlowDocument } from "../../../modules/flows";
import { formatProblem, InputError } from "../../../modules/input";

/** Line numbers in tests are of this text. */
export const OWN = `id: contoso-sbc
product: Contoso
title: Session border controllers
section: Trunks
url: https://wiki.contoso.example/sbc
lastModified: 2026-01-05
interface: external
rows:
  - row: 1
    label: Trunk in
    protocol: SIP
    transport: tcp
    ports: 5061
    source: { printed: Carriers, peer: carriers }
    destination: { printed: Edge Access, interface: access }
  - row: 2
    label: Media out
    protocol: RTP
    transport: udp
    ports: 50000-59999
    source: { printed: Edge A/V, interface: av }
    destination: { printed: Carriers, peer: carriers }
`;

export function spoiled(found: string | RegExp, instead: string): string {
  const changed = OWN.replace(found, () => instead);
  if (changed === OWN) throw new Error(`the text to be replaced is not there: ${String(found)}`);
  return changed;
}

export function problemsOfDocument(text: string): readonly string[] {
  try {
    readFlowDocument(text, "own.yaml");
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem);
    throw error;
  }
}
