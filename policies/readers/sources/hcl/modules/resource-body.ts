// A resource or data source of a module, as it would be written into the whole.
import { isObject, listOf } from "../../../resources/values";
import type { ModuleInstance } from "./module-instances";
import type { Json } from "../files/parse-hcl";
import { providerOfResource } from "./provider-scope";
import { marked } from "../values/resolved";
import { referenceSteps } from "../values/templates";
import type { WrittenBlock } from "../files/written-block";

/** What Terraform evaluates in a way of its own, or that makes more of the resource than is written. Left as it is. */
const AS_WRITTEN: ReadonlySet<string> = new Set([
  "//",
  "count",
  "for_each",
  "dynamic",
  "depends_on",
  "provisioner",
  "connection",
]);

export function resourceBody(
  block: WrittenBlock,
  { scope, providers }: ModuleInstance,
): { readonly body: Json; readonly marks: unknown } {
  const entries = Object.entries(block.body)
    .filter(([key]) => key !== "provider")
    .map(([key, written]) => {
      if (key === "lifecycle")
        return [key, { value: plainLifecycle(written), marks: undefined }] as const;
      if (AS_WRITTEN.has(key)) return [key, { value: written, marks: undefined }] as const;
      return [key, scope.resolve(written)] as const;
    });
  const own = providerOfResource(block);
  const provider = providers(own);
  const [type = ""] = block.labels;
  const isUsual = provider === type.split("_", 1)[0];
  return {
    body: {
      ...Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
      ...(!isUsual && { provider }),
    },
    marks: marked(Object.fromEntries(entries.map(([key, { marks }]) => [key, marks]))),
  };
}

/** Arguments that are named, and not evaluated: `[tags]` is written `["${tags}"]` in the form of JSON. */
function plainLifecycle(written: unknown): unknown {
  return listOf(written).map((one) =>
    isObject(one) && "ignore_changes" in one
      ? { ...one, ignore_changes: plainNames(one["ignore_changes"]) }
      : one,
  );
}

function plainNames(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(plainNames);
  if (typeof written !== "string") return written;
  return referenceSteps(written) === undefined
    ? written
    : /^\$\{\s*([^]*?)\s*\}$/.exec(written)?.[1];
}
