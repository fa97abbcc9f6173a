// The pages repeat their tables. What each sibling says otherwise than the table that is typed by hand is typed here, row
// by row; in everything else that a firewall needs to know they agree.
import { rowsOf } from "./printed-rows";

/** What a firewall needs of each row, and when: no labels, no printed words. */
function said(id: string): readonly string[] {
  return rowsOf(id).map(([, , , , flow, conditions]) => `${flow} | ${conditions}`);
}

type Difference = readonly [row: number, ours: string | undefined, theirs: string | undefined];

// prettier-ignore
const SIBLINGS: readonly (readonly [
  typed: string,
  sibling: string,
  differences: readonly Difference[],
])[] = [
  ["lync2013-single-nat-internal", "lync2013-single-public-internal", []],
  ["lync2013-single-nat-internal", "lync2013-scaled-dns-nat-internal", []],
  ["lync2013-single-nat-internal", "lync2013-scaled-dns-public-internal", []],
  ["lync2013-single-nat-external", "lync2013-single-public-external", [
    [9, "out av tcp 50000-59999 av-peers | av and federation", "out access/av tcp 50000-59999 av-peers | av and federation"],
  ]],
  ["lync2013-single-nat-external", "lync2013-scaled-dns-public-external", []],
  ["lync2013-director-pool-hlb-ports", "lync2013-director-pool-dns-hlb-ports", [
    [6, "in director-vip tcp 5061 edge-internal | ", "in director tcp 5061 edge-internal | "],
  ]],
  ["lync2013-single-nat-federation", "lync2013-single-public-federation", []],
  ["lync2013-single-nat-federation", "lync2013-scaled-dns-nat-federation", []],
  ["lync2013-single-nat-federation", "lync2013-scaled-dns-public-federation", []],
  ["lync2013-single-nat-federation", "lync2013-sip-xmpp-pic-sip-federation", []],
  ["lync2013-scaled-dns-nat-pic", "lync2013-single-nat-pic", []],
  ["lync2013-scaled-dns-nat-pic", "lync2013-single-public-pic", []],
  ["lync2013-scaled-dns-nat-pic", "lync2013-scaled-dns-public-pic", []],
  ["lync2013-sip-xmpp-pic-pic", "lync2013-pic", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-xmpp-federation", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-single-nat-xmpp", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-single-public-xmpp", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-scaled-dns-nat-xmpp", []],
  ["lync2013-sip-xmpp-pic-xmpp", "lync2013-scaled-dns-public-xmpp", []],
  ["lync2013-reverse-proxy-external", "lync2013-autodiscover-external", []],
];

test.each(SIBLINGS)("%s and %s", (typed, sibling, differences) => {
  const [ours, theirs] = [said(typed), said(sibling)];
  const found = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index)
    .filter((index) => ours[index] !== theirs[index])
    .map((index) => [index + 1, ours[index], theirs[index]]);
  expect(found).toEqual(differences);
});

test("lync2013-scaled-dns-nat-external has one row more than lync2013-single-nat-external, the second", () => {
  const theirs = said("lync2013-scaled-dns-nat-external");
  expect(theirs[1]).toBe("out access tcp 5269 xmpp-partners | xmpp");
  expect(theirs.filter((_, index) => index !== 1)).toEqual(said("lync2013-single-nat-external"));
});
