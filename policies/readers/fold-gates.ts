// The one place where layers become chains: the layers of all kinds of firewalls at one enforcement point, in the order in
// which a packet meets them.
import type { Chain, Layer } from "../../modules/packets";
import type { Gate, RuleOrigin } from "./gate";
import type { GateList } from "./gate-list";
import type { KindGates, PointLayers, StagedLayer } from "./point-layers";

/** Adds the gates of the kinds to a list: one for each point, in the order of the kinds. */
export function foldGates(
  kinds: readonly KindGates[],
  which: "opening" | "every",
  gates: GateList,
): GateList {
  const points = new Map<string, PointLayers[]>();
  for (const kind of kinds) {
    // Two points of one kind may say the same of where they stand: then they are taken in their order.
    const seen = new Map<string, number>();
    for (const point of kind.points(which)) {
      const count = seen.get(point.key) ?? 0;
      seen.set(point.key, count + 1);
      const key = `${point.key} ${count}`;
      const known = points.get(key);
      if (known === undefined) points.set(key, [point]);
      else known.push(point);
    }
  }
  for (const [, [first, ...others]] of points) {
    if (first !== undefined) gates.add(first.machines, () => foldGate(first, others));
  }
  return gates;
}

/** One gate out of what the kinds have at one point. */
export function foldGate(first: PointLayers, others: readonly PointLayers[]): Gate {
  const { point, layers } = first.make();
  const all = [...layers, ...others.flatMap((other) => other.make().layers)];
  return { ...point, machines: first.machines, chain: chainOf(all) };
}

/** Layers in the order in which a packet meets them. */
export function chainOf(layers: readonly StagedLayer[]): Chain<RuleOrigin> {
  const ordered = layers.toSorted((a, b) => a.stage - b.stage);
  return ordered.map(({ layer, asksNext }, at) =>
    asksNext && at < ordered.length - 1 ? before(layer) : layer,
  );
}

/** The layer in front of another: what it allows, the other is asked about; what it denies is denied. */
function before({ rules, implied }: Layer<RuleOrigin>): Layer<RuleOrigin> {
  return {
    rules: rules.map((rule) => (rule.action === "allow" ? { ...rule, action: "next" } : rule)),
    implied: implied.action === "allow" ? { ...implied, action: "next" } : implied,
  };
}
