// A port as people ask for it: `5061`, `udp/3478`, `443/tcp`, `TCP 50000-59999`, `50,000-59,999`.
import type { Problem } from "../../input";
import type { PortRange, Transport } from "../flow-document";
import { readPortRange } from "../port-range";

/** Ports, of one transport where the question names it. */
export interface PortQuestion {
  readonly transport?: Transport;
  readonly ports: PortRange;
}

const PORTS = String.raw`(\d[\d,]*(?:\s*[-\u2010-\u2015]\s*\d[\d,]*)?)`;
const BEFORE = new RegExp(String.raw`^(?:(tcp|udp)[\s/:]*)?(?:ports?\s*)?${PORTS}$`, "i");
const AFTER = new RegExp(String.raw`^(?:ports?\s*)?${PORTS}[\s/:]*(tcp|udp)$`, "i");

/** The question; a problem when it asks for ports that do not exist; undefined when it is about something else. */
export function portQuestion(text: string): PortQuestion | Problem | undefined {
  const [, transport, before] = BEFORE.exec(text.trim()) ?? [];
  const [, after, behind] = AFTER.exec(text.trim()) ?? [];
  const written = before ?? after;
  if (written === undefined) return undefined;
  const plain = written.replaceAll(/[\s,]/g, "").replaceAll(/[\u2010-\u2015]/g, "-");
  const ports = readPortRange(plain);
  if (!("first" in ports)) return ports;
  const named = (transport ?? behind)?.toLowerCase() as Transport | undefined;
  return named === undefined ? { ports } : { transport: named, ports };
}

/** Whether any port of one range is in the other. */
export function overlap(one: PortRange, other: PortRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}
