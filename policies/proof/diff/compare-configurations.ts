// What a change to a document opens and closes, exactly, over all packets: two documents and the deployment in, a
// comparison out. Gates are matched by what they guard; whatever cannot be matched or read is said, never taken as equal.
import { isDeepStrictEqual } from "node:util";

import type { CompareOptions } from "../../../modules/packets";
import type { Deployment } from "../../../modules/sites";
import { locateRule, readGates } from "../../readers";
import type { Gate, Reading, TerraformConfiguration } from "../../readers";
import { changesAtGate } from "./changes-at-gate";
import {
  certainFirst,
  type Change,
  type Comparison,
  comparisonVerdict,
  type Side,
  type Undecided,
} from "./comparison";
import { doubtKeys } from "./unknown-keys";
import { type GatePair, pairGates } from "./gate-pairs";
import { requiredChain } from "../required-chain";

/** One of the two documents. */
export interface ComparedDocument {
  readonly document: TerraformConfiguration;
  /** The deployment whose machines the document's firewalls guard. */
  readonly deployment: Deployment;
  /** Files that Terraform would read together with the document. @default none */
  readonly unreadFiles?: readonly string[];
}

/**
 * What head opens and closes that base does not.
 * @param base the document before the change; absent when there was none for the deployment.
 * @param head the document after it; absent when there is none any more. One of the two must be there.
 */
export function compareDocuments(
  base: ComparedDocument | undefined,
  head: ComparedDocument | undefined,
  options: CompareOptions = {},
): Comparison {
  const deployment = (head ?? base)?.deployment;
  if (deployment === undefined) throw new Error("nothing to compare with nothing");
  const sides = { base: readSide(base), head: readSide(head) };
  const equal = areEqual(base, head);
  const found: Found = equal ? NOTHING : compareSides(sides, options);
  const name = deployment.name;
  const undecided = [
    ...(["base", "head"] as const).flatMap((side) => [
      ...absent(side, sides[side], name),
      ...(equal ? [] : notUnderstood(side, sides[side], name)),
      ...notRead(side, sides[side], name),
    ]),
    ...found.undecided.map((one) => ({ deployment: name, ...one })),
  ];
  const changes = certainFirst(found.changes).map((change) => ({
    ...change,
    before: located(change.before, sides.base),
    after: located(change.after, sides.head),
  }));
  return {
    deployment: name,
    cloud: deployment.cloud,
    ...(base !== undefined && { base: base.document.file }),
    ...(head !== undefined && { head: head.document.file }),
    verdict: comparisonVerdict(changes, undecided),
    changes,
    undecided,
    assumptions: assumptionsOf(sides, equal, found.sameDoubts),
    ruleCount: {
      base: sides.base?.reading.ruleCount ?? 0,
      head: sides.head?.reading.ruleCount ?? 0,
    },
  };
}

/** What one side does, with the position of its rule. */
function located(side: Side, there: ReadSide | undefined): Side {
  const { decidedBy } = side;
  if (decidedBy === undefined) return side;
  return { ...side, decidedBy: locateRule(decidedBy, there?.document) };
}

interface ReadSide extends ComparedDocument {
  readonly reading: Reading;
}

interface Sides {
  readonly base: ReadSide | undefined;
  readonly head: ReadSide | undefined;
}

interface Found {
  readonly changes: readonly Change[];
  readonly undecided: readonly Omit<Undecided, "deployment">[];
  /** Whether some packets are as uncertain before as after, for the same reasons. */
  readonly sameDoubts: boolean;
}

const NOTHING: Found = { changes: [], undecided: [], sameDoubts: false };

function readSide(side: ComparedDocument | undefined): ReadSide | undefined {
  if (side === undefined) return undefined;
  return { ...side, reading: readGates(side.document, side.deployment) };
}

/**
 * Equal values mean the same, whatever they mean, unless they lead to files beside the documents, which may differ. The
 * comments that cdktf writes have no meaning.
 */
function areEqual(base: ComparedDocument | undefined, head: ComparedDocument | undefined): boolean {
  if (base === undefined || head === undefined || leadsToFiles(head.document)) return false;
  const bare = ({ root }: TerraformConfiguration): object => ({ ...root, "//": undefined });
  return (
    isDeepStrictEqual(factsOf(base.deployment), factsOf(head.deployment)) &&
    isDeepStrictEqual(bare(base.document), bare(head.document))
  );
}

