// A platform of five stacks on each cloud, built with the real constructs: its own synthesis, the command and the matchers prove
// both Edge Servers in it, and each edit anywhere in it is refused.
import "../../policies/jest";
import { AZURE_EDITS } from "./azure-edits";
import { AZURE_SITE, azurePlatform } from "./azure-platform";
import { GOOGLE_EDITS } from "./google-edits";
import { GOOGLE_SITE, googlePlatform } from "./google-platform";
import { PlatformFolder } from "./platform-folder";

describe.each([
  ["Azure", azurePlatform, AZURE_SITE, AZURE_EDITS],
  ["Google Cloud", googlePlatform, GOOGLE_SITE, GOOGLE_EDITS],
] as const)("a platform on %s", (_, make, site, edits) => {
  const limit = Error.stackTraceLimit;
  // The toolkit takes a stack trace for every token, which jest maps to our sources.
  Error.stackTraceLimit = 0;
  const folder = new PlatformFolder(make, site);
  Error.stackTraceLimit = limit;
  const { app, edges } = folder.platform;

  beforeAll(() => {
    app.synth();
  });
  afterAll(() => {
    folder.remove();
  });

  test("`check cdktf.out` proves both Edge Servers", async () => {
    const { status, stdout } = await folder.check();
    expect(stdout).toMatch(/PROVEN edge-a[^]*PROVEN edge-b/);
    expect(status).toBe(0);
  });

  test("the matchers prove a stack, the app and the folder", () => {
    for (const edge of edges) expect(edge).toAdmitExactly(folder.site);
    expect(app).toAdmitExactly(folder.site);
    expect(folder.path).toAdmitExactly(folder.site);
  });

  test.each(edits)("%s: refused", async (_, stack, edit) => {
    const { status, stdout } = await folder.checkEdited(stack, edit);
    expect(stdout).toMatch(/REFUTED|UNDECIDED/);
    expect([1, 2]).toContain(status);
  });
});
