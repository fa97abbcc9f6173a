// Everything in a source that is not one of the firewall resources read here: known to be harmless, vouched for by the
// site's author, or reported. An unknown type may be a firewall.
import { type Judgement, judgeType, providersOf } from "../harmless/judge-type";
import { namedGroup } from "./named-groups";
import type { Resource } from "../resources/resource-index";

const VOUCH =
  "move it to another configuration, or name its type under `harmlessResourceTypes` in the site if it opens and closes nothing";

/**
 * Reports every resource that may filter packets in a way that is not read.
 * @param read types that are read for the deployment's cloud.
 * @param firewalls types that are read for any cloud.
 */
export function reportUnmodelled(
  all: readonly Resource[],
  read: ReadonlySet<string>,
  firewalls: ReadonlySet<string>,
  vouched: ReadonlySet<string>,
): void {
  for (const resource of all) {
    const { type } = resource;
    if (read.has(type)) continue;
    const judgement = judgeType(type);
    // Another cloud's firewall is another deployment's matter.
    if (firewalls.has(type)) resource.block.dialect.reportCommands(resource.block);
    else if (judgement !== undefined && judgement.is !== "refused")
      checkHarmless(resource, judgement);
    else if (vouched.has(type)) takeOnTrust(resource);
    else reportType(resource, judgement);
  }
}

function reportType({ block, type }: Resource, refused: Judgement | undefined): void {
  const why = refused === undefined ? "" : `: it ${refused.reason}`;
  block.report(`\`${type}\` is not known to be free of firewall effects${why}`, VOUCH);
}

function takeOnTrust({ block, type }: Resource): void {
  block.notes.assume(
    `resources of type \`${type}\` open and close nothing (the site's author vouches for it)`,
  );
  block.dialect.reportCommands(block);
}

function checkHarmless({ block, type }: Resource, { does }: Judgement): void {
  block.dialect.reportForeignProvider(block, providersOf(type));
  block.dialect.reportCommands(block);
  if (does === "runs code") {
    block.notes.assume(
      "code that runs inside machines and programs (images, extensions, startup scripts, custom data, run commands) changes nothing at the cloud's firewalls",
    );
  }
  const path = namedGroup(type, block);
  if (path === undefined) return;
  block.report(
    `\`${path.join(".")}\` attaches a security group or policy in a way that this reader does not follow`,
    "attach it with an association resource",
    path,
  );
}
