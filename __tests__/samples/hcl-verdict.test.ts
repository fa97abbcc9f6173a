// The samples as the toolkit writes them in HCL: one verdict with the same stack in JSON, also when it is wrong.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { judge } from "../../policies/proof";
import { readConfigurationFolder, readGates } from "../../policies/readers";
import { SAMPLE_DEPLOYMENTS } from "./samples";
import { synthesizedHcl } from "./synthesized-stack";

const folder = mkdtempSync(join(tmpdir(), "hcl-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each(SAMPLE_DEPLOYMENTS.map((one) => [one.title, one.deployment] as const))(
  "%s is proven in HCL, and refuted with its ports moved",
  async (_, deployment) => {
    const text = synthesizedHcl(deployment);
    const verdictOf = async (written: string): Promise<string> => {
      writeFileSync(join(folder, "main.tf"), written);
      const source = await readConfigurationFolder(folder);
      return judge("stack", readGates(source, deployment), deployment).verdict;
    };
    expect(await verdictOf(text)).toBe("proven");
    const changed = text.replace(/"(\d{2,5})"/g, (_, port: string) => `"${Number(port) + 1}"`);
    expect(changed).not.toBe(text);
    expect(await verdictOf(changed)).toBe("refuted");
  },
);
