// The rules of a configuration in evaluation order, each with what it matches and the flows that it serves; the cloud's own
// rules stand among them, because they decide too.
import type { Place } from "../../../../modules/input";
import { describeBox } from "../../../catalog";
import type { RuleUse } from "../../../proof";
import { type Content, type Markup, markup } from "../../text/markup";
import { Footnotes } from "./html-footnotes";
import { matchLines } from "./match-lines";
import { type RuleGroup, ruleGroups } from "./rule-groups";
import {
  breakable,
  cell,
  code,
  leftOut,
  MOST_ROWS,
  placeCode,
  scrolling,
  tableHead,
} from "./html-words";

const COLUMNS = ["direction", "priority", "action", "rule", "matches", "serves"];

/**
 * The table; a sentence where it could not be made.
 * @param id of its part of the page, which those of its footnotes begin with.
 */
export function ruleTable(rules: readonly RuleUse[] | undefined, file: string, id: string): Markup {
  if (rules === undefined)
    return markup`<p class="note">What each rule is good for was not found out.</p>`;
  const shown = rules.slice(0, MOST_ROWS);
  const notes = new Footnotes(`${id}-note`);
  const groups = ruleGroups(shown);
  const bodies = (groups ?? [{ rules: shown }]).map(
    (group) => markup`<tbody>${groupHead(group)}${group.rules.map((use) =>
      ruleRow(use, file, notes, groups !== undefined),
    )}</tbody>
`,
  );
  return markup`${scrolling("Rules", markup`<table class="stacking">${tableHead(COLUMNS)}${bodies}</table>`)}${leftOut(rules.length - shown.length, "rules")}${notes.list("At most, because:")}`;
}

function groupHead({ construct }: Partial<RuleGroup>): Markup | undefined {
  if (construct === undefined) return undefined;
  const said =
    construct === "cloud"
      ? markup`the cloud's own`
      : markup`${breakable(construct.path)} ${placeCode(construct.place)}`;
  return markup`<tr class="group"><th scope="rowgroup" colspan="${COLUMNS.length}">${said}</th></tr>
`;
}

function ruleRow(use: RuleUse, file: string, notes: Footnotes, isGrouped: boolean): Markup {
  const { rule, direction, action } = use;
  return markup`<tr>${[
    cell("direction", direction),
    cell("priority", rule.priority),
    cell("action", markup`<span class="action ${action}">${action}</span>`),
    cell("rule", ruleName(use, file, isGrouped)),
    cell("matches", matchWords(use, notes)),
    cell("serves", servesWords(use)),
  ]}</tr>
`;
}

/** What the head of its group says already is not said again. */
function ruleName({ rule }: RuleUse, file: string, isGrouped: boolean): Content {
  const { name, address, writtenBy, construct } = rule;
  if (writtenBy === "cloud")
    return isGrouped ? name : markup`${name} <br><span class="quiet">the cloud's own</span>`;
  const madeBy =
    construct === undefined || isGrouped
      ? undefined
      : markup` <br>${breakable(construct.path)} ${placeCode(construct.place)}`;
  return markup`<span title="${address}">${code(name)}</span> <br><span class="quiet">${placeWords(rule.place, file)}${madeBy}</span>`;
}

/** The line alone in the configuration that the page names above. */
function placeWords(place: Place | undefined, file: string): Content {
  return place?.line !== undefined && place.file === file ? `line ${place.line}` : placeCode(place);
}

/** Boxes shown of one rule. */
const SHOWN_BOXES = 4;

function matchWords({ rule, matches }: RuleUse, notes: Footnotes): Content {
  const said = matchLines(matches.map(describeBox));
  const hidden = said.length - SHOWN_BOXES;
  const uncertainty =
    rule.reason === undefined
      ? undefined
      : markup`<li class="quiet">at most ${notes.mark(rule.reason)}</li>`;
  return markup`<ul>${said.slice(0, SHOWN_BOXES).map((text) => markup`<li>${text}</li>`)}${hidden > 0 ? markup`<li>and ${hidden} more</li>` : undefined}${uncertainty}</ul>`;
}

/** Flows shown of one rule. */
const SHOWN_FLOWS = 6;

function servesWords({ action, decides, serves }: RuleUse): Content {
  if (!decides) return markup`<span class="quiet">decides no packet</span>`;
  if (action === "deny") return markup`<span class="quiet">closes the rest</span>`;
  if (serves.length === 0) return markup`<span class="tag">no flow</span>`;
  const hidden = serves.length - SHOWN_FLOWS;
  return markup`<ul>${serves.slice(0, SHOWN_FLOWS).map((id) => markup`<li>${id}</li>`)}${hidden > 0 ? markup`<li>and ${hidden} more</li>` : undefined}</ul>`;
}
