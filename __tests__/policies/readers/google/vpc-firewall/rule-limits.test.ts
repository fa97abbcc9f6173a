// What Google takes in one VPC firewall rule (cloud-semantics 3.5, U12): past a fixed limit the rule is refused, past one that
// Google raises it is an assumption.
import { complaints, type Fields, google, read, vpc, vpcRule } from "../../support/read-documents";

const names = (count: number, start = "t"): readonly string[] => [
  "edge",
  ...Array.from({ length: count - 1 }, (_, at) => `${start}${at}`),
];
const ranges = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `10.${at >> 8}.${at & 255}.0/24`);
const accounts = (count: number): Fields => ({
  target_tags: null,
  target_service_accounts: names(count),
});

const about = (...rules: readonly Fields[]) => {
  const reading = read(google(), vpc(...rules));
  return {
    refused: complaints(reading).filter((text) => text.includes("Google takes")),
    assumed: reading.assumptions.filter((text) => /more than 256 ranges|quota/.test(text)),
  };
};

test.each(["Web", "web_1", "web-", "1web", "x".repeat(64)])("the tag %s is refused", (tag) => {
  const found = complaints(read(google(), vpc(vpcRule({ target_tags: ["edge", tag] }))));
  expect(found).toEqual([expect.stringContaining(`refuses the network tag \`${tag}\``)]);
});

test.each<[what: string, fields: Fields, refused: number, assumed: number]>([
  ["70 target tags", { target_tags: names(70) }, 0, 0],
  ["71 target tags", { target_tags: names(71) }, 1, 0],
  ["70 target tags, some twice", { target_tags: [...names(70), ...names(70)] }, 0, 0],
  ["30 source tags", { source_tags: names(30) }, 0, 0],
  ["31 source tags", { source_tags: names(31) }, 1, 0],
  ["10 target accounts", accounts(10), 0, 0],
  ["11 target accounts", accounts(11), 1, 0],
  ["11 source accounts", { target_tags: null, source_service_accounts: names(11) }, 1, 0],
  ["256 ranges", { source_ranges: ranges(256) }, 0, 0],
  ["257 ranges", { source_ranges: ranges(257) }, 0, 1],
  ["5,000 ranges", { source_ranges: ranges(5000) }, 0, 1],
  ["5,001 ranges", { source_ranges: ranges(5001) }, 1, 0],
  ["257 near ranges", { destination_ranges: ranges(257) }, 0, 1],
])("%s", (_, fields, refused, assumed) => {
  const found = about(vpcRule(fields));
  expect([found.refused.length, found.assumed.length]).toEqual([refused, assumed]);
});

test("more rules than Google gives a project unasked are an assumption", () => {
  const rules = (count: number) => Array.from({ length: count }, () => vpcRule());
  expect(about(...rules(100)).assumed).toEqual([]);
  expect(about(...rules(101)).assumed).toEqual([expect.stringMatching(/quota .* 101 of them/)]);
});