/** `file`, `filebase64`, `fileset`, `templatefile` and their like, and modules. */
const READS_FILES = /\b(templatefile|file\w*)\s*\(/;

function leadsToFiles({ root, text }: TerraformConfiguration): boolean {
  return root["module"] !== undefined || READS_FILES.test(text);
}

/** What a reader may take from the site: all but what only reports and the proof want. */
function factsOf(deployment: Deployment): object {
  const rest: Partial<Record<keyof Deployment, unknown>> = { ...deployment };
  for (const key of WITHOUT_MEANING) rest[key] = undefined;
  return rest;
}

const WITHOUT_MEANING = [
  "flows",
  "selectedRows",
  "advisories",
  "expectations",
  "suppressions",
  "peers",
  "place",
] as const;

function compareSides({ base, head }: Sides, options: CompareOptions): Found {
  const deployment = (head ?? base)?.deployment;
  if (deployment === undefined) return NOTHING;
  const keys = doubtKeys(
    base && { root: base.document.root, facts: factsOf(base.deployment) },
    head && { root: head.document.root, facts: factsOf(head.deployment) },
  );
  const found = pairGates(base?.reading, head?.reading).map((pair) => {
    const flows = pair.machines === "edge" ? deployment.flows : [];
    const required = requiredChain(flows.filter(({ direction }) => direction === pair.direction));
    const at = changesAtGate(pair, { required, keys, deployment: deployment.name }, options);
    // Where a whole document is absent, that is said once, and not again for each of its gates.
    const whole = base !== undefined && head !== undefined;
    return { ...at, undecided: [...(whole ? oneSided(pair) : []), ...at.undecided] };
  });
  return {
    changes: found.flatMap(({ changes }) => changes),
    undecided: found.flatMap(({ undecided }) => undecided),
    sameDoubts: found.some(({ sameDoubts }) => sameDoubts),
  };
}

function oneSided({ base, head }: GatePair): readonly Omit<Undecided, "deployment">[] {
  if (base !== undefined && head !== undefined) return [];
  const gate = head ?? base;
  if (gate === undefined) return [];
  const at = { gate: gate.name, direction: gate.direction };
  return head === undefined
    ? [
        {
          ...at,
          side: "base",
          message: `only base has ${words(gate)}: what guards these machines in head is in no document compared`,
          remedy:
            "say how these machines are guarded after the change, or compare that document as well",
        },
      ]
    : [
        {
          ...at,
          side: "head",
          message: `only head has ${words(gate)}: what guarded these machines in base is in no document compared`,
          remedy:
            "say how these machines were guarded before the change, or compare that document as well",
        },
      ];
}

function words({ direction, name }: Gate): string {
  return `the ${direction} gate ${name}`;
}

function absent(
  side: "base" | "head",
  there: ReadSide | undefined,
  deployment: string,
): readonly Undecided[] {
  if (there !== undefined) return [];
  return [
    {
      deployment,
      side,
      message: `${side} has no document for the deployment \`${deployment}\`: what guards its machines there is not known`,
      remedy:
        side === "head"
          ? "name the document of that stack in HEAD; if the deployment is gone, its machines should be as well"
          : "name the document of that stack in BASE; for a new deployment, run `edge-firewall check` on it",
    },
  ];
}

function notUnderstood(
  side: "base" | "head",
  there: ReadSide | undefined,
  deployment: string,
): readonly Undecided[] {
  return (there?.reading.unsupported ?? []).map(({ message, remedy, address, place }) => ({
    deployment,
    side,
    message,
    remedy,
    ...(address !== undefined && { address }),
    ...(place !== undefined && { place }),
  }));
}

function notRead(
  side: "base" | "head",
  there: ReadSide | undefined,
  deployment: string,
): readonly Undecided[] {
  return (there?.unreadFiles ?? []).map((unread) => ({
    deployment,
    side,
    message: `Terraform reads \`${unread}\` together with \`${there?.document.file ?? ""}\`, and it was not compared`,
    remedy: "keep one synthesized document in its folder, or move the other file away",
    place: { file: unread },
  }));
}

function assumptionsOf({ base, head }: Sides, equal: boolean, doubts: boolean): readonly string[] {
  const all = [base, head].flatMap((side) => side?.reading.assumptions ?? []);
  return [
    ...new Set([
      ...all,
      ...(equal
        ? [
            "both documents say the same, value by value, and Terraform gives both the same variables",
          ]
        : []),
      ...(doubts
        ? [
            "what neither document shows, such as the contents of a service tag, is the same before and after",
          ]
        : []),
    ]),
  ];
}
