// Names of the constructs that attach the group. They come from the id that is attached, not from its position in a
// list, so that adding a subnet never moves the attachment of another.
import { createHash } from "node:crypto";

import type { AzureAttachment } from "../../sites";

/** `subnet-edge-1a2b3c4d` for `/subscriptions/…/subnets/edge`. The id must be free of tokens. */
export function attachmentName(attachment: AzureAttachment): string {
  const [kind, id] =
    "subnetId" in attachment
      ? ["subnet", attachment.subnetId]
      : ["network-interface", attachment.networkInterfaceId];
  const last = id.slice(id.lastIndexOf("/") + 1);
  const readable = last.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-|-$/g, "");
  return `${kind}-${readable}-${createHash("sha256").update(id).digest("hex").slice(0, 8)}`;
}
