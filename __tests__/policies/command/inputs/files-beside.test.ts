// The files that Terraform reads beside a configuration, and nothing else that lies there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { filesBeside } from "../../../../policies/command/inputs/files-beside";

const folder = mkdtempSync(join(tmpdir(), "beside-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text = name): void => {
  writeFileSync(join(folder, name), text);
};
const names = (root: Record<string, unknown> = {}): readonly string[] =>
  filesBeside(join(folder, "cdk.tf.json"), root).map(({ kind, name }) => `${kind} ${name}`);

test("files of the configuration, of variables and the lock file; no copies, folders or states", () => {
  ["cdk.tf.json", "z.tf", "a_override.tf.json", "o.tofu", ".terraform.lock.hcl"].forEach((name) => {
    write(name);
  });
  ["terraform.tfvars", "a.auto.tfvars.json", "prod.tfvars"].forEach((name) => {
    write(name);
  });
  ["._cdk.tf.json", ".hidden.tf", "cdk.tf.json~", "terraform.x.tfstate", "README.md"].forEach(
    (name) => {
      write(name);
    },
  );
  mkdirSync(join(folder, "network.tf"));
  expect(names()).toEqual([
    "configuration a_override.tf.json",
    "configuration o.tofu",
    "configuration z.tf",
    "lock .terraform.lock.hcl",
    "variables a.auto.tfvars.json",
    "variables terraform.tfvars",
  ]);
});

test("files that functions and data sources name, from the folder of the configuration", () => {
  const root = {
    locals: {
      port: '${trimspace(file("port.txt"))}',
      all: '${fileset("${path.module}/ports", "*")}',
      rest: '${templatefile("${path.root}/t.tpl", { a = file("./a.txt") })}',
    },
    data: { local_file: { ranges: { filename: "ranges.json" } } },
    resource: {
      google_compute_firewall: { x: { source_ranges: "${data.local_file.ranges.content}" } },
      google_compute_instance: { m: { metadata_startup_script: '${file("start.sh")}' } },
    },
  };
  expect(names(root).filter((name) => name.startsWith("data"))).toEqual([
    "data a.txt",
    "data port.txt",
    "data ports",
    "data ranges.json",
    "data t.tpl",
  ]);
});

test("the hash tells contents apart", () => {
  const root = { locals: { port: '${file("port.txt")}' } };
  const shaOf = (): string | undefined =>
    filesBeside(join(folder, "cdk.tf.json"), root).find(({ name }) => name === "port.txt")?.sha;
  expect(shaOf()).toBe("absent");
  write("port.txt", "443");
  const before = shaOf();
  write("port.txt", "1-65535");
  expect(shaOf()).not.toBe(before);
  expect(before).toMatch(/^[0-9a-f]{64}$/);
});
