import { noCounts, soakRound } from "../../bench/soak-rounds";

test("sets and packet-by-packet evaluation agree on rule lists of every shape (a short soak)", () => {
  const counts = noCounts();
  for (let seed = 1; seed <= 8; seed += 1) soakRound(seed, 300, counts);
  expect(counts.differences).toEqual([]);
  expect(counts.pieces).toBeGreaterThan(200);
  expect(counts.apart).toBeGreaterThan(200);
});
