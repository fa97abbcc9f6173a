// Subnets that a source declares with their prefixes: an Edge address that is in none of them cannot be behind them.
import {
  addressesOverlap,
  parsePrefix,
  PrefixError,
  type Prefix,
} from "../../../../modules/packets";
import type { BoundEnd } from "../../../../modules/sites";
import type { ResourceSet } from "../../resources/resource-set";
import type { Resource } from "../../resources/resource-index";
import { type AttachmentPoint, comparePoints, describePoint } from "../attachment-points";
import { nameOfResource } from "./declared-interfaces";
import type { SitePlaces } from "./site-places";

const SUBNET_TYPE = "azurerm_subnet";

/** Reports Edge addresses that are in the prefixes of no subnet behind which the site says that they are. */
export function checkPrefixes(
  resources: ResourceSet,
  interfaces: readonly BoundEnd[],
  places: SitePlaces,
): void {
  const subnets = resources.ofTypes([SUBNET_TYPE]);
  for (const { role, addresses } of interfaces) {
    const points = places.of(role);
    const shown = points.map((point) => declaredAt(point, subnets, resources));
    // Behind any point of which no source shows the prefixes, the address may be.
    if (shown.length === 0 || shown.includes(undefined)) continue;
    const known = shown.flatMap((one) => one ?? []);
    const strange = addresses.some(({ family, ranges }) =>
      ranges.some(
        (range) =>
          !known.some(({ prefixes }) =>
            prefixes.some((one) => one.family === family && addressesOverlap([one], [range])),
          ),
      ),
    );
    const [first] = known;
    if (!strange || first === undefined) continue;
    first.resource.block.report(
      `the site says that addresses of the Edge interface \`${role}\` are in the ${points.map(describePoint).join(" or ")}, and its prefixes hold none of them`,
      "correct `address_prefixes`, or `interfaces` and `settings.attach` of the site",
      "address_prefixes",
    );
  }
}

interface DeclaredSubnet {
  readonly resource: Resource;
  readonly prefixes: readonly Prefix[];
}

/** The subnet that is certainly at the point; nothing where its prefixes are not all shown. */
function declaredAt(
  point: AttachmentPoint,
  subnets: readonly Resource[],
  resources: ResourceSet,
): DeclaredSubnet | undefined {
  if (point.kind !== "subnet") return undefined;
  const resource = subnets.find((one) => {
    const id = nameOfResource(one);
    return comparePoints({ kind: "subnet", id }, point, resources) === "same";
  });
  const prefixes = resource === undefined ? undefined : prefixesOf(resource);
  return resource === undefined || prefixes === undefined ? undefined : { resource, prefixes };
}

/** All prefixes of a subnet; nothing where one of them is not written out. */
export function prefixesOf({ block }: Resource): readonly Prefix[] | undefined {
  const field = block.texts("address_prefixes");
  if (!block.showsWhatIsDeployed || field.is !== "known" || field.value.unknown.length > 0)
    return undefined;
  try {
    return field.value.known.map(parsePrefix);
  } catch (error) {
    if (error instanceof PrefixError) return undefined;
    throw error;
  }
}
