// A flow that got lost on the way would be closed in silence: that is never the user's mistake, so it is ours.
import type { WrittenSite } from "../file/written-site";
import type { Site } from "../site";

/** @throws Error when a deployment, a flow or an expectation of the file is not in the site. */
export function assertNothingLost({ deployments }: Site, written: WrittenSite): void {
  if (deployments.length !== Object.keys(written.deployments ?? {}).length)
    throw new Error("a deployment was lost though nothing was wrong with it");
  for (const { name, flows, selectedRows, expectations = [] } of deployments) {
    const expected = (written.expect ?? []).filter(
      (one) => one?.deployments?.includes(name) ?? true,
    );
    if (expectations.length !== expected.length)
      throw new Error(`deployment ${name} lost an expectation though nothing was wrong with it`);
    const cited = new Set(
      flows.flatMap(({ citations }) => citations.map(({ document, row }) => `${document} ${row}`)),
    );
    const extras = (written.extraFlows ?? []).filter(
      (extra) => extra?.deployments?.includes(name) ?? true,
    );
    const bound = new Set(flows.flatMap(({ extra }) => extra?.id ?? []));
    if (cited.size !== selectedRows || bound.size !== extras.length)
      throw new Error(`deployment ${name} lost a flow though nothing was wrong with it`);
  }
}
