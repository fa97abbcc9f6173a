// `--interface [DEPLOYMENT:]ROLE=ADDRESS[,ADDRESS…]` and `--peer [DEPLOYMENT:]ROLE=any|none|PREFIX[,PREFIX…]`: the addresses of
// one role, perhaps in one deployment alone.
import { InputError, shown } from "../../../modules/input";
import { parsePrefix, PrefixError } from "../../../modules/packets";
import type { PeerAddresses } from "../../drafts";

export interface RoleOption {
  /** Deployment or cloud; absent for all deployments. */
  readonly deployment?: string;
  readonly role: string;
  readonly addresses: PeerAddresses;
}

/** What the schema of the site file takes for a role. */
const ROLE = /^(?!any$)(?!.*-(tcp|udp)-)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const FORM = {
  interface: "ROLE=ADDRESS[,ADDRESS]",
  peer: "ROLE=any, ROLE=none or ROLE=PREFIX[,PREFIX]",
};

/** Reads the value of one `--interface` or `--peer`. Throws InputError. */
export function readRoleOption(text: string, kind: "interface" | "peer"): RoleOption {
  const [, deployment, role = "", list = ""] = /^(?:([\w-]+):)?([^=]*)=(.*)$/s.exec(text) ?? [];
  if (!ROLE.test(role))
    throw new InputError({
      message: `--${kind} \`${shown(text)}\` does not name a role`,
      allowed: `${FORM[kind]}, before it perhaps a deployment and a colon`,
      remedy: kind === "peer" ? "write --peer clients=any" : "write --interface access=10.0.0.10",
    });
  const isWord = list === "any" || list === "none";
  const addresses = isWord && kind === "peer" ? list : readAddresses(list, `--${kind} ${role}`);
  return { ...(deployment === undefined ? {} : { deployment }), role, addresses };
}

/** Reads every `--interface` or `--peer`, each role of each deployment once. Throws InputError. */
export function readRoleOptions(
  texts: readonly string[],
  kind: "interface" | "peer",
): readonly RoleOption[] {
  const seen = new Map<string, string>();
  return texts.map((text) => {
    const option = readRoleOption(text, kind);
    const key = `${option.deployment ?? ""}:${option.role}`;
    const before = seen.get(key);
    if (before !== undefined)
      throw new InputError({
        message: `--${kind} gives ${option.role} twice, as \`${shown(before)}\` and as \`${shown(text)}\``,
        remedy: "give it once, with commas between its addresses",
      });
    seen.set(key, text);
    return option;
  });
}

/** Prefixes with commas between them. `where`: what to call the place in messages. */
export function readAddresses(list: string, where: string): readonly string[] {
  const texts = list.split(",").map((text) => text.trim());
  for (const text of texts) checkAddress(text, where);
  return texts;
}

function checkAddress(text: string, where: string): void {
  try {
    parsePrefix(text);
  } catch (error) {
    if (!(error instanceof PrefixError)) throw error;
    const { reason, suggestion } = error;
    throw new InputError({
      message: `${where}: \`${shown(text)}\` is not an address or prefix: ${reason}`,
      allowed: "IPv4 or IPv6 addresses or prefixes, with commas between them",
      remedy: suggestion === undefined ? "correct the address" : `write ${suggestion}`,
    });
  }
}
