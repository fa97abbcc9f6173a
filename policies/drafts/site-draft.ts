// A site file in the making: what is known of it, and what is left for a person to fill in. A blank is never given a value
// that nobody chose; it is written as a key without one, which the loader refuses by name.
import type { Transport } from "../../modules/flows";
import type { InterfaceReading } from "../../modules/sites";

/** `undefined`: left blank. */
export type Blank<T> = T | undefined;

/** A value, or a blank, with what a reader should know about it; notes become comments. */
export interface Entry<T> {
  readonly value: Blank<T>;
  readonly notes?: readonly string[];
}

/** `any`, prefixes, or `none` for a peer that the site does not have. */
export type PeerAddresses = "any" | "none" | readonly string[];

/** Names of roles to what is known of them, in the order of the file. */
export type Roles<T> = ReadonlyMap<string, Entry<T>>;

/** What the settings of either cloud hold as plain text. */
export interface AzureDraft {
  readonly cloud: "azure";
  readonly subscription?: string;
  readonly resourceGroup: Blank<string>;
  readonly location: Blank<string>;
  readonly attach: readonly {
    readonly key: "subnetId" | "networkInterfaceId";
    readonly id: Blank<string>;
    /** Roles that are behind it; absent means all. */
    readonly interfaces?: readonly string[];
  }[];
  readonly groupName?: string;
  readonly rules?: "inline" | "standalone";
  readonly subnets?: "dedicated" | "shared";
}

export interface GoogleDraft {
  readonly cloud: "google";
  readonly project: Blank<string>;
  readonly network: Blank<string>;
  readonly region?: string;
  readonly targets: Blank<TargetMachines>;
  /** In place of network and targets, where the machines have interfaces in several networks. */
  readonly networks?: readonly {
    readonly network: Blank<string>;
    readonly targets: Blank<TargetMachines>;
    /** Roles that are in it; absent means all. */
    readonly interfaces?: readonly string[];
  }[];
}

/** How Google's rules name machines. */
export interface TargetMachines {
  readonly key: "targetTags" | "targetServiceAccounts";
  readonly names: readonly string[];
}

export type CloudDraft = AzureDraft | GoogleDraft;

export interface DeploymentDraft {
  readonly name: string;
  readonly interfaces: Roles<readonly string[]>;
  /** Peers of which this deployment has addresses of its own. */
  readonly peers: Roles<PeerAddresses>;
  readonly settings: CloudDraft;
}

/** An addition that a person has to answer for: owner, reason and last day are left blank. */
export interface ExtraDraft {
  readonly id: string;
  readonly transport: Transport;
  readonly ports: readonly string[];
  /** Absent means any. */
  readonly sourcePorts?: string;
  readonly from: string | readonly string[];
  readonly to: string | readonly string[];
  readonly deployment: string;
  readonly notes: readonly string[];
  /** For a trial of the file as it would be once filled in; never written for a person. */
  readonly answered?: boolean;
}

export interface SiteDraft {
  readonly site: string;
  readonly documents: readonly string[];
  readonly interfaceReading: InterfaceReading;
  readonly obsolete: "include" | "exclude" | "exclude-all";
  readonly capabilities?: readonly string[];
  readonly version?: string;
  readonly peers: Roles<PeerAddresses>;
  readonly deployments: readonly DeploymentDraft[];
  readonly extraFlows: readonly ExtraDraft[];
}
