// Standard input, whole.
import type { Streams } from "../streams";

export async function readStream({ stdin }: Streams): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin)
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}
