// What firewalls a source holds and what they say of themselves, before anybody has said which machines are Edge Servers:
// enough to begin a site file with. Judges nothing.
import { type Field, nameText } from "./resources/field";

/** Texts are as written, references included; each once, in the order of the source. */
export interface AzureSurvey {
  readonly resourceGroups: readonly string[];
  readonly locations: readonly string[];
  readonly attached: readonly {
    readonly key: "subnetId" | "networkInterfaceId";
    readonly id: string;
  }[];
  /** Whether rules are resources of their own. */
  readonly standalone: boolean;
}

export interface GoogleSurvey {
  readonly projects: readonly string[];
  readonly networks: readonly NetworkSurvey[];
}

export interface NetworkSurvey {
  readonly network: string;
  /** Tags and accounts of target machines. */
  readonly tags: readonly string[];
  readonly accounts: readonly string[];
}

/** Absent where the source holds no firewall of that cloud. */
export interface FirewallSurvey {
  readonly azure?: AzureSurvey;
  readonly google?: GoogleSurvey;
}

/** The texts of names, each once. */
export function textsOf(names: readonly Field<string>[]): readonly string[] {
  return unique(names.flatMap((name) => nameText(name) ?? []));
}

export function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
