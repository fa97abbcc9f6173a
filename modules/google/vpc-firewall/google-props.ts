// What a program hands to the Google construct, checked and laid over the deployment's settings.
import { InputError, type Problem } from "../../input";
import { failOn, type GoogleDeployment, type GoogleNetwork } from "../../sites";
import {
  givenDeployment,
  keyProblems,
  listProblems,
  objectsIn,
  roleProblems,
  textProblems,
} from "../../toolkit";

/** A VPC network as the site file writes it; the name may be a token. Exactly one of the two kinds of targets is given. */
export interface GoogleEdgeNetwork {
  readonly network: string;
  readonly targetTags?: readonly string[];
  readonly targetServiceAccounts?: readonly string[];
  /** Near roles that live in this network; left out, all of the deployment's. */
  readonly interfaces?: readonly string[];
}

/** Which deployment, and what of its settings your own stack knows better. */
export interface GoogleEdgeFirewallProps {
  /** One of the deployments that `loadSite` gives: `googleDeployment(site, name)`. */
  readonly deployment: GoogleDeployment;
  /** Overrides the site's only network: name, self link, or a token such as `network.selfLink`. */
  readonly network?: string;
  /** Overrides the site's networks: as the site file writes them, or as `deployment.settings.networks` has them. */
  readonly networks?: readonly (GoogleEdgeNetwork | GoogleNetwork)[];
  /** Overrides the site's project; may be a token. */
  readonly project?: string;
}

const TEXTS = ["network", "project"];
const TARGETS = ["targetTags", "targetServiceAccounts"];

/** @throws InputError with everything that is wrong */
export function deploymentFor(props: GoogleEdgeFirewallProps): GoogleDeployment {
  const deployment = givenDeployment(
    (props as Partial<typeof props> | undefined)?.deployment,
    "google",
    "GoogleEdgeFirewall",
  );
  const given: Readonly<Record<string, unknown>> = { ...props };
  const where = "the construct's options";
  failOn(
    [
      ...keyProblems(given, ["deployment", ...TEXTS, "networks"], where),
      ...textProblems(given, TEXTS, where),
      ...(props.networks === undefined ? [] : networkProblems(props.networks, deployment)),
    ],
    deployment,
  );
  const { settings } = deployment;
  const networks = props.networks?.map(networkOf) ?? overridden(props);
  return {
    ...deployment,
    settings: { ...settings, networks, project: props.project ?? settings.project },
  };
}

function networkProblems(networks: unknown, deployment: GoogleDeployment): readonly Problem[] {
  const { objects, problems } = objectsIn(
    networks,
    "networks",
    '[{ network: vpc.name, interfaces: ["internal"], targetTags: ["edge"] }]',
  );
  return [
    ...problems,
    ...objects.flatMap((one, index) => {
      const where = `\`networks[${index}]\``;
      const isOwn = one["targets"] !== undefined;
      const allowed = ["network", "interfaces", ...(isOwn ? ["targets"] : TARGETS)];
      const keys = keyProblems(one, allowed, where);
      return [
        ...keys,
        ...textProblems(one, ["network"], where),
        ...listProblems(one, ["interfaces", ...TARGETS], where),
        ...roleProblems(one, deployment, where),
        // A key that is misspelt has been told.
        ...(keys.length > 0 ? [] : missing(one, isOwn ? ["targets"] : TARGETS, where)),
      ];
    }),
  ];
}

function missing(
  one: Readonly<Record<string, unknown>>,
  targets: readonly string[],
  where: string,
): readonly Problem[] {
  const count = targets.filter((key) => one[key] !== undefined).length;
  const noNetwork = {
    message: `${where} names no network`,
    allowed: "a name, a self link, or a token such as `network.selfLink`",
    remedy: "add `network`",
  };
  const notOne = {
    message: `${where} names Edge machines ${count === 0 ? "not at all" : "by tags and by service accounts"}`,
    allowed: "exactly one of `targetTags` and `targetServiceAccounts`",
    remedy: count === 0 ? 'add `targetTags: ["edge"]`' : "remove one of the two",
  };
  return [...(one["network"] === undefined ? [noNetwork] : []), ...(count === 1 ? [] : [notOne])];
}

function networkOf(given: GoogleEdgeNetwork | GoogleNetwork): GoogleNetwork {
  if ("targets" in given) return given;
  const { targetTags: tags, targetServiceAccounts: serviceAccounts = [], ...common } = given;
  return { ...common, targets: tags === undefined ? { serviceAccounts } : { tags } };
}

function overridden({ deployment, network }: GoogleEdgeFirewallProps): readonly GoogleNetwork[] {
  const { name, place, settings } = deployment;
  if (network === undefined) return settings.networks;
  const [only, ...others] = settings.networks;
  if (only !== undefined && others.length === 0) return [{ ...only, network }];
  throw new InputError({
    message: `deployment \`${name}\`: one network is given for ${settings.networks.length}`,
    place,
    remedy: "give the construct `networks` in place of `network`",
  });
}
