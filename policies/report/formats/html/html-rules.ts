// The rules of a configuration in evaluation order, each with what it matches and the flows that it serves; the cloud's own
// rules stand among them, because they decide too.
import type { Place } from "../../../../modules/input";
import { describeBox } from "../../../catalog";
import type { RuleUse } from "../../../proof";
import { type Content, type Markup, markup } from "../../text/markup";
import { inCode } from "./html-entries";
import { cell, code, leftOut, MOST_ROWS, placeCode, scrolling, tableHead } from "./html-words";

const COLUMNS = ["direction", "priority", "action", "rule", "matches", "serves"];

/** The table; a sentence where it could not be made. */
export function ruleTable(rules: readonly RuleUse[] | undefined, file: string): Markup {
  if (rules === undefined)
    return markup`<p class="note">What each rule is good for was not found out.</p>`;
  const shown = rules.slice(0, MOST_ROWS);
  const body = shown.map((use) => ruleRow(use, file));
  return markup`${scrolling("Rules", markup`<table class="stacking">${tableHead(COLUMNS)}<tbody>${body}</tbody></table>`)}${leftOut(rules.length - shown.length, "rules")}`;
}

function ruleRow(use: RuleUse, file: string): Markup {
  const { rule, direction, action } = use;
  return markup`<tr>${[
    cell("direction", direction),
    cell("priority", rule.priority),
    cell("action", markup`<span class="action ${action}">${action}</span>`),
    cell("rule", ruleName(use, file)),
    cell("matches", matchWords(use)),
    cell("serves", servesWords(use)),
  ]}</tr>
`;
}

function ruleName({ rule }: RuleUse, file: string): Content {
  const { name, address, writtenBy } = rule;
  if (writtenBy === "cloud") return markup`${name}<br><span class="quiet">the cloud's own</span>`;
  const { construct } = rule;
  return markup`<span title="${address}">${code(name)}</span><br><span class="quiet">${placeWords(rule.place, file)}${construct === undefined ? undefined : markup`<br>${construct.path} ${placeCode(construct.place)}`}</span>`;
}

/** The line alone in the configuration that the page names above. */
function placeWords(place: Place | undefined, file: string): Content {
  return place?.line !== undefined && place.file === file ? `line ${place.line}` : placeCode(place);
}

/** Boxes shown of one rule. */
const SHOWN_BOXES = 4;

function matchWords({ rule, matches }: RuleUse): Content {
  const said = described(matches);
  const hidden = said.length - SHOWN_BOXES;
  const uncertainty =
    rule.reason === undefined
      ? undefined
      : markup`<li class="quiet">at most: ${inCode(rule.reason)}</li>`;
  return markup`<ul>${said.slice(0, SHOWN_BOXES).map((text) => markup`<li>${text}</li>`)}${hidden > 0 ? markup`<li>and ${hidden} more</li>` : undefined}${uncertainty}</ul>`;
}

/** A protocol with ports and one without are boxes of their own; where all of both are matched, that is one thing to say. */
function described(boxes: RuleUse["matches"]): readonly string[] {
  const said = boxes.map(describeBox);
  const ported = "every protocol with ports any port ";
  const portless = "every protocol without ports ";
  return said.flatMap((text) => {
    if (text.startsWith(ported) && said.includes(text.replace(ported, portless)))
      return [text.replace(ported, "any protocol ")];
    return text.startsWith(portless) && said.includes(text.replace(portless, ported)) ? [] : [text];
  });
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
