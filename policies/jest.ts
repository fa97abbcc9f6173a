// Matchers for a platform's own jest: `expect(stack).toAdmitExactly("edge.yaml")`. Importing this file adds them to the
// `expect` of jest, the global one and the one of `@jest/globals`, which are the same object, and to the types of both.
import { edgeFirewallMatchers, type EdgeFirewallMatchers } from "./matchers";

export {
  edgeFirewallMatchers,
  type EdgeFirewallMatchers,
  type MatcherOptions,
  readConfigurationFolder,
} from "./matchers";
export type { Subject } from "./command/inputs/open-subject";

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how @types/jest is extended
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T> extends EdgeFirewallMatchers<R> {}
  }
}

declare module "expect" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- how it is extended
  interface Matchers<R extends void | Promise<void>, T = unknown> extends EdgeFirewallMatchers<R> {}
}

if (typeof expect !== "undefined") expect.extend(edgeFirewallMatchers);
