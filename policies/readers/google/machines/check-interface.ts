// One network interface of a machine that was read, held against what the site says of the Edge: where its machines are, by
// which tags or accounts they are known, which addresses they have. What contradicts it, or could, is reported.
import { addressesOverlap, type Prefix } from "../../../../modules/packets";
import { areInOtherProjects } from "../google-network";
import { describeMachines, edgeClasses } from "../machine-classes";
import { isAtHome, type Sighting } from "./sightings";

/** Whether every Edge address of a network is where the site says, so that no other machine there can have one. */
export type IsSettled = (sighting: Sighting) => boolean;

/** Reports what is wrong with an interface of which one Edge address at least is certain; whether it did. */
export function checkHolder(sighting: Sighting, isSettled: IsSettled): boolean {
  const { seen, own, inNetwork, carries, holds, machine } = sighting;
  const [held] = holds;
  if (
    held === undefined ||
    (inNetwork !== "same" && carries === "different" && isSettled(sighting))
  )
    return false;
  const has = `the address ${shown(held.address)} of the Edge interface \`${held.end.role}\``;
  const here = `network ${own.name.text}`;
  if (inNetwork === "different") {
    if (carries === "different" && isOtherProject(sighting)) return false;
    seen.block.report(
      `the machine has ${has} in ${describePlace(sighting)}, and the site has it in ${here}: the rules there do not act on it`,
      "attach the interface to the network of the site's settings, or correct the site",
    );
    return true;
  }
  if (carries === "different") {
    machine.block.report(
      `the machine has ${has} and is none of the ${classesOf(sighting)}, so that the rules for the Edge do not act on it`,
      "give it the tag or account of the site's settings, or correct `interfaces` of the site",
    );
    return true;
  }
  if (carries === "unknown") {
    machine.block.report(
      `the machine has ${has}, and it cannot be told whether it is one of the ${classesOf(sighting)}`,
      "write its tags or account as in the site's settings",
    );
    return true;
  }
  if (!machine.isOne) {
    machine.block.report(
      `any number of machines is made with ${has}, and which addresses each of them has is not shown`,
      "declare each Edge machine by itself, with its addresses",
    );
    return true;
  }
  const outside = holds.find(({ address }) => !isWithin(address, seen.place.ranges));
  if (outside !== undefined) {
    seen.block.report(
      `the machine has the address ${shown(outside.address)} of the Edge interface \`${outside.end.role}\`, which its subnetwork does not hold`,
      "correct the address, or the range of the subnetwork",
    );
    return true;
  }
  if (isAtHome(sighting)) return false;
  seen.block.report(
    `the machine has ${has}, and it cannot be told whether ${describePlace(sighting)} is the site's ${here}`,
    "write `network` as in the site's settings",
  );
  return true;
}

/** Reports an interface that has no Edge address for certain; whether it did. */
export function checkOther(sighting: Sighting, isSettled: IsSettled): boolean {
  const { machine, seen, own, inNetwork, carries, mayHold } = sighting;
  const settled = isSettled(sighting);
  const here = `network ${own.name.text}`;
  if (carries === "same") {
    if (mayHold && (inNetwork !== "different" || !settled)) {
      seen.block.report(
        `the machine is one of the ${classesOf(sighting)}, and its address in ${describePlace(sighting)} is not shown: whether it is the site's cannot be told`,
        machine.isOne
          ? "write `network_ip`, and `alias_ip_range` where it has several, as in `interfaces` of the site"
          : "declare each Edge machine by itself, with its address; or take the tag or account from what is no Edge machine",
      );
      return true;
    }
    if (inNetwork === "same" || (inNetwork === "unknown" && !settled)) {
      const addresses = seen.addresses.shown.map(shown);
      machine.block.report(
        `the machine is one of the ${classesOf(sighting)} in ${here}, and ${addresses.length === 0 ? "the addresses of its subnetwork are" : `its address ${addresses.join(", ")} is`} none of the site's Edge addresses: rules for the Edge open it as well`,
        "take the tag or account from it, or list its address under `interfaces` of the site",
      );
      return true;
    }
    return false;
  }
  if (inNetwork === "different" || settled || !mayHold) return false;
  const mayBe = carries === "unknown" || seen.addresses.besides === "anything";
  if (!mayBe) return false;
  seen.block.report(
    `the machine may be an Edge machine: ${describePlace(sighting)} ${inNetwork === "same" ? "is" : "may be"} the site's, its address is not shown, and it ${carries === "unknown" ? "may be" : "is not"} one of the ${classesOf(sighting)}`,
    "write its tags and `network_ip` out, or declare the Edge machines with theirs",
  );
  return true;
}

/** Reports a further interface of an Edge machine, in front of which no rule for the Edge stands for certain. */
export function checkFurther(sightings: readonly Sighting[]): void {
  const [first] = sightings;
  if (first === undefined) return;
  const guarded = sightings.some(
    ({ inNetwork, carries }) => inNetwork === "same" && carries === "same",
  );
  if (guarded || sightings.some((one) => isAtHome(one) && one.holds.length > 0)) return;
  const elsewhere = sightings.every(({ inNetwork }) => inNetwork === "different");
  first.seen.block.report(
    elsewhere
      ? `the Edge machine has another interface, in ${describePlace(first)}, which is none of the site's: no rule for the Edge stands before it`
      : `the Edge machine has another interface, in ${describePlace(first)}, and it cannot be told that rules for the Edge stand before it`,
    "take the interface away, or list its network in the site's settings and its address under `interfaces`",
  );
}

function isWithin(address: Prefix, ranges: readonly Prefix[] | undefined): boolean {
  const same = ranges?.filter(({ family }) => family === address.family) ?? [];
  return same.length === 0 || addressesOverlap(same, [address]);
}

function classesOf({ own }: Sighting): string {
  return edgeClasses(own.network.targets).map(describeMachines).join(" or ");
}

function describePlace({ seen: { place } }: Sighting): string {
  if (place.network !== undefined) return `network ${place.network.text}`;
  return place.unseenSubnetwork === undefined
    ? "a network that is not shown"
    : `the network of subnetwork ${place.unseenSubnetwork}`;
}

/** Networks of different projects may well have the same addresses. */
function isOtherProject({ seen, own }: Sighting): boolean {
  return seen.place.network !== undefined && areInOtherProjects(seen.place.network, own.name);
}

export function shown({ text }: Prefix): string {
  return text.replace(/\/(32|128)$/, "");
}
