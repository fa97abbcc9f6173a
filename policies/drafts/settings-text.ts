// The `settings` of a deployment in the making, cloud by cloud.
import type { AzureDraft, CloudDraft, GoogleDraft } from "./site-draft";
import { comment, inline, line } from "./yaml-lines";

/** The lines of the mapping, not indented. */
export function settingsLines(settings: CloudDraft): readonly string[] {
  switch (settings.cloud) {
    case "azure":
      return azureLines(settings);
    case "google":
      return googleLines(settings);
  }
}

function azureLines(draft: AzureDraft): readonly string[] {
  const { subscription, attach, groupName, rules = "inline", subnets = "dedicated" } = draft;
  return [
    subscription === undefined
      ? "# subscription: 00000000-0000-0000-0000-000000000000 # else from ARM_SUBSCRIPTION_ID or `az login`"
      : line("subscription", subscription, "a subscription id"),
    line("resourceGroup", draft.resourceGroup, "the existing resource group of the security group"),
    line("location", draft.location, "an Azure region, such as westeurope"),
    ...(groupName === undefined ? [] : [line("name", groupName, "name of the security group")]),
    ...comment(
      "What the security group is attached to: `subnetId: …` or `networkInterfaceId: …`, one or more.",
    ),
    attach.length === 0
      ? "attach: # fill in: a list such as [{ subnetId: /subscriptions/… }]"
      : "attach:",
    ...attach.flatMap(({ key, id, interfaces }) => [
      `  - ${line(key, id, "the id, beginning with /subscriptions/")}`,
      ...(interfaces === undefined
        ? []
        : [`    interfaces: ${inline(interfaces)} # the roles behind it`]),
    ]),
    `rules: ${rules} # inline: the group owns its rules; standalone: one resource for each rule`,
    `subnets: ${subnets} # dedicated: only Edge Servers live in the attached subnets; shared: others do too`,
  ];
}

function googleLines(draft: GoogleDraft): readonly string[] {
  const { project, network, region, targets, networks } = draft;
  const head = [
    line("project", project, "id of the project that holds the network"),
    ...(region === undefined ? [] : [line("region", region, "a region such as europe-west4")]),
  ];
  const machines = comment(
    "The Edge machines, by network tags (`targetTags`) or by accounts (`targetServiceAccounts`): one of the two.",
  );
  if (networks !== undefined)
    return [
      ...head,
      ...comment("The VPC networks that the Edge machines have interfaces in."),
      ...machines,
      "networks:",
      ...networks.flatMap((one) => [
        `  - ${line("network", one.network, "name or self link of the VPC network")}`,
        `    ${line(one.targets?.key ?? "targetTags", one.targets?.names, "network tags, such as [edge]")}`,
        ...(one.interfaces === undefined
          ? []
          : [`    interfaces: ${inline(one.interfaces)} # the roles in it`]),
      ]),
    ];
  return [
    ...head,
    line("network", network, "name or self link of the VPC network"),
    ...machines,
    line(targets?.key ?? "targetTags", targets?.names, "network tags, such as [edge]"),
  ];
}
