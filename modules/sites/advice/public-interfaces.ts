// Interfaces with public IPv4 addresses. A cloud's rules see the private address of a machine; the public one that the tables
// speak of is translated before they are asked, and rules that name it open nothing.
import { formatRanges, parsePrefix, subtractAddresses } from "../../packets";
import type { Roles } from "../file/role-addresses";
import type { Advisory } from "../site";

/** RFC 1918 and RFC 6598. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].map((text) =>
  parsePrefix(text),
);

/** One note about all of them: what is to be done is the same. */
export function publicInterfaces({ interfaces }: Roles): readonly Advisory[] {
  const found = [...interfaces.values()].flatMap(({ role, addresses }) => {
    const open = addresses.flatMap(({ family, ranges }) =>
      family === 4 ? subtractAddresses(ranges, PRIVATE) : [],
    );
    if (open.length === 0) return [];
    return [{ role, texts: formatRanges(4, open).slice(0, 3).join(", ") }];
  });
  if (found.length === 0) return [];
  const [first] = found;
  const subject =
    found.length === 1
      ? `interface \`${first?.role ?? ""}\` has public addresses (${first?.texts ?? ""})`
      : `interfaces ${found.map(({ role, texts }) => `\`${role}\` (${texts})`).join(", ")} have public addresses`;
  const message = `${subject}: the cloud's rules see the private addresses of the machines, and \`interfaces\` should list these`;
  return [{ id: "note", effect: "closes", message }];
}
