// Resources of other sources that no kind of firewall reads. Most have nothing to do with the Edge; those that name what is its
// own, and policies that act on whole networks, may.
import type { Deployment } from "../../../modules/sites";
import { isHarmless } from "../harmless/judge-type";
import { FIREWALL_TYPES } from "../kinds";
import type { Mentions } from "../mentions";
import type { ReadingNotes } from "../reading-notes";
import type { ResourceBlock } from "../resources/resource-block";
import type { ResourceSet } from "../resources/resource-set";
import type { Resource } from "../resources/resource-index";
import { isToken } from "../resources/template-text";
import { compareNames } from "../resources/text-comparison";

/** Rules above those of networks and groups, by where they are attached: a network, or something that holds it. */
const ABOVE: readonly (readonly [type: RegExp, target: string | undefined])[] = [
  [/^google_compute_(region_)?network_firewall_policy_association$/, "attachment_target"],
  [/^google_compute_(organization_security|firewall)_policy_association$/, undefined],
  [/^azurerm_network_manager_(admin_rule|deployment)$/, undefined],
];

/** Types that an assumption lists. */
const SHOWN = 6;

/**
 * Reports those that may act on the deployment, and says of the others that they are taken not to.
 * @param edge names of what is the deployment's own.
 */
export function reportUnreadNeighbours(
  resources: ResourceSet,
  deployment: Deployment,
  edge: Mentions,
  notes: ReadingNotes,
): void {
  const { assume, harmlessResourceTypes = [] } = deployment;
  const foreign = resources.all.filter(({ type, block }) => {
    const read = FIREWALL_TYPES.has(type) || isHarmless(type);
    return block.notes.from !== undefined && !read && !harmlessResourceTypes.includes(type);
  });
  const words = new Set(edge.names);
  const left = new Set<string>();
  for (const resource of foreign) {
    const named = textsIn(resource.block).find((text) => names(text, words, resources));
    if (named !== undefined) reportNamed(resource, named);
    else if (actsAbove(resource, words, resources) && assume?.otherStacks !== "distinct")
      reportAbove(resource);
    else if (assume?.otherStacks !== "distinct" && deploysBeside(resource, deployment, resources))
      reportTemplate(resource);
    else left.add(resource.type);
  }
  for (const block of resources.hiddenElsewhere) {
    const named = textsIn(block).find((text) => names(text, words, resources));
    if (named !== undefined) reportHidden(block, named);
  }
  if (left.size === 0) return;
  const shown = [...left].sort().slice(0, SHOWN).join(", ");
  const more = left.size > SHOWN ? ` and ${left.size - SHOWN} more types` : "";
  notes.assume(
    `resources of other configurations that name nothing of this deployment do nothing to it (${shown}${more})`,
  );
}

function reportNamed({ type, block }: Resource, text: string): void {
  block.report(
    `\`${type}\` of ${block.notes.from ?? ""} names \`${text}\`, which is the deployment's, and what it does there is not known`,
    "take it out of the run, or name its type under `harmlessResourceTypes` in the site if it opens and closes nothing",
  );
}

/** A module that is given the Edge's names, or an import of an Edge object, may do anything to it. */
function reportHidden(block: ResourceBlock, text: string): void {
  block.report(
    `\`${block.address}\` of ${block.notes.from ?? ""} names \`${text}\`, which is the deployment's, and what it does there is not shown`,
    "apply the import and take it out, write the module's resources into the stack, or check without that configuration",
  );
}

function reportAbove({ type, block }: Resource): void {
  block.report(
    `\`${type}\` of ${block.notes.from ?? ""} may act on the deployment's machines before their own rules`,
    "check without that configuration once it is known to be about other machines, or write `otherStacks: distinct` under `assume` in the site",
  );
}

/** Templates and scripts make whatever they hold in a resource group; what they hold may be made of expressions. */
const CARRIERS = /^azurerm_(resource_group_template_deployment|resource_deployment_script_\w+)$/;

/** Whether it may make something in the resource group of the Edge's own security groups. */
function deploysBeside(
  { type, block }: Resource,
  deployment: Deployment,
  resources: ResourceSet,
): boolean {
  if (deployment.cloud !== "azure" || !CARRIERS.test(type)) return false;
  const place = block.body["resource_group_name"];
  if (typeof place !== "string") return true;
  const written = block.dialect.template(place);
  const [there, here] = [written, deployment.settings.resourceGroup].map(
    (text) => resources.literal(text) ?? text,
  );
  return compareNames(there ?? written, here ?? "") !== "different";
}

function reportTemplate({ type, block }: Resource): void {
  block.report(
    `\`${type}\` of ${block.notes.from ?? ""} may make rules in the resource group of the deployment`,
    "deploy it into another resource group, or name its type under `harmlessResourceTypes` in the site if it opens and closes nothing",
  );
}

/** A policy that is attached to a network with another name acts elsewhere. */
function actsAbove(
  { type, block }: Resource,
  words: ReadonlySet<string>,
  resources: ResourceSet,
): boolean {
  const [, target] = ABOVE.find(([pattern]) => pattern.test(type)) ?? [undefined, ""];
  if (target === "") return false;
  const written = target === undefined ? undefined : block.body[target];
  if (typeof written !== "string") return true;
  const literal = literalOf(block.dialect.template(written), resources);
  return literal === undefined || words.has(lastPart(literal));
}

/** Whether a text is, or leads to, something with one of the names. */
function names(text: string, words: ReadonlySet<string>, resources: ResourceSet): boolean {
  const literal = literalOf(text, resources);
  return literal?.split(/[/"'\s,;]+/).some((part) => words.has(part.toLowerCase())) ?? false;
}

function literalOf(text: string, resources: ResourceSet): string | undefined {
  if (!isToken(text)) return text;
  return resources.literal(text.replace(/\.(id|self_link)\s*\}$/, ".name}"));
}

function lastPart(text: string): string {
  return (text.trim().split("/").at(-1) ?? "").toLowerCase();
}

function textsIn(block: ResourceBlock): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === "string") found.push(block.dialect.template(value));
    else if (typeof value === "object" && value !== null)
      for (const [key, below] of Object.entries(value)) if (key !== "//") walk(below);
  };
  walk(block.body);
  return found;
}
