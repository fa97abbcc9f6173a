// How a path is shown: relative to where the user is, if that is shorter to read.
import { relative } from "node:path";

/** The path from the working directory, where it lies below; else as it is. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === "" || short.startsWith("..") ? path : short;
}
