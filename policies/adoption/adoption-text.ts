// What adopting found, as text for a person at a terminal.
import { formatPlace } from "../../modules/input";
import type { AdoptedDeployment, Adoption, Remark } from "./adoption";
import { isDescribed } from "./adoption";

/**
 * Lines, deployment by deployment; what comes from the documents is not yet made printable.
 * @param pathOf what to type for a document.
 */
export function adoptionLines(
  { draft, deployments }: Adoption,
  siteFile: string,
  pathOf: (file: string) => string,
): readonly string[] {
  return deployments.flatMap((one) => {
    const check = `\`edge-firewall check ${pathOf(one.file)} --site ${siteFile} --deployment ${one.name}\``;
    return ["", ...deploymentLines(one, draft, check)];
  });
}

function deploymentLines(
  one: AdoptedDeployment,
  { extraFlows }: Adoption["draft"],
  check: string,
): readonly string[] {
  const own = extraFlows.filter(({ deployment }) => deployment === one.name);
  const sections = [
    section(
      "documented, and open",
      one.recognised.map(({ id, rows }) => `${id} (${rows})`),
    ),
    section(
      "open, and documented by no row: extra flows that wait for owner, reason and last day",
      own.map(
        ({ id, transport, ports, from, to, notes }) =>
          `extra-${id}: ${transport} ${ports.join(", ")} from ${end(from)} to ${end(to)}; ${notes.join("; ")}`,
      ),
    ),
    // Before what follows from it.
    section("not understood", one.notUnderstood.map(remark)),
    section("documented, but closed, or open by no rule of its own", one.closed.map(remark)),
    section("open in a way that no extra flow can describe, or in doubt", one.beyond.map(remark)),
    section(
      "no addresses found: rows about these cannot be judged until they are filled in",
      one.unresolved,
    ),
  ];
  return [
    `${one.name} (${one.cloud}): ${one.ruleCount} rules read from ${one.file}`,
    ...sections.flat(),
    outcome(one, check),
  ];
}

const SHOWN = 200;

function section(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length - SHOWN;
  return [
    `  ${title}:`,
    ...items.slice(0, SHOWN).map((item) => `    ${item}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ];
}

function end(value: string | readonly string[]): string {
  return typeof value === "string" ? value : value.join(", ");
}

function remark({ message, remedy, address, place }: Remark): string {
  const at = place === undefined ? "" : `${formatPlace(place)}: `;
  const about = address === undefined || message.includes(address) ? "" : ` (${address})`;
  return `${at}${message}${about}${remedy === undefined ? "" : `; ${remedy}`}`;
}

function outcome(one: AdoptedDeployment, check: string): string {
  if (isDescribed(one))
    return `  with the blanks filled in as their comments say, ${check} says: proven`;
  const first =
    one.unresolved.length > 0
      ? "addresses are lacking"
      : one.closed.length > 0
        ? "documented flows are closed"
        : one.notUnderstood.length > 0
          ? "not everything is understood"
          : "something is open that no site file can describe";
  return `  with the blanks filled in as their comments say, ${check} will not say proven: ${first}`;
}
