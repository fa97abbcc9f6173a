// The model of a site once it is read and bound: which flows hold at which addresses, deployment by deployment. Types only; whatever
// reads, selects or binds imports them from here, never the reverse.
import type { Direction, FlowDocument } from "../flows";
import type { Place } from "../input";
import type { Range } from "../packets";
import type { BoundEnd, BoundFlow, FamilyAddresses } from "./bound-flow";

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
  /** Versions of azurerm that the stack may be applied with: `~> 5.0`. @default those that were read */
  readonly providerVersion?: string;
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
  /** Versions of google that the stack may be applied with: `~> 7.0`. @default those that were read */
  readonly providerVersion?: string;
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

/** Balancers that leave the client's address as it is. */
export type GoogleBalancer = "external-passthrough" | "internal-passthrough";

/**
 * What may be open though no document asks for it, because the platform itself needs it. Never silent: a site asks for it
 * by name, the rules are generated, the proof permits it without requiring it, and every report lists it. For reports, `message`
 * and `citation` are all there is to say.
 */
export interface Allowance {
  readonly kind: "load-balancer-probe";
  /** Id `probe-…`, without citations. Permitted, never required. */
  readonly flow: BoundFlow;
  /** `load balancer probes (AzureLoadBalancer) may reach access on tcp 443 from 168.63.129.16`. */
  readonly message: string;
  /** Address of the page that names the prober's addresses. */
  readonly citation: string;
}

/** One expectation with addresses: every packet that it names is to be admitted, or none of them. */
export interface Expectation {
  readonly verdict: "accept" | "deny";
  readonly direction: Direction;
  readonly near: BoundEnd;
  readonly far: BoundEnd;
  /** Protocol numbers. */
  readonly protocols: readonly Range[];
  /** Destination ports; absent where the expectation names none. */
  readonly ports?: readonly Range[];
  /** In words: `tcp 443 from clients to access`. */
  readonly words: string;
  readonly place: Place;
}

/** Exact contents of something that rules name, by its name as the site writes it. */
export type StatedContents = ReadonlyMap<string, readonly FamilyAddresses[]>;

/** What a deployment's site states. Every part may be empty. */
export interface Assumptions {
  readonly serviceTags: StatedContents;
  readonly applicationSecurityGroups: StatedContents;
  /** Of machines that carry the tag, or run as the account: their primary internal addresses. */
  readonly networkTags: StatedContents;
  readonly serviceAccounts: StatedContents;
  /** All that Edge machines carry or run as; absent when the site does not say. */
  readonly edgeTags?: readonly string[];
  readonly edgeServiceAccounts?: readonly string[];
  /** Whether the site states that no rule of a firewall above those of the document acts. */
  readonly noRulesAbove: boolean;
  /** `distinct`: what may be an object of this deployment in another stack of the run is another object. @default unknown */
  readonly otherStacks?: "distinct";
}

/** One reviewed entry of the site file. */
export interface Suppression {
  /** Fingerprint of the finding: 16 hexadecimal digits, as reports print it. */
  readonly finding: string;
  readonly owner: string;
  readonly reason: string;
  /** Where it was decided. */
  readonly ticket?: string;
  /** ISO date, the last day on which it holds. */
  readonly expires: string;
  /** Whether that day is so near that reports warn of it. */
  readonly expiresSoon?: boolean;
  /** Where the entry stands in the site file. */
  readonly place: Place;
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
  /** `strict`: rules that cannot act on Edge machines are findings as well. @default they are listed as not judged */
  readonly otherMachines?: "strict";
  readonly place: Place;
}

/** One deployment: its roles with addresses, its flows, and the settings of its cloud. */
export type Deployment = DeploymentBase &
  (
    | { readonly cloud: "azure"; readonly settings: AzureSettings }
    | { readonly cloud: "google"; readonly settings: GoogleSettings }
  );

/** A deployment whose cloud is Azure. */
export type AzureDeployment = Extract<Deployment, { readonly cloud: "azure" }>;

/** A deployment whose cloud is Google. */
export type GoogleDeployment = Extract<Deployment, { readonly cloud: "google" }>;

/** The cloud of a deployment with its settings. */
export type CloudSettings =
  Pick<AzureDeployment, "cloud" | "settings"> | Pick<GoogleDeployment, "cloud" | "settings">;

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
    /** Rules for other machines, which the verdict says nothing of. */
    | "not-judged"
    /** About rules or statements that make no difference. */
    | "rules";
  /** What it says that the site does to traffic; absent where it says that of nothing. Such notes are read first. */
  readonly effect?: "closes" | "opens";
  readonly message: string;
  readonly document?: string;
  readonly row?: number;
  /** What a row that is left out is for: `cms-replication`; absent where it has no condition. */
  readonly purpose?: string;
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
