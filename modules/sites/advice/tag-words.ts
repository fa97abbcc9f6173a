// What is known of a service tag, in a few words beside its name.
import type { ServiceTag } from "../bound-flow";

export function tagWords({ stated }: ServiceTag): string {
  return stated ? "service tag, contents as stated" : "service tag, contents not known";
}
