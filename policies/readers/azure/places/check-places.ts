// What the sources show of where the Edge is, held against what the site says: its addresses, behind the points that it lists. An
// Edge machine that is somewhere else, or that has other addresses, is behind none of the rules that are judged.
import type { BoundEnd, Deployment } from "../../../../modules/sites";
import type { Prefix } from "../../../../modules/packets";
import type { ReadingNotes } from "../../reading-notes";
import type { ResourceSet } from "../../resources/resource-set";
import { type AttachmentPoint, describePoint } from "../attachment-points";
import { declaredAddresses, holdersOf, type InterfaceAddress } from "./declared-interfaces";
import { checkMachines, isOfMachine } from "./check-machines";
import { checkPrefixes } from "./check-prefixes";
import { SitePlaces } from "./site-places";

type AzureDeployment = Extract<Deployment, { cloud: "azure" }>;

/** Reports interfaces, machines and subnets that contradict the site; what nothing shows is assumed. */
export function checkPlaces(
  resources: ResourceSet,
  { interfaces, settings, assume }: AzureDeployment,
  notes: ReadingNotes,
): void {
  const places = new SitePlaces(settings, resources);
  const ignoresOthers = assume?.otherStacks === "distinct";
  const declared = declaredAddresses(resources).filter(
    ({ resource }) => !ignoresOthers || resource.block.notes.from === undefined,
  );
  const placed = new Set(
    declared
      .filter((one) =>
        holdersOf(one.address, interfaces).some(
          ({ role }) => places.isBehind(one, places.of(role)) === "same",
        ),
      )
      .map(({ address }) => keyOf(address)),
  );
  for (const one of declared) {
    const holders = holdersOf(one.address, interfaces);
    // Where the Edge's own interface with the address is shown, another one with it is in another network.
    if (holders.length > 0 && !placed.has(keyOf(one.address)))
      reportElsewhere(one, holders, places);
  }
  const isPlaced = ({ addresses }: BoundEnd): boolean =>
    addresses.every(({ family, ranges }) =>
      ranges.every(
        ({ first, last }) => first === last && placed.has(`${family} ${first.toString()}`),
      ),
    );
  const isShown = interfaces.every(isPlaced);
  // An address that Azure chooses may be the Edge's as long as no other interface has that.
  const asked = declared.filter(({ isChosen }) => !isChosen || isShown);
  // Where the Edge's own interfaces are all shown, and the site says who is in its security groups, one that no machine has
  // contradicts nothing: the subnet's rules are judged for every address in it, so that nothing may be open there either.
  const isToldApart = isShown && places.areWhole && namesMembers(assume);
  const counts = isToldApart ? asked.filter(isOfMachine(resources)) : asked;
  if (places.isDedicated) reportStrangers(counts, interfaces, places);
  checkListed(declared, interfaces, places);
  checkPrefixes(resources, interfaces, places);
  checkMachines(resources, interfaces, places);
  if (!isShown)
    notes.assume(
      "the Edge machines have the addresses of `interfaces`, behind the gates that the report names",
    );
}

/** Whether the site says which machines are in some application security group. */
function namesMembers(assume: AzureDeployment["assume"]): boolean {
  return (assume?.applicationSecurityGroups.size ?? 0) > 0;
}

function keyOf(address: Prefix | undefined): string {
  return address === undefined ? "" : `${address.family} ${address.first.toString()}`;
}

function reportElsewhere(
  one: InterfaceAddress,
  holders: readonly BoundEnd[],
  places: SitePlaces,
): void {
  const { block } = one.resource;
  const [holder] = holders;
  const points = holders.flatMap(({ role }) => places.of(role));
  const where = one.subnet === undefined ? "" : ` in ${one.subnet}`;
  const listed = [...new Set(points.map(describePoint))].join(" or ");
  block.report(
    places.isBehind(one, points) === "different"
      ? `the network interface${where} has the address ${shown(one.address)} of the Edge interface \`${holder?.role ?? ""}\`, and is not behind the ${listed}, where the site says that it is`
      : `the network interface${where} has the address ${shown(one.address)} of the Edge interface \`${holder?.role ?? ""}\`, and it cannot be told whether it is behind the ${listed}`,
    "correct the interface, or `interfaces` and `settings.attach` of the site",
  );
}

/** Interfaces of other machines in a subnet that holds Edge Servers only. */
function reportStrangers(
  declared: readonly InterfaceAddress[],
  interfaces: readonly BoundEnd[],
  places: SitePlaces,
): void {
  const subnets = places.points.filter(({ kind }) => kind === "subnet");
  for (const one of declared) {
    const inside = subnets.find((point) => places.compare(one, point) === "same");
    if (inside === undefined || holdersOf(one.address, interfaces).length > 0) continue;
    const { block } = one.resource;
    block.report(
      one.address === undefined
        ? `the network interface is in the ${describePoint(inside)}, and its address, which is not written out, may be none of the site's`
        : `the network interface is in the ${describePoint(inside)}, which the site says holds Edge Servers only, and its address ${shown(one.address)} is none of theirs`,
      "write its `private_ip_address`, list it under `interfaces` of the site, or write `subnets: shared` there",
    );
  }
}

/** An interface that the site lists and a source declares has the addresses of its roles. */
function checkListed(
  declared: readonly InterfaceAddress[],
  interfaces: readonly BoundEnd[],
  places: SitePlaces,
): void {
  for (const end of interfaces) {
    const points = places.of(end.role);
    // Behind a subnet, or an interface that no source declares, the address may be.
    if (points.some(({ kind }) => kind === "subnet")) continue;
    const held = points.map((point) => addressesBehind(declared, point, places));
    if (held.some((at) => at.length === 0 || at.some(({ isChosen }) => isChosen))) continue;
    const all = held.flat();
    const isMissing = end.addresses.some(({ family, ranges }) =>
      ranges.some(
        ({ first, last }) =>
          !all.some(
            ({ address }) =>
              address?.family === family && address.first >= first && address.last <= last,
          ),
      ),
    );
    if (isMissing) reportListed(all, end, places);
  }
}

function addressesBehind(
  declared: readonly InterfaceAddress[],
  point: AttachmentPoint,
  places: SitePlaces,
): readonly InterfaceAddress[] {
  return declared.filter((one) => places.compare(one, point) === "same");
}

function reportListed(
  all: readonly InterfaceAddress[],
  { role }: BoundEnd,
  places: SitePlaces,
): void {
  const unknown = all.find(({ address }) => address === undefined);
  const [first] = all;
  const block = (unknown ?? first)?.resource.block;
  const listed = places.of(role).map(describePoint).join(" or ");
  block?.report(
    unknown === undefined
      ? `the ${listed} has no address that the site gives to the Edge interface \`${role}\``
      : `the address of the ${listed} is not written out, and may be none that the site gives to the Edge interface \`${role}\``,
    "write `private_ip_address` with `Static` allocation, or correct `interfaces` of the site",
  );
}

function shown(address: Prefix | undefined): string {
  return (address?.text ?? "").replace(/\/\d+$/, "");
}
