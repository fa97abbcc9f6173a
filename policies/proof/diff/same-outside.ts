// Whether what two configurations take from outside of themselves is the same: values of variables, data sources, files. What
// files beside them give is compared; what nothing shows is an assumption by name.
import { join } from "node:path";

import { FIREWALL_TYPES, type OutsideValues, outsideValues } from "../../readers";
import type { Undecided } from "./comparison";
import type { ComparedDocument, ComparedFile } from "./not-compared";
import { rootsOf } from "./side-roots";

/** What is known about the values that come from outside. */
export interface SameOutside {
  /** Whether what equal texts take from files is equal. */
  readonly sameFiles: boolean;
  /** Files that differ, and that give values. */
  readonly undecided: readonly Omit<Undecided, "deployment">[];
  /** What is taken to be the same where both say the same, value by value. */
  readonly assumedEqual: readonly string[];
  /** What is taken to be the same where some firewall rests on it on both sides. */
  readonly assumedOfFirewalls: readonly string[];
}

/** Names that are listed; those after them are counted. */
const LISTED = 12;

export function compareOutside(base: ComparedDocument, head: ComparedDocument): SameOutside {
  const before = outsideOf(base);
  const after = outsideOf(head);
  const differing = differingFiles(base, head, before, after);
  const unknown = before.unnamedFiles || after.unnamedFiles || lacksFiles(base, head, after);
  const ofFirewalls = shared(outsideOf(base, FIREWALL_TYPES), outsideOf(head, FIREWALL_TYPES));
  return {
    sameFiles: differing.length === 0 && !unknown,
    undecided: differing.map((name) => differs(name, head)),
    assumedEqual: [...assumedOf(after), ...assumedOfLock(base, head)],
    assumedOfFirewalls: assumedOf(ofFirewalls),
  };
}

/** What all configurations of a side take from outside; what those beside take is called after them. */
function outsideOf(side: ComparedDocument, within?: ReadonlySet<string>): OutsideValues {
  const all = rootsOf(side).map(({ name, root }) => ({ name, ...outsideValues(root, within) }));
  const called = (name: string, of: string): string => (of === "" ? name : `${name} (${of})`);
  return {
    variables: all.flatMap(({ name, variables }) => variables.map((one) => called(one, name))),
    named: all.flatMap(({ name, named }) => named.map((one) => called(one, name))),
    files: all.flatMap(({ name, files }) => files.map((one) => join(name, one))),
    unnamedFiles: all.some(({ unnamedFiles }) => unnamedFiles),
  };
}

function shared(one: OutsideValues, other: OutsideValues): OutsideValues {
  const both = (a: readonly string[], b: readonly string[]): readonly string[] =>
    a.filter((name) => b.includes(name));
  return {
    ...one,
    variables: both(one.variables, other.variables),
    named: both(one.named, other.named),
  };
}

/** Files that give values to both configurations or to one of them, and are not the same. */
function differingFiles(
  base: ComparedDocument,
  head: ComparedDocument,
  before: OutsideValues,
  after: OutsideValues,
): readonly string[] {
  const [own, other] = [base.filesBeside, head.filesBeside];
  if (own === undefined || other === undefined) return [];
  const usesVariables = before.variables.length + after.variables.length > 0;
  const counts = ({ kind, name }: ComparedFile): boolean =>
    kind === "variables"
      ? usesVariables
      : kind === "data" && before.files.includes(name) && after.files.includes(name);
  const names = [...own, ...other].filter(counts).map(({ name }) => name);
  return [...new Set(names)].filter((name) => shaOf(own, name) !== shaOf(other, name));
}

function shaOf(files: readonly ComparedFile[], of: string): string | undefined {
  return files.find(({ name }) => name === of)?.sha;
}

/** Whether a file that the configuration reads was not looked at. */
function lacksFiles(base: ComparedDocument, head: ComparedDocument, { files }: OutsideValues) {
  return files.some((name) =>
    [base, head].some(({ filesBeside = [] }) => shaOf(filesBeside, name) === undefined),
  );
}

function differs(name: string, { document }: ComparedDocument): Omit<Undecided, "deployment"> {
  return {
    side: "both",
    message: `\`${name}\` beside \`${document.file}\` is another one in base than in head, and the configurations take values from it`,
    remedy: "write these values into the configuration itself, so that they can be compared",
    place: { file: document.file },
  };
}

function assumedOf({ variables, named }: OutsideValues): readonly string[] {
  const listed = variables.slice(0, LISTED).map((name) => `\`${name}\``);
  const rest = variables.length - listed.length;
  const names = `${listed.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return [
    ...(listed.length === 0
      ? []
      : [`Terraform gives both configurations the same values of the variables ${names}`]),
    ...named.slice(0, LISTED).map((name) => `\`${name}\` has the same value in both`),
    ...(named.length > LISTED
      ? [`${named.length - LISTED} more values from outside are the same in both`]
      : []),
  ];
}

function assumedOfLock(base: ComparedDocument, head: ComparedDocument): readonly string[] {
  const [before, after] = [base, head].map(({ filesBeside }) =>
    filesBeside?.filter(({ kind }) => kind === "lock").map(({ sha }) => sha),
  );
  return before === undefined || after === undefined || before.join() === after.join()
    ? []
    : [
        "the versions of the providers, which the lock files give differently, read both configurations alike",
      ];
}
