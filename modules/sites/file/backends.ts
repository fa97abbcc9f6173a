// Where Terraform keeps the state of each deployment. Arguments are passed through as they are, but for `{deployment}`,
// which stands for the deployment's name: two stacks in one state would destroy each other's resources.
import { formatPath } from "../../input";
import type { Inspection, Path } from "../../input";
import type { Backend } from "../site";
import type { WrittenBackend, WrittenDeployment, WrittenSite } from "./written-site";

const PLACEHOLDER = "{deployment}";

/** A deployment's backend and where the file names it. */
interface PlacedBackend {
  readonly deployment: string;
  readonly backend: Backend;
  readonly path: Path;
}

/** The backend of a deployment: its own, or else the site's. */
function readBackend(
  own: WrittenBackend | undefined,
  shared: WrittenBackend | undefined,
  deployment: string,
): PlacedBackend | undefined {
  const [entry] = Object.entries(own ?? shared ?? {});
  if (entry === undefined) return undefined;
  const [type, config] = entry;
  const path = own === undefined ? ["backend"] : ["deployments", deployment, "backend"];
  const filled = fill(config, deployment) as Readonly<Record<string, unknown>>;
  return { deployment, backend: { type, config: filled }, path: [...path, type] };
}

/** Reports references, which Terraform does not allow here, and deployments that would share one state. */
function checkBackends(backends: readonly PlacedBackend[], inspection: Inspection): void {
  const first = new Map<string, PlacedBackend>();
  for (const placed of backends) {
    const { backend, path, deployment } = placed;
    const text = JSON.stringify([backend.type, sorted(backend.config)]);
    if (text.includes("${"))
      inspection.reportErrorAtKey(path, {
        message: `\`${formatPath(path)}\` holds a Terraform reference; Terraform reads the backend before anything else`,
        remedy: "write the value itself, or give it to `terraform init` with -backend-config",
      });
    const other = first.get(text);
    first.set(text, other ?? placed);
    if (other === undefined || hasOwnStateByDefault(backend)) continue;
    inspection.reportErrorAtKey(path, {
      message: `deployments \`${other.deployment}\` and \`${deployment}\` would keep their state in the same place`,
      allowed: "a state for each deployment",
      remedy: `write \`${PLACEHOLDER}\` in the key, prefix, path or workspace name; it stands for the deployment's name`,
    });
  }
}

/** A local state without a path lies in the stack's own folder. */
function hasOwnStateByDefault({ type, config }: Backend): boolean {
  return type === "local" && config["path"] === undefined;
}

function fill(value: unknown, deployment: string): unknown {
  if (typeof value === "string") return value.replaceAll(PLACEHOLDER, deployment);
  if (Array.isArray(value)) return value.map((item) => fill(item, deployment));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fill(item, deployment)]),
  );
}

function sorted(config: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The backend of each deployment by its name, checked against the others. */
export function readBackends(
  { backend: shared }: WrittenSite,
  entries: readonly (readonly [string, WrittenDeployment])[],
  inspection: Inspection,
) {
  const placed = entries.flatMap(([name, { backend }]) => readBackend(backend, shared, name) ?? []);
  checkBackends(placed, inspection);
  return new Map(placed.map(({ deployment, backend }) => [deployment, backend]));
}
