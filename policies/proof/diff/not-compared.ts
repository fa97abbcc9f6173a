// Why gates or whole configurations were not compared, in sentences: what is missing on one side, not understood or not read.
import { basename } from "node:path";

import type { Deployment } from "../../../modules/sites";
import type { Gate, Reading, Surroundings, Source } from "../../readers";
import type { Undecided } from "./comparison";
import type { GatePair } from "./gate-pairs";

/** One of the two configurations. */
export interface ComparedDocument {
  readonly document: Source;
  /** The deployment whose machines the configuration's firewalls guard. */
  readonly deployment: Deployment;
  /** Files that Terraform would read together with the configuration. @default none */
  readonly unreadFiles?: readonly string[];
  /** Files beside the configuration that give it values, with a hash of each. Absent where nobody has looked for them. */
  readonly filesBeside?: readonly ComparedFile[];
  /** Other configurations of its side. @default none */
  readonly surroundings?: Surroundings;
}

/** A file beside a configuration. */
export interface ComparedFile {
  /** Path from the folder of the configuration. */
  readonly name: string;
  readonly sha: string;
  /** `variables`: values of variables that Terraform reads without being told. `data`: named by the configuration. */
  readonly kind: "configuration" | "variables" | "lock" | "data";
}

/** One of the two with what its reader has read. */
export interface ReadSide extends ComparedDocument {
  readonly reading: Reading;
}

/** What is said of a gate that only one configuration has. */
export function oneSided({ base, head }: GatePair): readonly Omit<Undecided, "deployment">[] {
  if (base !== undefined && head !== undefined) return [];
  const gate = head ?? base;
  if (gate === undefined) return [];
  const at = { gate: gate.name, direction: gate.direction };
  return head === undefined
    ? [
        {
          ...at,
          side: "base",
          message: `only base has ${words(gate)}: what guards these machines in head is in no configuration compared`,
          remedy:
            "say how these machines are guarded after the change, or compare that configuration as well",
        },
      ]
    : [
        {
          ...at,
          side: "head",
          message: `only head has ${words(gate)}: what guarded these machines in base is in no configuration compared`,
          remedy:
            "say how these machines were guarded before the change, or compare that configuration as well",
        },
      ];
}

function words({ direction, name }: Gate): string {
  return `the ${direction} gate ${name}`;
}

/** What is said of a side without a configuration. */
export function absent(
  side: "base" | "head",
  there: ReadSide | undefined,
  deployment: string,
): readonly Undecided[] {
  if (there !== undefined) return [];
  return [
    {
      deployment,
      side,
      message: `${side} has no configuration for the deployment \`${deployment}\`: what guards its machines there is not known`,
      remedy:
        side === "head"
          ? "name the configuration of that stack in HEAD; if the deployment is gone, its machines should be as well"
          : "name the configuration of that stack in BASE; for a new deployment, run `edge-firewall check` on it",
    },
  ];
}

/** What is said of everything that the reader has not understood. */
export function notUnderstood(
  side: "base" | "head",
  there: ReadSide | undefined,
  deployment: string,
): readonly Undecided[] {
  return (there?.reading.unsupported ?? []).map(
    ({ message, remedy, address, place, construct }) => ({
      deployment,
      side,
      message,
      remedy,
      ...(address !== undefined && { address }),
      ...(place !== undefined && { place }),
      ...(construct !== undefined && { construct }),
    }),
  );
}

/** What is said of the files beside a configuration; files that only give values are compared, as far as they are known. */
export function notRead(
  side: "base" | "head",
  there: ReadSide | undefined,
  deployment: string,
): readonly Undecided[] {
  const values = (there?.filesBeside ?? []).filter(({ kind }) => kind === "variables");
  const unreadFiles = (there?.unreadFiles ?? []).filter(
    (unread) => !values.some(({ name }) => basename(unread) === name),
  );
  return unreadFiles.map((unread) => ({
    deployment,
    side,
    message: `Terraform reads \`${unread}\` together with \`${there?.document.file ?? ""}\`, and it was not compared`,
    remedy: "keep one synthesized configuration in its folder, or move the other file away",
    place: { file: unread },
  }));
}
