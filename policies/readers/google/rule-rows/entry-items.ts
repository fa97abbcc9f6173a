// What a VPC firewall rule allows or denies, as the elements of a list: `tcp 443`, one for each port or range.
import { protocolName } from "../../../../modules/packets";
import type { HiddenValue, RowItem, RowValue } from "../../rules/rule-row";
import { hiddenValue, portItem, unknownValue } from "../../rules/row-values";
import type { ResourceBlock } from "../../resources/resource-block";
import type { Entries, Entry } from "../vpc-firewall/records";

export function entriesValue(block: ResourceBlock, { entries, lost }: Entries): RowValue {
  const [first] = lost;
  if (entries.length === 0)
    return first === undefined ? { is: "unset" } : unknownValue(block, first);
  const parts = entries.map((entry) => partsOf(block, entry));
  const hidden = [
    ...lost.map((one) => hiddenValue(block, one)),
    ...parts.flatMap((part) => part.hidden),
  ];
  const isSecret = entries.some(({ protocol, ports }) =>
    [protocol, ports].some((field) => field.is === "known" && field.sensitive === true),
  );
  return {
    is: "list",
    items: parts.flatMap(({ items }) => items),
    ...(hidden.length > 0 && { hidden }),
    ...(isSecret && { sensitive: true }),
  };
}

interface Parts {
  readonly items: readonly RowItem[];
  readonly hidden: readonly HiddenValue[];
}

/** An entry whose protocol or ports are not shown is no element: what is known of it would say more than it does. */
function partsOf(block: ResourceBlock, { protocol, ports }: Entry): Parts {
  if (protocol.is === "unset") return { items: [], hidden: [] };
  if (protocol.is === "unknown") return { items: [], hidden: [hiddenValue(block, protocol)] };
  if (ports.is === "unknown") return { items: [], hidden: [hiddenValue(block, ports)] };
  const name = protocol.value;
  const means = protocolMeaning(name);
  if (ports.is === "unset") return { items: [{ text: name, means }], hidden: [] };
  return {
    items: ports.value.known.map((text) => ({
      text: `${name} ${text}`,
      means: `${means} ${portItem(text).means}`,
    })),
    hidden: ports.value.unknown.map((one) => hiddenValue(block, one)),
  };
}

/** Google takes protocols by name or number, in any letter case. */
function protocolMeaning(text: string): string {
  return /^\d{1,3}$/.test(text) ? protocolName(Number(text)) : text.toLowerCase();
}
