// What a site expects of its gates beside the documented flows: packets that must pass, or must not. An expectation opens
// nothing; it is only held against the documents.
import type { Inspection, Path } from "../../input";
import { ALL_PORTS, ALL_PROTOCOLS, hasPorts, PROTOCOL, type Range } from "../../packets";
import { checkDeployments, readListed } from "./extra-flows";
import { readPorts } from "./extra-ports";
import type { Peer } from "./role-addresses";
import type { WrittenExpectation, WrittenSite } from "./written-site";

/** What holds for an expectation in every deployment. */
export interface ReadExpectation {
  readonly index: number;
  readonly written: WrittenExpectation;
  readonly protocols: readonly Range[];
  readonly ports?: readonly Range[];
  readonly listed?: Peer;
}

/** Checks what does not depend on a deployment. Entries with wrong parts are left out. */
export function readExpectations(
  site: WrittenSite,
  inspection: Inspection,
): readonly ReadExpectation[] {
  return (site.expect ?? []).flatMap((written, index) => {
    if (written === undefined) return [];
    const path = ["expect", index];
    checkDeployments(written, site, path, inspection);
    const protocols = readProtocol(written, path, inspection);
    const ports = expectedPorts(written, path, inspection);
    const listed = readListed(written, path, inspection);
    if (protocols === undefined || ports === "wrong" || listed === "wrong") return [];
    if (ports !== undefined && !protocols.every(({ first }) => hasPorts(first))) {
      reportPorts(written, path, inspection);
      return [];
    }
    return [
      {
        index,
        written,
        protocols,
        ...(ports !== undefined && { ports }),
        ...(listed !== undefined && { listed }),
      },
    ];
  });
}

function readProtocol(
  { protocol }: WrittenExpectation,
  path: Path,
  inspection: Inspection,
): readonly Range[] | undefined {
  if (protocol === undefined) return undefined;
  if (protocol === "any") return ALL_PROTOCOLS;
  const number = protocolNumber(inspection.document.textOf([...path, "protocol"]) ?? "");
  if (number !== undefined) return [{ first: number, last: number }];
  inspection.reportError([...path, "protocol"], {
    message: "there is no such protocol",
    allowed: `${Object.keys(PROTOCOL).join(", ")}, a number 0 to 255, or any`,
    remedy: "write one of these",
  });
  return undefined;
}

/** `tcp` or `6`; nothing for a text that is no protocol. */
export function protocolNumber(text: string): number | undefined {
  if (Object.hasOwn(PROTOCOL, text)) return PROTOCOL[text as keyof typeof PROTOCOL];
  return /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= 255 ? Number(text) : undefined;
}

function expectedPorts(
  { ports }: WrittenExpectation,
  path: Path,
  inspection: Inspection,
): readonly Range[] | undefined | "wrong" {
  if (ports === undefined) return undefined;
  if (ports === "any") return ALL_PORTS;
  return readPorts({ ports }, path, inspection) ?? "wrong";
}

function reportPorts(
  { protocol = "" }: WrittenExpectation,
  path: Path,
  inspection: Inspection,
): void {
  inspection.reportError([...path, "ports"], {
    message:
      protocol === "any"
        ? "packets of any protocol have no ports in common"
        : `packets of protocol ${protocol} have no ports`,
    allowed: "ports with tcp, udp, sctp, dccp or udplite",
    remedy: "leave `ports` out, or name the protocol that they are of",
  });
}
