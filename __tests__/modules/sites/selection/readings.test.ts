// What the site may choose about the rows: the interface that is printed or corrected, and obsolete rows.
import { advice, bound, deploymentOf, flowIds, SOUND } from "../site-text";

const CORRECTED = `${SOUND}interfaceReading: corrected\n`;
const EXCLUDED = `${SOUND}obsolete: exclude\n`;

test("as printed, rows 4-6 bind to the Access interface", () => {
  expect(flowIds(`${SOUND}interfaceReading: printed\n`).slice(3)).toEqual([
    "out-access-tcp-50000-59999-live-messenger-clients",
    "out-access-udp-3478-live-messenger-clients",
    "in-access-udp-3478-live-messenger-clients",
  ]);
});

test("corrected, rows 4-6 bind to the A/V interface and its address", () => {
  expect(flowIds(CORRECTED)).toEqual([
    "in-access-tcp-5061-public-im-partners",
    "out-access-tcp-5061-public-im-partners",
    "in-access-tcp-443-clients",
    "out-av-tcp-50000-59999-live-messenger-clients",
    "out-av-udp-3478-live-messenger-clients",
    "in-av-udp-3478-live-messenger-clients",
  ]);
  const { flows, interfaces } = deploymentOf(bound(CORRECTED));
  expect(flows[3]!.near).toEqual(interfaces[1]);
});

test.each([
  ["printed", SOUND, "bound to `access` (interfaceReading: printed)"],
  ["corrected", CORRECTED, "bound to `av` (interfaceReading: corrected)"],
])("read as %s, the advisory says which interface holds and why", (_, text, says) => {
  const advisories = advice(text, "erratum");
  expect(advisories).toHaveLength(3);
  for (const message of advisories) {
    expect(message).toContain("prints `Edge Server Access interface`");
    expect(message).toContain(says);
    expect(message).toContain("A/V Edge service");
  }
});

test("obsolete rows are bound with a dated advisory", () => {
  expect(advice(SOUND, "obsolete")).toHaveLength(5);
  expect(advice(SOUND, "obsolete")[0]).toContain("2025-05-05");
  expect(advice(SOUND, "obsolete")[2]).toContain("2013-03-15");
});

test("a site may leave obsolete rows out, and the report says so", () => {
  expect(flowIds(EXCLUDED)).toEqual(["in-access-tcp-443-clients"]);
  expect(deploymentOf(bound(EXCLUDED)).selectedRows).toBe(1);
  expect(advice(EXCLUDED, "excluded-row")).toHaveLength(5);
  expect(advice(EXCLUDED, "erratum")).toEqual([]);
});
