// The page "Port summary - Public instant messaging connectivity in Lync Server 2013", its six rows typed by hand, and
// the sample site's addresses typed by hand beside them. Nothing here is read from the project's data: these lines hold
// the trusted core, and are to be compared with the page by eye.
const TCP = 6;
const UDP = 17;

export type Role = "access" | "av";
export type Far = "partners" | "anybody";
export type Reading = "printed" | "corrected";

export interface PageRow {
  readonly row: number;
  readonly label: string;
  readonly direction: "inbound" | "outbound";
  readonly far: Far;
  /** The interface that the page prints, and the one that its sibling pages print. */
  readonly near: Readonly<Record<Reading, Role>>;
  readonly protocol: number;
  readonly first: number;
  readonly last: number;
}

const ACCESS = { printed: "access", corrected: "access" } as const;
const AV = { printed: "access", corrected: "av" } as const;

// prettier-ignore
export const PAGE: readonly PageRow[] = [
  { row: 1, label: "Access/SIP(MTLS)/TCP/5061",   direction: "inbound",  far: "partners", near: ACCESS, protocol: TCP, first: 5061,  last: 5061 },
  { row: 2, label: "Access/SIP(MTLS)/TCP/5061",   direction: "outbound", far: "partners", near: ACCESS, protocol: TCP, first: 5061,  last: 5061 },
  { row: 3, label: "Access/SIP(TLS)/TCP/443",     direction: "inbound",  far: "anybody",  near: ACCESS, protocol: TCP, first: 443,   last: 443 },
  { row: 4, label: "A/V/RTP/TCP/50,000-59,999",   direction: "outbound", far: "anybody",  near: AV,     protocol: TCP, first: 50000, last: 59999 },
  { row: 5, label: "A/V/STUN,MSTURN/UDP/3478",    direction: "outbound", far: "anybody",  near: AV,     protocol: UDP, first: 3478,  last: 3478 },
  { row: 6, label: "A/V/STUN,MSTURN/UDP/3478",    direction: "inbound",  far: "anybody",  near: AV,     protocol: UDP, first: 3478,  last: 3478 },
];

export type Cloud = "azure" | "google";

/** What the sample site gives to the roles; the second address is the dual-stack variant's. */
export const NEAR: Readonly<Record<Cloud, Readonly<Record<Role, readonly [string, string]>>>> = {
  azure: {
    access: ["10.45.16.10", "fd00:45:16::10"],
    av: ["10.45.16.30", "fd00:45:16::30"],
  },
  google: {
    access: ["10.45.32.10", "fd00:45:32::10"],
    av: ["10.45.32.30", "fd00:45:32::30"],
  },
};
