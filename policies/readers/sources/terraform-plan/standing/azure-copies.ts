// Azure's API answers for a network with its subnets, for a subnet with its group and for a group with all of its rules,
// whoever made them, and azurerm shows these answers in a plan as they were before it. What the state's own subnets,
// associations and rules say is what stands after apply; the copies of what they said before are left out.
import { isDeepStrictEqual } from "node:util";

import { isAbsent, isObject, itemsOf } from "../../../resources/values";
import { type Had, idOf, isSeparate } from "./had";
import type { Json, Standing } from "./standing";

const SUBNET = "azurerm_subnet";
const NETWORK = "azurerm_virtual_network";
const GROUP = "azurerm_network_security_group";

export function withoutCopies(objects: readonly Standing[], had: Had): readonly Standing[] {
  return objects.map((object) => withoutCopiesIn(object, had));
}

function withoutCopiesIn(object: Standing, had: Had): Standing {
  const { type, before, action } = object;
  if (before === undefined) return object;
  if (type === SUBNET) return ofSubnet(object, had);
  if (type === NETWORK) return ofNetwork(object, had);
  // A group that is sent anew may be sent with the copies as they were.
  if (type === GROUP && action !== "update") return ofGroup(object, before, had);
  return object;
}

function ofSubnet(object: Standing, { associated }: Had): Standing {
  const { values } = object;
  const id = idOf(values["id"]);
  const isCopy = id !== undefined && associated.has(id);
  return isCopy && !isAbsent(values["network_security_group_id"])
    ? { ...object, values: { ...values, network_security_group_id: null } }
    : object;
}

function ofNetwork(object: Standing, had: Had): Standing {
  const { subnets, associated } = had;
  if (object.action === "update" && changesCopies(object, had))
    return { ...object, unknown: { ...marksIn(object), subnet: true } };
  return withList(object, "subnet", (subnet) => {
    const id = isObject(subnet) ? idOf(subnet["id"]) : undefined;
    if (id === undefined) return [subnet];
    if (subnets.has(id)) return [];
    return [associated.has(id) ? { ...(subnet as Json), security_group: "" } : subnet];
  });
}

/** Whether the network is sent with other subnets than resources of their own made: what it does to these nobody can tell. */
function changesCopies({ values, before }: Standing, { subnets, associated }: Had): boolean {
  const copies = (list: unknown): readonly unknown[] =>
    itemsOf(list).filter((subnet) => {
      const id = isObject(subnet) ? idOf(subnet["id"]) : undefined;
      return id !== undefined && (subnets.has(id) || associated.has(id));
    });
  return !isDeepStrictEqual(copies(values["subnet"]), copies(before?.["subnet"]));
}

function marksIn({ unknown }: Standing): Json {
  return isObject(unknown) ? unknown : {};
}

function ofGroup(object: Standing, before: Json, had: Had): Standing {
  const isAsBefore = isDeepStrictEqual(object.values["security_rule"], before["security_rule"]);
  if (!isAsBefore) return object;
  return withList(object, "security_rule", (rule) =>
    isSeparate(object.values, "security_rule", rule, had) ? [] : [rule],
  );
}

/** The object with other elements in a list; marks of elements that go, go with them. */
function withList(
  object: Standing,
  key: string,
  change: (element: unknown) => readonly unknown[],
): Standing {
  const list = object.values[key];
  if (!Array.isArray(list)) return object;
  const changed = (list as readonly unknown[]).map(change);
  const kept = (marks: unknown): unknown => {
    const below = isObject(marks) ? marks[key] : undefined;
    if (!Array.isArray(below)) return marks;
    return {
      ...(marks as Json),
      [key]: changed.flatMap((one, at) => one.map(() => (below as readonly unknown[])[at])),
    };
  };
  return {
    ...object,
    values: { ...object.values, [key]: changed.flat() },
    unknown: kept(object.unknown),
    sensitive: kept(object.sensitive),
  };
}
