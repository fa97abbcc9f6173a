// The flags of `edge-firewall init`, as the command line gives them and as answers.
import { InputError, nearest, shown } from "../../../modules/input";
import type { Cloud } from "../../../modules/sites";
import { topologyCalled } from "../../drafts";
import { type GivenSite, readGoogleTargets } from "../drafts/given-site";
import type { InitAnswers } from "./init-answers";
import { productFrom } from "../drafts/product";
import { readRoleOptions, type RoleOption } from "../drafts/role-option";
import { checkFlag, checkOf } from "../drafts/typed-names";

export interface InitOptions extends GivenSite {
  readonly output: string;
  readonly force: boolean;
  readonly cloud: readonly string[];
  readonly deployment: readonly string[];
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly subnet: readonly string[];
  readonly networkInterface: readonly string[];
  readonly subnets?: "dedicated" | "shared";
  readonly project?: string;
  readonly region?: string;
  readonly network?: string;
  readonly internalSubnet?: string;
  readonly internalNetwork?: string;
  readonly targetTag: readonly string[];
  readonly targetServiceAccount: readonly string[];
}

/** Throws InputError for whatever a flag says wrongly. */
export function readInitOptions(options: InitOptions): InitAnswers {
  const { output, siteName, topology, interfaceReading, obsolete } = options;
  const { internalSubnet, internalNetwork } = options;
  checkNames(options);
  if (topology !== undefined) topologyCalled(topology);
  const clouds = [...new Set(options.cloud.map(readCloud))];
  return {
    output,
    clouds,
    names: readNames(options.deployment, clouds),
    documents: options.documents,
    interfaces: readRoles(options.interface, "interface", clouds),
    peers: readRoles(options.peer, "peer", clouds),
    azure: azureOf(options),
    google: googleOf(options),
    ...(siteName === undefined ? {} : { siteName }),
    ...(topology === undefined ? {} : { topology }),
    ...(interfaceReading === undefined ? {} : { interfaceReading }),
    ...(obsolete === undefined ? {} : { obsolete }),
    ...productFrom(options),
    ...(internalSubnet === undefined ? {} : { internalSubnet }),
    ...(internalNetwork === undefined ? {} : { internalNetwork }),
  };
}

/** What the loader would refuse in the file, before it is written. Throws InputError. */
function checkNames(options: InitOptions): void {
  checkFlag("--site-name", options.siteName, "siteName");
  checkFlag("--resource-group", options.resourceGroup, "resourceGroup");
  checkFlag("--location", options.location, "location");
  for (const id of options.subnet) checkFlag("--subnet", id, "subnet");
  checkFlag("--internal-subnet", options.internalSubnet, "subnet");
  for (const id of options.networkInterface)
    checkFlag("--network-interface", id, "networkInterface");
  checkFlag("--project", options.project, "project");
  checkFlag("--region", options.region, "region");
  checkFlag("--network", options.network, "network");
  checkFlag("--internal-network", options.internalNetwork, "network");
}

function azureOf(options: InitOptions): InitAnswers["azure"] {
  const { resourceGroup, location, subnets } = options;
  const attach = [
    ...options.subnet.map((id) => ({ key: "subnetId" as const, id })),
    ...options.networkInterface.map((id) => ({ key: "networkInterfaceId" as const, id })),
  ];
  return {
    ...(resourceGroup === undefined ? {} : { resourceGroup }),
    ...(location === undefined ? {} : { location }),
    ...(subnets === undefined ? {} : { subnets }),
    ...(attach.length === 0 ? {} : { attach }),
  };
}

function googleOf(options: InitOptions): InitAnswers["google"] {
  const { project, region, network, targetTag: tags, targetServiceAccount: accounts } = options;
  const targets = readGoogleTargets(tags, accounts);
  return {
    ...(project === undefined ? {} : { project }),
    ...(region === undefined ? {} : { region }),
    ...(network === undefined ? {} : { network }),
    ...(targets === undefined ? {} : { targets }),
  };
}

const CLOUDS: readonly Cloud[] = ["azure", "google"];

function readCloud(text: string): Cloud {
  const found = CLOUDS.find((cloud) => cloud === text);
  if (found !== undefined) return found;
  const near = nearest(text, CLOUDS);
  throw new InputError({
    message: `there is no cloud \`${shown(text)}\``,
    allowed: CLOUDS.join(", "),
    remedy: near === undefined ? "choose one of them" : `did you mean \`${near}\`?`,
  });
}

/** `azure=NAME`, or the name alone when there is one cloud. */
function readNames(texts: readonly string[], clouds: readonly Cloud[]): Map<Cloud, string> {
  const names = new Map<Cloud, string>();
  for (const text of texts) {
    const [cloud, name] = readName(text, clouds);
    const before = names.get(cloud);
    if (before !== undefined)
      throw new InputError({
        message: `--deployment names the deployment of ${cloud} twice, \`${before}\` and \`${name}\``,
        remedy: "give it once for each cloud",
      });
    names.set(cloud, name);
  }
  return names;
}

function readName(text: string, clouds: readonly Cloud[]): readonly [Cloud, string] {
  const [, cloud, name = ""] = /^(?:(azure|google)=)?(.*)$/s.exec(text) ?? [];
  const [only, ...others] = clouds;
  const owner = cloud === undefined ? (others.length === 0 ? only : undefined) : readCloud(cloud);
  if (owner === "google") checkFlag("--deployment", name, "googleDeployment");
  if (owner !== undefined && checkOf("deployment")(name) === undefined) return [owner, name];
  throw new InputError({
    message: `--deployment \`${shown(text)}\` does not name a deployment`,
    allowed: "CLOUD=NAME, such as azure=azure-westeurope; NAME of letters, digits, `-` and `_`",
    remedy: "correct --deployment",
  });
}

function readRoles(
  texts: readonly string[],
  kind: "interface" | "peer",
  clouds: readonly Cloud[],
): readonly RoleOption[] {
  const options = readRoleOptions(texts, kind);
  const vague = options.find(({ deployment }) => deployment === undefined);
  if (kind === "peer" || clouds.length < 2 || vague === undefined) return options;
  throw new InputError({
    message: `--interface ${vague.role}=… does not say for which cloud`,
    allowed: clouds.map((cloud) => `${cloud}:${vague.role}=ADDRESS`).join(", "),
    remedy: "two clouds have addresses of their own: write the cloud before the role",
  });
}
