// What gives the names in a source's rules their contents: machines, networks, routes and memberships, of all sources that were
// read, and data sources. A doubt about a name that was reviewed is another doubt as soon as any of it changes.
import { createHash } from "node:crypto";

import type { ResourceSet } from "../resources/resource-set";
import type { Contents } from "./contents";
import { OneForm } from "./one-form";
import { isPlace } from "../sources/place-types";

/** Where a rule stands and what it is called: its gate and its name say it for all sources. */
const OUTSIDE_OF_MEANING = new Set([
  "name",
  "priority",
  "resource_group_name",
  "network_security_group_name",
]);

export class NamedContents implements Contents {
  readonly #resources: ResourceSet;
  readonly #firewalls: ReadonlySet<string>;
  readonly #form: OneForm;
  #digest: string | undefined;

  /** @param firewalls types of what is judged itself. */
  constructor(resources: ResourceSet, firewalls: ReadonlySet<string>) {
    this.#resources = resources;
    this.#firewalls = firewalls;
    this.#form = new OneForm(resources);
  }

  /** A text in one form for all sources. */
  named(text: string): string {
    return this.#form.text(text);
  }

  /** A rule's own arguments in one form for all sources. */
  defined(definition: object, from: string | undefined): string {
    const meaning = Object.entries(definition).filter(([key]) => !OUTSIDE_OF_MEANING.has(key));
    return JSON.stringify([this.#form.value(Object.fromEntries(meaning), from)]);
  }

  /** Made when it is asked for. */
  get digest(): string {
    this.#digest ??= createHash("sha256").update(this.#everything().join("\n")).digest("hex");
    return this.#digest;
  }

  /** Everything that contents may rest on. */
  #everything(): readonly string[] {
    const places = this.#resources.all.filter(
      ({ type }) => isPlace(type) && !this.#firewalls.has(type),
    );
    return [...places, ...this.#resources.data]
      .map((one) => JSON.stringify(this.#form.resource(one)))
      .sort();
  }
}
