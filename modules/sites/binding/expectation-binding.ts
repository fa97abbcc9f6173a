// Expectations of a site with the addresses of one deployment.
import type { Direction } from "../../flows";
import type { Inspection } from "../../input";
import type { ReadExpectation } from "../file/expectation";
import { type Roles, shareFamily } from "../file/role-addresses";
import type { WrittenExpectation } from "../file/written-site";
import type { Expectation } from "../site";
import { bindEnds } from "./flow-ends";

/** The expectations that are for one deployment, with its addresses. */
export function bindExpectations(
  expectations: readonly ReadExpectation[],
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): readonly Expectation[] {
  return expectations.flatMap(
    (expectation) => bindExpectation(expectation, deployment, roles, inspection) ?? [],
  );
}

function bindExpectation(
  { index, written, protocols, ports, listed }: ReadExpectation,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): Expectation | undefined {
  const { from, to, verdict } = written;
  if (written.deployments?.includes(deployment) === false) return undefined;
  const path = ["expect", index];
  const ends = bindEnds(
    { from, to, listed, path, of: "the expectation", listName: "the listed prefixes" },
    deployment,
    roles,
    inspection,
  );
  if (ends === undefined || verdict === undefined) return undefined;
  if (!shareFamily(ends.near.addresses, ends.far.addresses)) {
    inspection.reportErrorAtKey([...path, "from"], {
      message: `the two ends of the expectation have no IP version in common in deployment \`${deployment}\``,
      allowed: "addresses of at least one IP version at both ends",
      remedy: "give one of the two addresses of the other's version",
    });
    return undefined;
  }
  return {
    verdict,
    ...ends,
    protocols,
    ...(ports !== undefined && { ports }),
    words: wordsOf(written, ends.direction, ends.near.role, ends.far.role),
    place: inspection.document.placeOf(path),
  };
}

function wordsOf(
  { protocol = "", ports }: WrittenExpectation,
  direction: Direction,
  near: string,
  far: string,
): string {
  const kind = protocol === "any" ? "any protocol" : String(protocol);
  const port = ports === undefined ? "" : ` ${[ports].flat().join(", ")}`;
  const [from, to] = direction === "inbound" ? [far, near] : [near, far];
  return `${kind}${port} from ${from} to ${to}`;
}
