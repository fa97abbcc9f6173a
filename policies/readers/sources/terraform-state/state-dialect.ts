// How a state writes resources: every value as the cloud has it, with the attributes that the cloud filled in, and without
// templates: a text that looks like one is the text itself.
import type { Dialect, ResourceBlock } from "../../resources/resource-block";
import type { Hidden } from "../../resources/value-dialect";
import { escapeTemplate } from "../../resources/template-text";
import { type Fault, isFilledIn, reportForeignProvider } from "../shown/provider-shown";
import { isSensitive, sensitiveBelow } from "../shown/sensitive-marks";

export class StateDialect implements Dialect {
  readonly shows = "cloud";
  readonly literal = (text: string): string => text;
  readonly template = escapeTemplate;
  readonly #sensitive: unknown;
  readonly #faults: readonly Fault[];
  /** The provider as the state names it. */
  readonly #provider: unknown;

  constructor(sensitive: unknown, faults: readonly Fault[], provider: unknown) {
    this.#sensitive = sensitive;
    this.#faults = faults;
    this.#provider = provider;
  }

  hidden(): Hidden | undefined {
    return undefined;
  }

  isSensitive(): boolean {
    return isSensitive(this.#sensitive);
  }

  below(key: string | number): Dialect {
    const mark = sensitiveBelow(this.#sensitive, key);
    return mark === this.#sensitive ? this : new StateDialect(mark, this.#faults, this.#provider);
  }

  isOwnKey(key: string, value: unknown): boolean {
    return isFilledIn(key, value) || key === "provider";
  }

  isDeployedAsWritten(block: ResourceBlock): boolean {
    for (const [message, remedy] of this.#faults) block.report(message, remedy);
    return this.#faults.length === 0;
  }

  showsWhatIsDeployed(): boolean {
    return this.#faults.length === 0;
  }

  /** Provisioners and actions are not in a state; what they did is not known to it. */
  reportCommands(): void {
    return undefined;
  }

  reportForeignProvider(block: ResourceBlock, providers: readonly string[]): void {
    reportForeignProvider(block, this.#provider, providers);
  }

  hidesBlocks(): boolean {
    return false;
  }
}
