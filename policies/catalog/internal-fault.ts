// A fault of this program while it judged one thing: told as a finding, so that it leaves the verdict undecided and loses nothing
// of what was found elsewhere.
import type { Finding } from "./finding";

export const INTERNAL_FAULT = "internal error in edge-firewall";

export function faultWords(error: unknown): string {
  return `${INTERNAL_FAULT}: ${error instanceof Error ? error.message : String(error)}`;
}

/** The finding for a policy that could not be asked. */
export function faultFinding(error: unknown, policy: string, deployment: string): Finding {
  return {
    kind: "unsupported",
    policy,
    deployment,
    message: faultWords(error),
    remedy: FAULT_REMEDY,
    packets: [],
  };
}

export const FAULT_REMEDY =
  "this is a fault of ours, not of your input: please report it with the configuration that shows it";
