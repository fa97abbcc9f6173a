// What the dry run of a proposal found in one document, sorted by what a person has to do about it.
import type { BoundFlow, Deployment } from "../../modules/sites";
import { citeFlow, type Finding } from "../catalog";
import type { DeploymentVerdict } from "../proof";
import type { DocumentDraft } from "./adopt-configuration";
import type { AdoptedDeployment, Remark } from "./adoption";

export function remarksOn(
  { name, document, deployment: draft, peers }: DocumentDraft,
  { cloud, flows }: Deployment,
  { findings, verdict, ruleCount }: DeploymentVerdict,
): AdoptedDeployment {
  const blankNear = blanks(draft.interfaces, () => false);
  const blankFar = blanks(
    new Map([...peers].map(([role, { entry }]) => [role, entry])),
    (role) => peers.get(role)?.placeholder !== undefined,
  );
  // Rows about a role that nobody knows the addresses of are neither open nor closed.
  const judged = flows.filter(
    ({ near, far }) => !blankNear.has(near.role) && !blankFar.has(far.role),
  );
  const neverOpen = flows.filter(
    ({ near, far }) => !blankNear.has(near.role) && blankFar.has(far.role),
  );
  const ids = new Set(judged.map(({ id }) => id));
  const all = findings.flatMap((finding) => [finding, ...(finding.consequences ?? [])]);
  const inDoubt = new Set(all.flatMap(({ flow }) => flow?.id ?? []));
  const missing = findings.filter(
    ({ kind, flow }) => kind === "missing" && ids.has(flow?.id ?? ""),
  );
  const beyond = findings.filter(
    ({ kind, flow }) =>
      kind === "excess" || (kind === "unproven" && (flow === undefined || ids.has(flow.id))),
  );
  return {
    name,
    cloud,
    file: document.file,
    ruleCount,
    recognised: judged
      .filter(({ id, citations }) => citations.length > 0 && !inDoubt.has(id))
      .map((flow) => ({ id: flow.id, rows: citeFlow(flow) })),
    closed: [...missing.map(remark), ...neverOpen.map(withoutRule)],
    beyond: beyond.map(remark),
    notUnderstood: findings.filter(({ kind }) => kind === "unsupported").map(remark),
    unresolved: [...blankNear],
    verdict,
  };
}

function withoutRule(flow: BoundFlow): Remark {
  return { message: `${flow.id} (${citeFlow(flow)}): no rule of the configuration is about it` };
}

function blanks(
  roles: ReadonlyMap<string, { readonly value: unknown }>,
  isTried: (role: string) => boolean,
): ReadonlySet<string> {
  return new Set(
    [...roles].flatMap(([role, { value }]) =>
      value === undefined && !isTried(role) ? [role] : [],
    ),
  );
}

function remark({ message, remedy, address, place, decidedBy }: Finding): Remark {
  const at = place ?? decidedBy?.place;
  const about = address ?? decidedBy?.address;
  return {
    message,
    remedy,
    ...(about === undefined ? {} : { address: about }),
    ...(at === undefined ? {} : { place: at }),
  };
}
