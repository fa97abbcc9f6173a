// Versions of the clouds' providers that mean something else by the same text: those that can only be too old are refused,
// those that may be are an assumption.
import {
  checkProviderVersions,
  requirementsIn,
} from "../../../../../policies/readers/sources/terraform-config/provider-versions";
import { ReadingNotes } from "../../../../../policies/readers/reading-notes";

const GOOGLE = { google_compute_firewall: {} };
const AZURE = { azurerm_network_security_group: {} };

type Root = Readonly<Record<string, unknown>>;

/** What is refused, and what is assumed. */
function said(root: Root, locked?: ReadonlyMap<string, string>) {
  const source = { file: "f", placeOf: () => ({ file: "f" }), constructOf: () => undefined };
  const notes = new ReadingNotes(source);
  checkProviderVersions(requirementsIn(root), notes, locked);
  return [notes.unsupported.map(({ message }) => message).join(), notes.assumptions.join()];
}

const required = (provider: string, version: unknown, resource: Root): Root => ({
  terraform: { required_providers: { [provider]: version } },
  resource,
});
const google = (version: unknown): Root => required("google", { version }, GOOGLE);
const azurerm = (version: unknown): Root => required("azurerm", { version }, AZURE);
const MAYBE = /is 4\.49 or newer/;
const NOTHING = /^$/;
const NEXT_GOOGLE =
  /^resources of the provider google mean in version 8, which the configuration admits, what they mean in 7$/;

test.each<[what: string, root: Root, refused: RegExp, assumed: RegExp]>([
  ["google too old", google("~> 3.5"), /`google` is required as `~> 3.5`, which is before 4.49/, NOTHING],
  ["just too old", google("4.48.0"), /before 4.49/, NOTHING],
  ["just new enough", google("4.49.0"), NOTHING, NOTHING],
  ["a range over both", google(">= 3.0, < 6.0"), NOTHING, MAYBE],
  ["no version", google(undefined), NOTHING, MAYBE],
  ["no requirement", { resource: GOOGLE }, NOTHING, MAYBE],
  ["the old form", required("google", "~> 2.5", GOOGLE), /before 4.49/, NOTHING],
  ["the older form", { provider: { google: { version: "~> 2.5" } }, resource: GOOGLE }, /before 4.49/, NOTHING],
  ["providers in a list", { provider: [{ google: [{ version: "~> 2.5" }] }], resource: GOOGLE }, /before 4.49/, NOTHING],
  ["both, which hold together", { provider: { google: { version: "< 4.0" } }, ...google(">= 3.0") }, /`>= 3.0, < 4.0`/, NOTHING],
  ["google-beta too old", required("google-beta", { version: "~> 4.0, < 4.40" }, GOOGLE), /`google-beta`/, MAYBE],
  ["azurerm too old", azurerm("~> 1.44"), /`azurerm` is required as `~> 1.44`, which is before 2.0/, NOTHING],
  ["azurerm 1.0 or newer", azurerm(">= 1.0"), NOTHING, /azurerm is 2\.0 or newer/],
  ["azurerm 4", azurerm("~> 4.0"), NOTHING, NOTHING],
  ["azurerm 4 and 5", azurerm(">= 4.55, < 6"), NOTHING, NOTHING],
  ["azurerm 6 as well", azurerm(">= 4.55, < 6.1"), NOTHING, /azurerm mean in version 6/],
  ["azurerm 6 alone", azurerm("~> 6.0"), NOTHING, /azurerm mean in version 6/],
  ["google up to 7", google(">= 6.50, < 8"), NOTHING, NOTHING],
  ["google without an end", google(">= 6.50"), NOTHING, NEXT_GOOGLE],
  ["google 8.0 itself", google("8.0.0"), NOTHING, NEXT_GOOGLE],
  ["a provider of the other cloud", required("google", { version: "~> 2.5" }, AZURE), NOTHING, /azurerm is 2\.0/],
  ["no such syntax", google("^4.0"), /not a version constraint/, NOTHING],
  ["a list", google(["4.50"]), /not a version constraint/, NOTHING],
  ["nothing meets it", google("> 5, < 5"), /no version of the provider/, NOTHING],
])("%s", (_, root, refused, assumed) => {
  const [refusals, assumptions] = said(root);
  expect(refusals).toMatch(refused);
  expect(assumptions).toMatch(assumed);
}); // prettier-ignore

test("a lock file decides", () => {
  expect(said(google(">= 3.0"), new Map([["google", "5.1.0"]]))).toEqual(["", ""]);
  expect(said(google(">= 3.0"), new Map([["google", "8.5.0"]]))[1]).toMatch(NEXT_GOOGLE);
  expect(said(google(undefined), new Map([["google", "4.47.0"]]))).toEqual([
    expect.stringMatching(/locked at 4.47.0, which is before 4.49/),
    "",
  ]);
  expect(said(google(">= 3.0"), new Map([["azurerm", "3.1.0"]]))[1]).toMatch(MAYBE);
});
