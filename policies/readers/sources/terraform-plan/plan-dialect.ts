// How a plan writes resources: every value as the cloud has it after apply, as far as that is known before, and without
// templates. What is not known refers to what `configuration` takes it from.
import type { Dialect, ResourceBlock } from "../../resources/resource-block";
import type { Hidden } from "../../resources/value-dialect";
import type { Path } from "../../resources/source-file";
import { type Fault, isFilledIn, reportForeignProvider } from "../shown/provider-shown";
import { isSensitive, sensitiveBelow } from "../shown/sensitive-marks";
import { escapeTemplate } from "../../resources/template-text";
import { markBelow, type Marks } from "./written/unknown-marks";
import { commandsOf } from "./plan-commands";
import type { PlanObject } from "./written/plan-objects";

/** What one object of a plan is to its blocks. */
export interface PlanFacts {
  readonly object: PlanObject;
  readonly faults: readonly Fault[];
  /** What stands in the place of an unknown value. */
  hidden(path: Path): Hidden;
}

export class PlanDialect implements Dialect {
  readonly shows = "cloud";
  readonly literal = (text: string): string => text;
  readonly template = escapeTemplate;
  readonly #facts: PlanFacts;
  readonly #path: Path;
  readonly #marks: Marks;
  readonly #sensitive: unknown;
  /** The dialect of everything that is known and no secret: one for all of an object. */
  #plain: PlanDialect | undefined;

  constructor(facts: PlanFacts, path: Path, marks: Marks, sensitive: unknown) {
    this.#facts = facts;
    this.#path = path;
    this.#marks = marks;
    this.#sensitive = sensitive;
  }

  hidden(): Hidden | undefined {
    return this.#marks === true ? this.#facts.hidden(this.#path) : undefined;
  }

  isSensitive(): boolean {
    return isSensitive(this.#sensitive);
  }

  below(key: string | number): Dialect {
    const marks = markBelow(this.#marks, key);
    const sensitive = sensitiveBelow(this.#sensitive, key);
    if (marks !== undefined || sensitive === true || typeof sensitive === "object")
      return new PlanDialect(this.#facts, [...this.#path, key], marks, sensitive);
    if (this.#marks === undefined && this.#sensitive === undefined) return this;
    return (this.#plain ??= new PlanDialect(this.#facts, [], undefined, undefined));
  }

  isOwnKey(key: string, value: unknown): boolean {
    return isFilledIn(key, value) || key === "provider";
  }

  isDeployedAsWritten(block: ResourceBlock): boolean {
    const { faults, object } = this.#facts;
    for (const [message, remedy] of faults) block.report(message, remedy);
    const commands = commandsOf(object);
    if (commands !== undefined) block.report(...commands);
    return faults.length === 0 && commands === undefined;
  }

  showsWhatIsDeployed(): boolean {
    return this.#facts.faults.length === 0;
  }

  reportCommands(block: ResourceBlock): void {
    const commands = commandsOf(this.#facts.object);
    if (commands !== undefined) block.report(...commands);
  }

  reportForeignProvider(block: ResourceBlock, providers: readonly string[]): void {
    reportForeignProvider(block, this.#facts.object.providerName, providers);
  }

  /** What `dynamic` makes is in the values, or they are unknown. */
  hidesBlocks(): boolean {
    return false;
  }
}
