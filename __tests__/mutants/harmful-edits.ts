// Fourteen edits that a reviewer may overlook and that scanners for known-bad patterns mostly do, with the kind of finding and
// the culprit that each must have. Row 0 is the policy itself.
import type { EditedPolicy } from "./edited-policy";

type Kind = "missing" | "excess" | "unproven";

/** `the platform` is the cloud's own default, which no document shows. */
export interface Expectation {
  readonly kind: Kind;
  readonly culprit: string;
}
export interface HarmfulEdit {
  readonly row: number;
  readonly edit: string;
  readonly expected: readonly Expectation[];
  /** Where a cloud knows the edit in another form. */
  readonly onAzure?: readonly Expectation[];
  readonly make: (policy: EditedPolicy) => void;
}

const HALVES = ["0.0.0.0/1", "128.0.0.0/1"];
const PARTNERS_IN = "in-access-tcp-5061-public-im-partners";
const MESSENGER_RTP = "out-access-tcp-50000-59999";
const MESSENGER_STUN = "in-access-udp-3478";
const DENY_IN = "in-deny-all-v4";
const DENY_OUT = "out-deny-all-v4";

export const HARMFUL_EDITS: readonly HarmfulEdit[] = [
  {
    row: 1,
    edit: "RTP 50000-59999 becomes 50000-65535",
    expected: [{ kind: "excess", culprit: MESSENGER_RTP }],
    make: (policy) => {
      policy.ports(MESSENGER_RTP, "50000-65535");
    },
  },
  {
    row: 2,
    edit: "partners become 0.0.0.0/1 and 128.0.0.0/1",
    expected: [{ kind: "excess", culprit: PARTNERS_IN }],
    make: (policy) => {
      policy.far(PARTNERS_IN, HALVES);
    },
  },
  {
    row: 3,
    edit: "5060 is opened as well, from two halves of the internet",
    expected: [{ kind: "excess", culprit: "stray" }],
    make: (policy) => {
      policy.allowIn({ from: HALVES, protocol: "tcp", ports: ["5060"] });
    },
  },
  {
    row: 4,
    edit: "every TCP port, in two halves, from two halves of the internet",
    expected: [{ kind: "excess", culprit: "stray" }],
    make: (policy) => {
      policy.allowIn({ from: HALVES, protocol: "tcp", ports: ["0-32767", "32768-65535"] });
    },
  },
  {
    row: 5,
    edit: "a documented rule is missing",
    expected: [{ kind: "missing", culprit: DENY_IN }],
    make: (policy) => {
      policy.drop(PARTNERS_IN);
    },
  },
  {
    row: 6,
    edit: "a documented rule is behind an earlier deny",
    expected: [{ kind: "missing", culprit: "shadow" }],
    make: (policy) => {
      policy.shadow(PARTNERS_IN);
    },
  },
  {
    row: 7,
    edit: "the outbound default deny is removed",
    expected: [{ kind: "excess", culprit: "the platform" }],
    make: (policy) => {
      policy.drop(DENY_OUT);
    },
  },
  {
    row: 8,
    edit: "everything is allowed outbound",
    expected: [{ kind: "excess", culprit: DENY_OUT }],
    make: (policy) => {
      policy.allow(DENY_OUT);
    },
  },
  {
    row: 9,
    edit: "RTP is opened inbound instead of outbound",
    expected: [
      { kind: "missing", culprit: DENY_OUT },
      { kind: "excess", culprit: MESSENGER_RTP },
    ],
    make: (policy) => {
      policy.turnAround(MESSENGER_RTP);
    },
  },
  {
    row: 10,
    edit: "3478 as TCP instead of UDP",
    expected: [
      { kind: "missing", culprit: DENY_IN },
      { kind: "excess", culprit: MESSENGER_STUN },
    ],
    make: (policy) => {
      policy.protocol(MESSENGER_STUN, "tcp");
    },
  },
  {
    row: 11,
    edit: "SSH from ::/0",
    expected: [{ kind: "excess", culprit: "stray" }],
    make: (policy) => {
      policy.allowIn({ from: ["::/0"], to: ["::/0"], protocol: "tcp", ports: ["22"] });
    },
  },
  {
    row: 12,
    edit: "RDP from 0.0.0.0/0",
    expected: [{ kind: "excess", culprit: "stray" }],
    make: (policy) => {
      policy.allowIn({ from: ["0.0.0.0/0"], protocol: "tcp", ports: ["3389"] });
    },
  },
  {
    row: 13,
    // What `Internet` holds depends on the virtual network: open for somebody, but nobody can say for whom.
    edit: "RDP from `Internet` (Google knows only 0.0.0.0/0)",
    expected: [{ kind: "excess", culprit: "stray" }],
    onAzure: [{ kind: "unproven", culprit: "stray" }],
    make: (policy) => {
      const from = policy.cloud === "azure" ? "Internet" : "0.0.0.0/0";
      policy.allowIn({ from: [from], protocol: "tcp", ports: ["3389"] });
    },
  },
  {
    row: 14,
    edit: "partners may send any protocol",
    expected: [{ kind: "excess", culprit: PARTNERS_IN }],
    make: (policy) => {
      policy.protocol(PARTNERS_IN, "any");
    },
  },
];
