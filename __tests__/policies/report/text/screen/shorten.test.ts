// Which words lose their middle on a screen, and which are kept because somebody copies, opens or counts with them.
import fc from "fast-check";
import stringWidth from "string-width";

import {
  isShortenable,
  shortenMiddle,
  shortenWords,
} from "../../../../../policies/report/text/screen/shorten";

test.each([
  ["a Terraform address", 'azurerm_network_security_group.edge.security_rule["in-deny-all-v4"]'],
  [
    "an Azure resource id",
    "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v",
  ],
  ["a Google name", "projects/p/global/networks/perimeter"],
  ["a digest", "ee3862a086428aefce0e55637649e7d7c93ea427b0b1405fc89f17"],
  ["a flow", "in-internal-tcp-50001-logging-controllers"],
  ["a name in backticks", "`in-access-udp-3478-live-messenger-clients-v4`"],
])("shortened: %s", (_, word) => {
  expect(isShortenable(word)).toBe(true);
  expect(shortenWords(`by ${word} alone`, 24)).toMatch(/^by \S+…\S+ alone$/);
});

test.each([
  ["an address", "203.0.113.0-203.0.113.255,"],
  ["an IPv6 range", "2001:db8:1111:2222:3333:4444:5555:6666/128"],
  ["an IPv6 address with a port", "[2001:db8:1111:2222:3333:4444:5555:6666]:49152"],
  ["an IPv6 range of addresses", "2001:db8:1111:2222::-2001:db8:1111:2222:ffff:ffff:ffff:ffff"],
  ["a range of ports", "49152-65535"],
  ["a URL", "https://learn.microsoft.com/azure/load-balancer/overview#probe-source-ip-address"],
  ["a file and its place", "cdktf.out/stacks/azure-westeurope/cdk.tf.json:70:11"],
  ["a file in backticks", "`deployments/europe-west/edge.yaml`,"],
  ["a path", "/home/somebody/deployments/europe-west/cdktf.out"],
  ["a path from here", "../deployments/europe-west/cdktf.out/stacks"],
  ["an option", "--target-service-account-of-the-machines"],
])("kept: %s", (_, word) => {
  expect(shortenWords(`by ${word} alone`, 8)).toBe(`by ${word} alone`);
});

test("a command in backticks is kept, for it is copied", () => {
  const command = "`edge-firewall check edge --deployment azure-westeurope-production`";
  expect(shortenWords(`run ${command}`, 10)).toBe(`run ${command}`);
});

test("a painted word keeps its colours", () => {
  const painted = `\u001b[1m${"a".repeat(20)}\u001b[22m`;
  expect(shortenWords(painted, 7)).toBe("\u001b[1maaa…aaa\u001b[22m");
});

test("law: what is left is as wide as it may be at most, and begins and ends as the word does", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "_", "-", "名", "9"), minLength: 1 });
  const share = fc.constantFrom(1 / 3, 1 / 2, 4 / 5);
  fc.assert(
    fc.property(word, fc.integer({ min: 5, max: 40 }), share, (text, width, head) => {
      const short = shortenMiddle(text, width, head);
      expect(stringWidth(short)).toBeLessThanOrEqual(width);
      const [first = "", last] = short.split("…");
      expect(
        last === undefined ? short === text : text.startsWith(first) && text.endsWith(last),
      ).toBe(true);
    }),
  );
});
