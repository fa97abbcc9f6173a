// What a program hands to the Azure construct, checked and laid over the deployment's settings.
import type { Problem } from "../../input";
import { type AzureAttachment, type AzureDeployment, failOn } from "../../sites";
import { givenDeployment, keyProblems, listProblems, objectsIn, textProblems } from "../../toolkit";

/** Which deployment, and what of its settings your own stack knows better. */
export interface AzureEdgeFirewallProps {
  /** One of the deployments that `loadSite` gives: `azureDeployment(site, name)`. */
  readonly deployment: AzureDeployment;
  /** Overrides the site's resource group; may be a token such as `resourceGroup.name`. */
  readonly resourceGroupName?: string;
  /** Overrides the site's location; may be a token. */
  readonly location?: string;
  /** Overrides the site's attachments; ids may be tokens such as `subnet.id`. */
  readonly attach?: readonly AzureAttachment[];
}

const TEXTS = ["resourceGroupName", "location"];
const IDS = ["subnetId", "networkInterfaceId"];

/** @throws InputError with everything that is wrong */
export function deploymentFor(props: AzureEdgeFirewallProps): AzureDeployment {
  const deployment = givenDeployment(
    (props as Partial<typeof props> | undefined)?.deployment,
    "azure",
    "AzureEdgeFirewall",
  );
  const given: Readonly<Record<string, unknown>> = { ...props };
  const where = "the construct's options";
  failOn(
    [
      ...keyProblems(given, ["deployment", ...TEXTS, "attach"], where),
      ...textProblems(given, TEXTS, where),
      ...(props.attach === undefined ? [] : attachProblems(props.attach)),
    ],
    deployment,
  );
  const { settings } = deployment;
  return {
    ...deployment,
    settings: {
      ...settings,
      resourceGroup: props.resourceGroupName ?? settings.resourceGroup,
      location: props.location ?? settings.location,
      attach: props.attach ?? settings.attach,
    },
  };
}

function attachProblems(attach: unknown): readonly Problem[] {
  const { objects, problems } = objectsIn(attach, "attach", "[{ subnetId: subnet.id }]");
  return [
    ...problems,
    ...objects.flatMap((one, index) => {
      const where = `\`attach[${index}]\``;
      const keys = keyProblems(one, [...IDS, "inSubnet", "interfaces"], where);
      return [
        ...keys,
        ...textProblems(one, [...IDS, "inSubnet"], where),
        ...listProblems(one, ["interfaces"], where),
        // A key that is misspelt has been told.
        ...(keys.length > 0 ? [] : idProblems(one, where)),
      ];
    }),
  ];
}

function idProblems(one: Readonly<Record<string, unknown>>, where: string): readonly Problem[] {
  const count = IDS.filter((key) => one[key] !== undefined).length;
  if (count === 1) return [];
  return [
    {
      message: `${where} names ${count === 0 ? "nothing" : "two things"} to attach to`,
      allowed: "either `subnetId` or `networkInterfaceId`",
      remedy: count === 0 ? "add one of the two" : "make two attachments of it",
    },
  ];
}
