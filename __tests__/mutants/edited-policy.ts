// The policy that a deployment emits, in a reviewer's hands: named edits of its Terraform JSON, and the verdict on what
// came of them.
import type { Deployment } from "../../modules/sites";
import { prove } from "../../policies/proof";
import type { DeploymentVerdict } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import { AZURE_DIALECT, GOOGLE_DIALECT } from "./rule-dialects";
import type { Dialect, Loose, Slot } from "./rule-dialects";
import { terraformText } from "../samples/synthesize";

/** The emitted policy of one cloud, in the words of the edits. Rules go by the beginning of their names. */
export class EditedPolicy {
  readonly document: Loose;
  readonly cloud: Deployment["cloud"];
  private readonly deployment: Deployment;
  private readonly dialect: Dialect;

  constructor(deployment: Deployment) {
    const { cloud } = deployment;
    this.deployment = deployment;
    this.cloud = cloud;
    this.dialect = cloud === "azure" ? AZURE_DIALECT : GOOGLE_DIALECT;
    this.document = JSON.parse(terraformText(deployment)) as Loose;
  }

  ports(name: string, ports: string): void {
    this.dialect.setPorts(this.rule(name).body, [ports]);
  }

  far(name: string, prefixes: readonly string[]): void {
    const { body } = this.rule(name);
    const side = this.dialect.isInbound(body) ? "source" : "destination";
    this.dialect.setPrefixes(body, side, prefixes);
  }

  protocol(name: string, word: "any" | "tcp"): void {
    const { body } = this.rule(name);
    const [any, tcp] = this.dialect.protocols;
    this.dialect.setProtocol(body, word === "any" ? any : tcp);
    if (word === "any") this.dialect.setPorts(body, this.dialect.everyPort);
  }

  drop(name: string): void {
    this.rule(name).remove();
  }

  allow(name: string): void {
    this.dialect.setAllow(this.rule(name).body, true);
  }

  shadow(name: string): void {
    const copy = structuredClone(this.rule(name).body);
    copy["priority"] = 101;
    this.rule(name).body["priority"] = 102;
    this.dialect.setAllow(copy, false);
    this.dialect.add(this.document, "shadow", copy);
  }

  turnAround(name: string): void {
    const { body } = this.rule(name);
    const [source, destination] = (["source", "destination"] as const).map((side) =>
      this.dialect.prefixes(body, side),
    );
    this.dialect.setInbound(body, true);
    this.dialect.setPrefixes(body, "source", destination!);
    this.dialect.setPrefixes(body, "destination", source!);
  }

  /** A new rule, as the partners' one but for what is given. */
  allowIn(rule: {
    readonly from: readonly string[];
    readonly to?: readonly string[];
    readonly protocol: "tcp";
    readonly ports: readonly string[];
  }): void {
    const copy = structuredClone(this.rule("in-access-tcp-5061-public-im-partners").body);
    copy["priority"] = 3000;
    this.dialect.setPrefixes(copy, "source", rule.from);
    if (rule.to !== undefined) this.dialect.setPrefixes(copy, "destination", rule.to);
    this.dialect.setPorts(copy, rule.ports);
    this.dialect.add(this.document, "stray", copy);
  }

  verdict(): DeploymentVerdict {
    const text = JSON.stringify(this.document, null, 2);
    return prove(parseTerraformConfiguration(text, "cdk.tf.json"), this.deployment);
  }

  private rule(name: string): Slot {
    const found = this.dialect
      .slots(this.document)
      .filter(({ body }) => String(body["name"]).includes(name));
    const [only, ...others] = found;
    if (only === undefined || others.length > 0) throw new Error(`not one rule \`${name}\``);
    return only;
  }
}
