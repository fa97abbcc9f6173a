// The report as SARIF 2.1.0, for code scanning. The objects are typed by the format's own definitions; a builder would only
// rename their fields. Nothing in it depends on the clock or on the machine.
import type { Invocation, Log, Notification, ReportingDescriptor, Result } from "sarif";

import { formatProblem, type Problem } from "../../../modules/input";
import { entryBlock } from "../model/entry-words";
import { jsonText, printable } from "../text/printable";
import { toolVersion } from "../text/tool-version";
import type { Entry, ReportModel, RuleText } from "../model/report-model";
import { logicalLocations, physicalLocation, relatedLocations } from "./sarif-locations";
import { suppressionWords } from "../text/words";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** The ways in which fingerprints are made, and were: another way would get another name. */
const FINGERPRINT = "edgeFirewallFinding/v2";
const FORMER_FINGERPRINT = "edgeFirewallFinding/v1";

/** The whole run as one log with one run. */
export function renderSarif(model: ReportModel): string {
  const { rules, sections, problems, verdict, site } = model;
  const entries = sections.flatMap((section) => section.entries);
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "edge-firewall",
            version: toolVersion(),
            rules: rules.map(ruleDescriptor),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [invocation(problems)],
        results: entries.map((entry) => result(entry, rules)),
        properties: {
          verdict,
          site: site ?? null,
          deployments: sections.map((section) => ({
            deployment: section.deployment,
            cloud: section.cloud,
            verdict: section.verdict,
            basis: section.basis,
            allowances: section.allowances,
            assumptions: section.assumptions,
            advisories: section.advisories.map(({ message }) => message),
          })),
        },
      },
    ],
  };
  return jsonText(log);
}

function ruleDescriptor({ id, statement, why, citation, exposure }: RuleText): ReportingDescriptor {
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: statement },
    fullDescription: { text: `${statement} ${why}` },
    help: {
      text: `${statement}\n\nWhy: ${why}\n\nWhere the demand comes from: ${citation}`,
      markdown: `${statement}\n\n**Why.** ${why}\n\n**Where the demand comes from.** ${citation}`,
    },
    defaultConfiguration: { level: "error" },
    properties: {
      tags: exposure ? ["firewall", "security"] : ["firewall", "availability"],
      ...(exposure && { "security-severity": "8.0" }),
    },
  };
}

function pascalCase(id: string): string {
  return id
    .split("-")
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join("");
}

function result(entry: Entry, rules: readonly RuleText[]): Result {
  const { kind, rule, level, deployment, message, flow, remedy, suppressed } = entry;
  const { fingerprint, formerFingerprint } = entry;
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  const text = [printable(message), "", ...entryBlock(entry)].join("\n");
  const related = relatedLocations(entry);
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level,
    message: { text },
    locations: [
      {
        physicalLocation: physicalLocation(entry.construct?.place ?? entry.place),
        ...logicalLocations(entry),
      },
    ],
    ...(related.length > 0 && { relatedLocations: [...related] }),
    ...(fingerprint !== undefined && {
      partialFingerprints: {
        [FINGERPRINT]: fingerprint,
        ...(formerFingerprint !== undefined && { [FORMER_FINGERPRINT]: formerFingerprint }),
      },
    }),
    ...(suppressed !== undefined && {
      suppressions: [
        {
          kind: "external",
          status: "accepted",
          justification: printable(`suppressed ${suppressionWords(suppressed)}`),
        },
      ],
    }),
    properties: { kind, deployment, flow: flow ?? null, remedy: remedy ?? null },
  };
}

function invocation(problems: readonly Problem[]): Invocation {
  return {
    executionSuccessful: problems.length === 0,
    toolExecutionNotifications: problems.map(notification),
  };
}

function notification(problem: Problem): Notification {
  const { place } = problem;
  return {
    level: "error",
    message: { text: printable(formatProblem(problem)) },
    ...(place !== undefined && { locations: [{ physicalLocation: physicalLocation(place) }] }),
  };
}
