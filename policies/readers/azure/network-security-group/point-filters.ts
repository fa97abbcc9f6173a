// What filters in front of the machines of an attachment point: its own group, its subnet's, both, or none.
import type { Layer } from "../../../../modules/packets";
import type { RuleOrigin } from "../../gate";
import type { StagedLayer } from "../../point-layers";
import type { GateDirection } from "../../rules/rule";
import { type AttachmentPoint, describePoint } from "../attachment-points";
import type { Attachment } from "./attachments/group-attachments";
import type { Filters, ListedPoint } from "./attachments/listed-points";
import { layerWithoutGroup, unknownLayer } from "./azure-defaults";
import type { GroupLayers } from "./group-layers";

export class PointFilters {
  readonly #layers: GroupLayers;
  readonly #attachments: readonly Attachment[];
  readonly #stage: number;

  /** @param stage where Azure's groups stand among the layers of all kinds. */
  constructor(layers: GroupLayers, attachments: readonly Attachment[], stage: number) {
    this.#layers = layers;
    this.#attachments = attachments;
    this.#stage = stage;
  }

  /** What filters in front of the machines of a point, and its name. */
  at(
    { point, inSubnet, ...filters }: ListedPoint,
    direction: GateDirection,
  ): { readonly name: string; readonly layers: readonly StagedLayer[] } {
    const own = this.layerOf(filters, direction);
    const name = `${describePoint(point)} (${groupName(filters)})`;
    const outer = inSubnet === undefined ? undefined : this.layerOf(inSubnet, direction);
    if (inSubnet === undefined || outer === undefined) {
      const layer = own ?? this.#openLayer(point, inSubnet !== undefined, direction);
      return { name, layers: [this.staged(layer, point.kind, direction)] };
    }
    const both = `${name} in ${describePoint(inSubnet.subnet)} (${groupName(inSubnet)})`;
    const layers = [this.staged(outer, "subnet", direction)];
    if (own !== undefined) layers.push(this.staged(own, "networkInterface", direction));
    return { name: both, layers };
  }

  /** Inbound the subnet's group comes first, outbound the interface's; both must allow. */
  staged(
    layer: Layer<RuleOrigin>,
    kind: AttachmentPoint["kind"],
    direction: GateDirection,
  ): StagedLayer {
    const isFirst = (kind === "subnet") === (direction === "inbound");
    return { layer, stage: this.#stage + (isFirst ? 0 : 1), asksNext: true };
  }

  /** The layer of the group that filters there; `undefined` where the source attaches none. */
  layerOf({ certain, possible }: Filters, direction: GateDirection): Layer<RuleOrigin> | undefined {
    if (certain.length === 0 && possible.length === 0) return undefined;
    const [attachment] = certain;
    return certain.length !== 1 || attachment?.group === undefined
      ? unknownLayer(
          "the configuration does not show which security group filters here",
          [...certain, ...possible].map(({ block }) => block.address),
        )
      : this.#layers.of(attachment.group, direction);
  }

  #openLayer(
    point: AttachmentPoint,
    subnetKnown: boolean,
    direction: GateDirection,
  ): Layer<RuleOrigin> {
    const others = this.#attachments.some(({ kind }) => kind !== point.kind);
    return layerWithoutGroup(direction, subnetKnown || !others);
  }
}

/** The group that filters, by its address. */
export function groupName({ certain: [attachment] }: Filters): string {
  return attachment?.group?.block.address ?? "no security group";
}
