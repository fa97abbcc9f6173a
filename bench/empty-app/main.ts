// The yardstick: what the same command costs when a project says nothing at all.
import { App, TerraformStack } from "cdktf";

const app = new App();
new TerraformStack(app, "first");
new TerraformStack(app, "second");
app.synth();
