// A site once it is read and bound: which flows hold at which addresses, deployment by deployment.
import type { FlowDocument } from "../flows";
import type { Place } from "../input";
import type { Allowance } from "./allowance";
import type { Assumptions } from "./file/assumptions";
import type { BoundEnd, BoundFlow, FamilyAddresses } from "./bound-flow";
import type { Expectation } from "./file/expectation";
import type { Suppression } from "./file/suppression";

/** Whose firewall it is. */
export type Cloud = "azure" | "google";

/** Which interface a row with an erratum binds to: the one that the page prints, or the one that its siblings print. */
export type InterfaceReading = "printed" | "corrected";

/**
 * Where an NSG is attached. The id may be a Terraform reference such as `${azurerm_subnet.edge.id}`. `interfaces` are the
 * near roles that live behind this point; left out, all of the deployment's.
 */
export type AzureAttachment = (
  | { readonly subnetId: string }
  | {
      readonly networkInterfaceId: string;
      /** The interface's subnet: its security group filters in front of the same machine. */
      readonly inSubnet?: string;
    }
) & { readonly interfaces?: readonly string[] };

/** Settings of an Azure deployment, with their defaults. */
export interface AzureSettings {
  readonly subscription?: string;
  readonly resourceGroup: string;
  readonly location: string;
  /** Never empty: a security group attached to nothing filters nothing. */
  readonly attach: readonly AzureAttachment[];
  /** `inline` (the group owns its rules, portal additions are removed) or `standalone`. @default "inline" */
  readonly rules: "inline" | "standalone";
  /**
   * `dedicated`: every machine in the attached subnets is an Edge Server; the final denies cover the whole subnet.
   * `shared`: other machines live there; the final denies name the Edge addresses only. @default "dedicated"
   */
  readonly subnets: "dedicated" | "shared";
  /**
   * Name of the security group. A group for some of the interfaces only has their names after it.
   * @default the deployment's name with `nsg-` before it
   */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The Edge machines, by network tags or by service accounts: exactly one of the two, never empty. */
export type GoogleTargets =
  { readonly tags: readonly string[] } | { readonly serviceAccounts: readonly string[] };

/** A VPC network that Edge machines have an interface in. Each interface of a machine is in another network. */
export interface GoogleNetwork {
  /** Name or self link of the VPC network, or a Terraform reference to it. */
  readonly network: string;
  readonly targets: GoogleTargets;
  /** Near roles that live in this network; left out, all of the deployment's. */
  readonly interfaces?: readonly string[];
}

/** Settings of a Google deployment, with their defaults. */
export interface GoogleSettings {
  readonly project: string;
  readonly region?: string;
  /** Never empty. Each near role lives in exactly one of them. */
  readonly networks: readonly GoogleNetwork[];
  /** Put before every rule name; rule names are unique in a project. @default the deployment's name */
  readonly namePrefix: string;
}

/** Terraform backend: its type and arguments, passed through as they are. */
export interface Backend {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** A far role as the site names it. */
export interface NamedPeer {
  readonly role: string;
  readonly addresses: "any" | readonly FamilyAddresses[];
}

interface DeploymentBase {
  readonly site: string;
  /** Name of the deployment, and of its stack. */
  readonly name: string;
  readonly interfaceReading: InterfaceReading;
  /** Interface roles with their addresses, in the order of the site file. */
  readonly interfaces: readonly BoundEnd[];
  /** Documented flows in the order of documents and rows, then extra flows. */
  readonly flows: readonly BoundFlow[];
  /** What the gates are held against beside the flows. @default nothing */
  readonly expectations?: readonly Expectation[];
  /** The site's reviewed entries for findings; those of other deployments are among them. @default none */
  readonly suppressions?: readonly Suppression[];
  /** Far roles with their addresses, also those that no flow needs; `any` is every address. @default none known */
  readonly peers?: readonly NamedPeer[];
  /** How many rows were selected; more than the documented flows when several rows list the same flow. */
  readonly selectedRows: number;
  readonly advisories: readonly Advisory[];
  /** What may be open besides the flows; rules are made of it, and every report lists it. @default nothing */
  readonly allowances?: readonly Allowance[];
  readonly backend?: Backend;
  /** What the site's author answers for though no document shows it. @default nothing */
  readonly assume?: Assumptions;
  /** Resource types in the stack that the site's owner vouches for: they open nothing. @default none */
  readonly harmlessResourceTypes?: readonly string[];
  readonly place: Place;
}

/** One deployment: its roles with addresses, its flows, and the settings of its cloud. */
export type Deployment = DeploymentBase &
  (
    | { readonly cloud: "azure"; readonly settings: AzureSettings }
    | { readonly cloud: "google"; readonly settings: GoogleSettings }
  );

/** Something a reader of the report should know, though it neither opens nor closes anything. */
export interface Advisory {
  readonly id:
    | "erratum"
    | "obsolete"
    | "shared-address"
    | "expires-soon"
    | "excluded-row"
    | "stale-suppression"
    | "narrowed"
    | "anomaly"
    | "note"
    /** About rules or statements that make no difference. */
    | "rules";
  readonly message: string;
  readonly document?: string;
  readonly row?: number;
}

/** A site file, read and found without mistakes. */
export interface Site {
  readonly name: string;
  readonly file: string;
  /** Documents that the site selects, in its order. */
  readonly documents?: readonly FlowDocument[];
  /** Reviewed entries for findings. @default none */
  readonly suppressions?: readonly Suppression[];
  readonly deployments: readonly Deployment[];
}
