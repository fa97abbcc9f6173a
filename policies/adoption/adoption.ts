// What adopting some documents comes to: the site file proposed for them, and what was found on the way.
import type { Place } from "../../modules/input";
import type { Cloud, InterfaceReading, ProductVersion } from "../../modules/sites";
import type { PeerAddresses, SiteDraft, TargetMachines } from "../drafts";
import type { ProofVerdict } from "../proof";

/** What the person has said. */
export interface AdoptionRequest {
  /** Where the site file will be; paths of tables are relative to it. */
  readonly file: string;
  readonly siteName: string;
  readonly tables: readonly string[];
  readonly interfaceReading: InterfaceReading;
  readonly obsolete: "include" | "exclude" | "exclude-all";
  /** What the Edge runs and is for. @default everything that the tables know */
  readonly version?: ProductVersion;
  readonly capabilities?: readonly string[];
  /** Addresses by role, for one deployment by name or for all. */
  readonly interfaces: readonly Given[];
  readonly peers: readonly Given[];
  readonly project?: string;
  readonly targets?: TargetMachines;
  /** Whether what the documents mark as sensitive may be told. @default false */
  readonly showSensitive?: boolean;
}

export interface Given {
  readonly deployment?: string;
  readonly role: string;
  readonly addresses: PeerAddresses;
}

/** One thing to tell about a document. */
export interface Remark {
  readonly message: string;
  readonly remedy?: string;
  /** Terraform address and position of what it is about. */
  readonly address?: string;
  readonly place?: Place;
}

/** What was found in one document, by a dry run of the whole proposal. */
export interface AdoptedDeployment {
  readonly name: string;
  readonly cloud: Cloud;
  readonly file: string;
  readonly ruleCount: number;
  /** Documented flows that are certainly open. */
  readonly recognised: readonly { readonly id: string; readonly rows: string }[];
  readonly closed: readonly Remark[];
  /** Open, and in no shape that a site file can describe; or not certainly one or the other. */
  readonly beyond: readonly Remark[];
  readonly notUnderstood: readonly Remark[];
  /** Interfaces and peers without which the rows about them cannot be judged. */
  readonly unresolved: readonly string[];
  /** Of the dry run. */
  readonly verdict: ProofVerdict;
}

export interface Adoption {
  readonly draft: SiteDraft;
  readonly deployments: readonly AdoptedDeployment[];
}

/** Whether a proposal describes its configuration: its dry run was proven, and no blank stands at an address that no rule names. */
export function isDescribed({ verdict, unresolved }: AdoptedDeployment): boolean {
  return verdict === "proven" && unresolved.length === 0;
}
