// The networks that a source shows: those that it makes, and those that its rules and machines are in. A network that only
// Terraform can tell from another may be that other, and then the rules of each may act in both.
import type { ResourceSet } from "../../resources/resource-set";
import { isToken } from "../../resources/template-text";
import {
  compareNetworks,
  NETWORK_TYPE,
  type NetworkName,
  networkName,
  projectOf,
} from "../google-network";
import type { GoogleRule } from "../vpc-firewall/google-rule";

export interface ShownNetwork {
  readonly name: NetworkName;
  /** Whether the source makes it. */
  readonly isDeclared: boolean;
  /** Rules that certainly are in it. */
  readonly rules: GoogleRule[];
}

export class ShownNetworks {
  readonly all: ShownNetwork[] = [];
  readonly #byName = new Map<string, ShownNetwork[]>();
  /** Of unknown name. */
  readonly #nameless: ShownNetwork[] = [];

  constructor(resources: ResourceSet) {
    for (const { type, name, block } of resources.ofTypes([NETWORK_TYPE])) {
      const owner = projectOf(block, block.name("project"), resources);
      this.#add(networkName(`\${${type}.${name}.id}`, owner, resources), true);
    }
  }

  /** Networks named with their project come first, so that those named without one can be told to be the same. */
  place(rules: readonly GoogleRule[]): void {
    const [bare, full] = [
      rules.filter(isWithoutProject),
      rules.filter((one) => !isWithoutProject(one)),
    ];
    for (const rule of [...full, ...bare]) this.of(rule.network).rules.push(rule);
  }

  /** The network of a name, made if nothing else shows it. */
  of(name: NetworkName): ShownNetwork {
    return this.find(name) ?? this.#add(name, false);
  }

  find(name: NetworkName): ShownNetwork | undefined {
    const alike = this.#alike(name);
    const same = alike.find((one) => isSame(one.name, name));
    if (same !== undefined || isToken(name.name ?? "${}")) return same;
    // Within one source a network without a project is the one of that name.
    const [only, ...more] = alike.filter(
      (one) =>
        one.name.name === name.name && [one.name, name].some(({ project }) => isOpen(project)),
    );
    return more.length === 0 ? only : undefined;
  }

  /** Networks that may be this one, and may not. */
  besides(network: ShownNetwork | undefined, name: NetworkName): readonly ShownNetwork[] {
    const near = isToken(name.name ?? "${}") ? this.all : this.#alike(name);
    return near.filter((one) => one !== network && compareNetworks(one.name, name) === "unknown");
  }

  #alike({ name }: NetworkName): readonly ShownNetwork[] {
    const named = name === undefined ? [] : (this.#byName.get(name) ?? []);
    return [...named, ...this.#nameless.filter((one) => !named.includes(one))];
  }

  #add(name: NetworkName, isDeclared: boolean): ShownNetwork {
    const network: ShownNetwork = { name, isDeclared, rules: [] };
    this.all.push(network);
    const key = name.name;
    if (key !== undefined) this.#byName.set(key, [...(this.#byName.get(key) ?? []), network]);
    if (key === undefined || isToken(key)) this.#nameless.push(network);
    return network;
  }
}

function isSame(one: NetworkName, other: NetworkName): boolean {
  if (compareNetworks(one, other) === "same") return true;
  return one.name !== undefined && one.name === other.name && one.project === other.project;
}

/** Not written, or what only the provider knows. */
function isOpen(project: string | undefined): boolean {
  return project === undefined || isToken(project);
}

function isWithoutProject({ network }: GoogleRule): boolean {
  return isOpen(network.project);
}
