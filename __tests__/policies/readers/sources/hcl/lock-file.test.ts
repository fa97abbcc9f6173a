// The dependency lock file says which version of a provider a folder is applied with.
import { perimeter, removeFolders, ROOT } from "../../support/folders";

afterEach(removeFolders);

const LOCK = ".terraform.lock.hcl";
const lock = (version: string, source = "registry.terraform.io/hashicorp/azurerm"): string =>
  `# maintained by "terraform init".\nprovider "${source}" {\n  version     = "${version}"\n  constraints = ">= 1.0.0"\n  hashes = [\n    "h1:x=",\n  ]\n}\n`;
const ranged = () => perimeter().edit(ROOT, '"5.2.0"', '">= 1.0"');
const ASSUMED = "the provider azurerm is 2.0 or newer";

test("without one, a range that reaches back is an assumption", async () => {
  const { verdict, assumptions } = await ranged().judge();
  expect([verdict, assumptions.join("\n")]).toEqual(["proven", expect.stringContaining(ASSUMED)]);
});

test("a version that means what is read is certain", async () => {
  const { verdict, assumptions } = await ranged().write(LOCK, lock("4.1.0")).judge();
  expect([verdict, assumptions.join("\n")]).toEqual([
    "proven",
    expect.not.stringContaining(ASSUMED),
  ]);
});

test("an old version is not read", async () => {
  const { verdict, findings } = await ranged().write(LOCK, lock("1.44.0")).judge();
  expect(verdict).toBe("undecided");
  expect(findings.map(({ message }) => message).join("\n")).toContain("locked at 1.44.0");
});

test("a provider of somebody else says nothing", async () => {
  const other = lock("4.1.0", "registry.terraform.io/somebody/azurerm");
  const { assumptions } = await ranged().write(LOCK, other).judge();
  expect(assumptions.join("\n")).toContain(ASSUMED);
});

test("one that is no HCL is refused at its line", async () => {
  await expect(perimeter().write(LOCK, 'provider "x" {\n').read()).rejects.toThrow(LOCK);
});
