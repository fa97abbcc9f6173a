// Names that nothing asks about are told, with the name that may have been meant; names that something asks about are not.
import { withoutGoogle } from "../one-cloud";
import { advice, edited, SOUND } from "../site-text";

const PLAIN = withoutGoogle(SOUND);
const ODD = edited("av: [", "avv: [", PLAIN);
const FAR = edited("clients: any\n", "clients: any\n  branch: [192.0.2.0/24]\n", PLAIN);
const EXPECTED = `expect: [{ from: branch, to: av, protocol: tcp, ports: 22, verdict: deny }]\n`;
const told = (text: string) =>
  advice(text, "note").filter((it) => it.startsWith("no row of the documents"));

test.each([
  ["interface", "avv", "; did you mean `av`?", ODD],
  ["peer", "branch", "", FAR],
])("%s `%s`", (kind, name, meant, text) => {
  expect(told(text)).toEqual([
    `no row of the documents, extra flow, expectation or probe is about ${kind} \`${name}\`, so nothing is opened for it${meant}`,
  ]);
});

test.each([
  ["the role of a row under the other reading", PLAIN],
  ["a peer of an expectation", `${FAR}${EXPECTED}`],
  ["the far end of a row that is left out", `obsolete: exclude\n${PLAIN}`],
  [
    "an interface that a probe is sent to",
    edited("settings:\n", "settings:\n      loadBalancerProbes: [{ to: avv, ports: 443 }]\n", ODD),
  ],
])("%s is no news", (_, text) => {
  expect(told(text)).toEqual([]);
});
