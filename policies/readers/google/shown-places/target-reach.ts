// Whether a rule acts on machines, by what it names as its targets and what they carry and run as.
import type { CarriedNames } from "../../shown-places";
import type { TextList } from "../../resources/field";
import type { ResourceSet } from "../../resources/resource-set";
import type { Sameness } from "../../resources/references";
import type { MachineClass } from "../machine-classes";
import { compareNames, type NamesOf, type ShownNames } from "../machines/shown-names";
import type { RuleTargets } from "../vpc-firewall/google-targets";

/** What machines carry and run as. */
export interface Carried {
  readonly tags: ShownNames;
  readonly accounts: ShownNames;
}

const NONE: ShownNames = { names: [], complete: true };

/** Machines of a class carry and run as nothing besides. */
export function carriedBy(machines: MachineClass): Carried {
  return {
    tags: "tag" in machines ? { names: [machines.tag], complete: true } : NONE,
    accounts: "account" in machines ? { names: [machines.account], complete: true } : NONE,
  };
}

/** Machines that carry and run as nothing else. */
export function carriedAs({ tags, accounts }: CarriedNames): Carried {
  return {
    tags: { names: tags, complete: true },
    accounts: { names: accounts, complete: true },
  };
}

export function reachOf(
  { tags, accounts }: RuleTargets,
  carried: Carried,
  resources: ResourceSet,
): "always" | "maybe" | "never" {
  if (tags === undefined && accounts === undefined) return "always";
  const answers = [
    shares(carried.tags, tags, "tags", resources),
    shares(carried.accounts, accounts, "accounts", resources),
  ];
  if (answers.includes("same")) return "always";
  return answers.includes("unknown") ? "maybe" : "never";
}

/** Whether one of a machine's names is one of the rule's. A list that is not known may turn out to be none, for any machine. */
function shares(
  own: ShownNames,
  named: TextList | undefined,
  kind: NamesOf,
  resources: ResourceSet,
): Sameness {
  if (named === undefined) return "different";
  const answers = own.names.flatMap((one) =>
    named.known.map((other) => compareNames(one, other, kind, resources)),
  );
  if (answers.includes("same")) return "same";
  return own.complete && named.complete && !answers.includes("unknown") ? "different" : "unknown";
}
