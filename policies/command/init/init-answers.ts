// What `edge-firewall init` knows so far, from flags and from answers, and the site file in the making that it comes to.
import { InputError } from "../../../modules/input";
import type { Cloud, InterfaceReading } from "../../../modules/sites";
import {
  type CloudDraft,
  type DeploymentDraft,
  type Entry,
  neededRoles,
  type NeededRoles,
  openTables,
  type PeerAddresses,
  type Roles,
  type Sides,
  sidesOf,
  type SiteDraft,
  topologyCalled,
} from "../../drafts";
import type { Product } from "../drafts/product";
import type { RoleOption } from "../drafts/role-option";

export interface InitAnswers extends Product {
  readonly output: string;
  readonly siteName?: string;
  readonly clouds: readonly Cloud[];
  readonly names: ReadonlyMap<Cloud, string>;
  readonly topology?: string;
  readonly documents: readonly string[];
  readonly interfaceReading?: InterfaceReading;
  readonly obsolete?: "include" | "exclude" | "exclude-all";
  readonly interfaces: readonly RoleOption[];
  readonly peers: readonly RoleOption[];
  readonly azure: Partial<Extract<CloudDraft, { cloud: "azure" }>>;
  readonly google: Partial<Extract<CloudDraft, { cloud: "google" }>>;
  /** Where the internal side is, of an Edge with two sides. */
  readonly internalSubnet?: string;
  readonly internalNetwork?: string;
}

/** Ids of the tables, those of the topology first. */
export function tablesOf({ topology, documents }: InitAnswers): readonly string[] {
  const fitting = topology === undefined ? [] : topologyCalled(topology).documents;
  return [...new Set([...fitting, ...documents])];
}

/** The roles that the tables of the answers need. Throws InputError for tables that there are none of. */
export function rolesNeeded(answers: InitAnswers): NeededRoles {
  return neededRoles(openTables(tablesOf(answers), answers.output), readingOf(answers));
}

function readingOf(answers: InitAnswers) {
  const { interfaceReading = "printed", obsolete = "include", version, capabilities } = answers;
  return {
    ...{ interfaceReading, obsolete },
    ...(version !== undefined && { version }),
    ...(capabilities !== undefined && { capabilities }),
  } as const;
}

/** The name of a cloud's deployment: the one given, else the cloud's and where it is. */
export function deploymentName(answers: InitAnswers, cloud: Cloud): string {
  const where = cloud === "azure" ? answers.azure.location : answers.google.region;
  const plain = where !== undefined && /^[A-Za-z0-9-]+$/.test(where) ? where : "edge";
  return answers.names.get(cloud) ?? `${cloud}-${plain}`;
}

/** The site file that the answers make; whatever was not answered is blank. */
export function draftFrom(answers: InitAnswers): SiteDraft {
  const { near, far } = rolesNeeded(answers);
  checkRolesAreNeeded(answers, near, far);
  const own = answers.peers.filter(({ deployment }) => deployment !== undefined);
  const shared = answers.peers.filter(({ deployment }) => deployment === undefined);
  return {
    site: answers.siteName ?? "edge",
    documents: tablesOf(answers),
    ...readingOf(answers),
    peers: entriesFor(far, shared, own),
    deployments: answers.clouds.map((cloud) => deploymentFrom(answers, cloud, near)),
    extraFlows: [],
  };
}

function deploymentFrom(
  answers: InitAnswers,
  cloud: Cloud,
  near: ReadonlyMap<string, string>,
): DeploymentDraft {
  const name = deploymentName(answers, cloud);
  const mine = ({ deployment }: RoleOption): boolean =>
    deployment === undefined || deployment === cloud || deployment === name;
  const peers = answers.peers.filter((it) => it.deployment !== undefined && mine(it));
  return {
    name,
    interfaces: entriesFor(near, answers.interfaces.filter(mine)) as Roles<readonly string[]>,
    peers: new Map(peers.map(({ role, addresses }) => [role, { value: addresses }])),
    settings: settingsFrom(answers, cloud, sidesOf(near.keys())),
  };
}

/** An Edge with two sides is in two networks of Google's, and usually in two subnets of Azure's. */
function settingsFrom(answers: InitAnswers, cloud: Cloud, sides: Sides | undefined): CloudDraft {
  const { azure, google, internalSubnet, internalNetwork } = answers;
  if (cloud === "azure") {
    const draft = { cloud, resourceGroup: undefined, location: undefined, attach: [], ...azure };
    const [external, ...others] = draft.attach;
    const isWhole = external !== undefined && internalSubnet === undefined;
    if (sides === undefined || isWhole || others.length > 0) return draft;
    const key = "subnetId" as const;
    const first = { ...(external ?? { key, id: undefined }), interfaces: sides.external };
    return { ...draft, attach: [first, { key, id: internalSubnet, interfaces: sides.internal }] };
  }
  const draft = { cloud, project: undefined, network: undefined, targets: undefined, ...google };
  if (sides === undefined) return draft;
  const { network, targets } = draft;
  const networks = [
    { network, targets, interfaces: sides.external },
    { network: internalNetwork, targets, interfaces: sides.internal },
  ];
  return { ...draft, networks };
}

/**
 * An entry for each role, with what the tables call it; the last option for a role counts. A role with addresses of its own
 * in some deployment needs no shared ones.
 */
function entriesFor(
  roles: ReadonlyMap<string, string>,
  options: readonly RoleOption[],
  elsewhere: readonly RoleOption[] = [],
): Roles<PeerAddresses> {
  return new Map(
    [...roles].flatMap(([role, printed]): readonly (readonly [string, Entry<PeerAddresses>])[] => {
      const value = options.findLast((option) => option.role === role)?.addresses;
      if (value === undefined && elsewhere.some((option) => option.role === role)) return [];
      return [[role, { value, ...(printed === "" ? {} : { notes: [printed] }) }]];
    }),
  );
}

function checkRolesAreNeeded(
  answers: InitAnswers,
  near: ReadonlyMap<string, string>,
  far: ReadonlyMap<string, string>,
): void {
  const scopes = answers.clouds.flatMap((cloud) => [cloud, deploymentName(answers, cloud)]);
  const kinds = [
    ["interface", answers.interfaces, near],
    ["peer", answers.peers, far],
  ] as const;
  for (const [kind, options, known] of kinds) {
    for (const { role, deployment } of options) {
      if (!known.has(role))
        throw new InputError({
          message: `no row of the tables is about the ${kind} \`${role}\``,
          allowed: [...known.keys()].join(", "),
          remedy: `correct --${kind}, or add the table that needs it with --documents`,
        });
      if (deployment !== undefined && !scopes.includes(deployment))
        throw new InputError({
          message: `--${kind} ${deployment}:${role} is for a deployment that is not made`,
          allowed: scopes.join(", "),
          remedy: "correct the name before the colon, or add its cloud with --cloud",
        });
    }
  }
}
