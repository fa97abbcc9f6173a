// Edits that do not care which cloud it is: every leaf made null, unset, unresolved or misspelt; keys that nobody knows;
// what Terraform itself can do to a resource; other things in the document.
import type { Edit } from "./mutants";
import type { Loose } from "./rule-dialects";

type Path = readonly (string | number)[];

export function* documentMutants(original: Loose): Generator<Edit> {
  for (const [path, value] of leavesOf(original["resource"], ["resource"])) {
    const name = path.join(".");
    const set = (group: string, what: string, to: unknown): Edit => [
      group,
      `${name}: ${what}`,
      (document) => {
        put(document, path, to);
      },
    ];
    if (value === null) {
      yield set("token", "unset made a token", "${var.anything}");
      continue;
    }
    yield set("null", "null", null);
    yield [
      "key removed",
      `${name}: removed`,
      (document) => {
        removeAt(document, path);
      },
    ];
    yield set("token", "a token", "${var.anything}");
    yield set("token", "a template", "%{ if true }x%{ endif }");
    yield set("type", "a number", 7);
    yield set("type", "an object", { a: 1 });
    yield set("type", "a list", [value]);
    yield set("type", "false", false);
    yield set("type", "empty text", "");
    if (typeof value === "string" && /[a-z]/i.test(value) && !value.includes("${")) {
      yield set("spelling", "upper case", value.toUpperCase());
      yield set("spelling", "lower case", value.toLowerCase());
      yield set("spelling", "a space behind", `${value} `);
    }
  }
  yield* resourceMutants(original);
  yield* topLevelMutants();
}

/** Every value that is not an object or a list, and every list, with the way to it. */
function* leavesOf(value: unknown, path: Path): Generator<readonly [Path, unknown]> {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === "string")) yield [path, value];
    for (const [index, item] of value.entries()) yield* leavesOf(item, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key !== "//") yield* leavesOf(item, [...path, key]);
    }
  } else {
    yield [path, value];
  }
}

function parentOf(document: Loose, path: Path): Loose {
  return path.slice(0, -1).reduce<Loose>((body, key) => body[String(key)] as Loose, document);
}

function put(document: Loose, path: Path, value: unknown): void {
  parentOf(document, path)[String(path.at(-1))] = value;
}

function removeAt(document: Loose, path: Path): void {
  const parent = parentOf(document, path);
  const key = path.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

const META: readonly (readonly [what: string, body: Loose])[] = [
  ["count 0", { count: 0 }],
  ["count 1", { count: 1 }],
  ["count of a token", { count: "${var.n}" }],
  ["for_each", { for_each: { a: 1 } }],
  ["dynamic block", { dynamic: { allow: { for_each: "${var.rules}", content: {} } } }],
  ["dynamic rule", { dynamic: { security_rule: { for_each: "${var.rules}", content: {} } } }],
  ["ignores all changes", { lifecycle: { ignore_changes: "all" } }],
  ["ignores rule changes", { lifecycle: { ignore_changes: ["security_rule", "allow", "deny"] } }],
  ["provisioner", { provisioner: { "local-exec": { command: "true" } } }],
  ["connection", { connection: { type: "ssh" } }],
  ["unknown key", { wide_open: true }],
  ["unknown key that is null", { wide_open: null }],
  ["create before destroy", { lifecycle: { create_before_destroy: true } }],
  ["prevent destroy", { lifecycle: { prevent_destroy: true } }],
  ["depends on nothing", { depends_on: [] }],
];

function* resourceMutants(original: Loose): Generator<Edit> {
  for (const [type, named] of Object.entries(original["resource"] as Loose)) {
    for (const name of Object.keys(named as Loose)) {
      for (const [what, body] of META) {
        yield [
          "meta-arguments",
          `${type}.${name}: ${what}`,
          (document) => {
            const resource = parentOf(document, ["resource", type, name, ""]);
            Object.assign(resource, body);
          },
        ];
      }
      yield [
        "meta-arguments",
        `${type}.${name}: a list of one`,
        (document) => {
          const parent = parentOf(document, ["resource", type, name]);
          parent[name] = [parent[name]];
        },
      ];
      yield [
        "remove resource",
        `${type}.${name} removed`,
        (document) => {
          removeAt(document, ["resource", type, name]);
        },
      ];
    }
    yield [
      "remove resource",
      `every ${type} removed`,
      (document) => {
        removeAt(document, ["resource", type]);
      },
    ];
  }
}

const OTHER_TYPES = [
  "azapi_resource",
  "azurerm_firewall_policy_rule_collection_group",
  "azurerm_network_manager_admin_rule",
  "azurerm_resource_group_template_deployment",
  "google_compute_network_firewall_policy_rule",
  "google_compute_firewall_policy_rule",
  "google_compute_region_network_firewall_policy_with_rules",
  "google_compute_firewall_policy_association",
  "null_resource",
  "aws_security_group",
  "a_type_of_tomorrow",
] as const;

function* topLevelMutants(): Generator<Edit> {
  const add = (name: string, path: Path, value: unknown): Edit => [
    "document",
    name,
    (document) => {
      const parent = path
        .slice(0, -1)
        .reduce<Loose>((body, key) => (body[String(key)] ??= {}) as Loose, document);
      parent[String(path.at(-1))] = value;
    },
  ];
  for (const type of OTHER_TYPES) {
    yield add(`also ${type}`, ["resource", type, "other"], { name: "other" });
  }
  yield add("also a module", ["module", "network"], { source: "./network" });
  yield add("also an import", ["import"], [{ to: "google_compute_firewall.x", id: "x" }]);
  yield add("also a moved block", ["moved"], [{ from: "a.b", to: "a.c" }]);
  yield add("also a removed block", ["removed"], [{ from: "a.b" }]);
  yield add("also an unknown block", ["wide_open"], {});
  yield add("also an output", ["output", "answer"], { value: 42 });
  yield add("also a variable", ["variable", "answer"], { default: 42 });
  yield add("also a local", ["locals", "answer"], 42);
  yield add("no resources", ["resource"], {});
  yield add("resources in a list", ["resource"], []);
  yield add("resources null", ["resource"], null);
}
