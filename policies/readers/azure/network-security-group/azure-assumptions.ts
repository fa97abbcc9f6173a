// What the gates of an Azure deployment rest on besides the source.
import type { ListedPoint } from "./attachments/listed-points";
import type { ReadingNotes } from "../../reading-notes";
import type { StatedContents } from "../../rules/stated-contents";

export function assumeForAzure(
  points: readonly ListedPoint[],
  subnets: "dedicated" | "shared",
  stated: StatedContents,
  notes: ReadingNotes,
): void {
  notes.assume(
    stated.noRulesAbove
      ? "the site states that no security admin rule of Azure Virtual Network Manager acts on these machines"
      : "no security admin rule of Azure Virtual Network Manager acts on these machines",
  );
  notes.assume(
    "traffic that security groups never filter (168.63.129.16, 169.254.169.254, DHCP, DNS and licensing of the platform, and protocols that they do not see) is outside this proof",
  );
  if (
    points.some(({ point, inSubnet }) => point.kind === "subnet" || inSubnet?.namedBySite === true)
  ) {
    notes.assume(
      "network interfaces in the attached subnets carry no security group of configurations that were not read",
    );
    if (subnets === "dedicated") notes.assume("the attached subnets hold Edge Servers only");
  }
  if (points.some(({ point }) => point.kind === "networkInterface")) {
    notes.assume(
      "the subnets of the attached network interfaces carry no security group of configurations that were not read",
    );
  }
}
