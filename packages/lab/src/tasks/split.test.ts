import fc from "fast-check";
import { expect, test } from "vitest";
import { redrawSplit, type Split, splitRows, spread } from "./split.ts";

const all = ({ train, valid, test }: Split): number[] => [...train, ...valid, ...test].sort((a, b) => a - b);
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

test("100 rows are split 70, 15 and 15", () => {
  const { train, valid, test } = splitRows(100, 0);
  expect([train.length, valid.length, test.length]).toEqual([70, 15, 15]);
});

test("each of three classes is split 70/15/15, however they are mixed", () => {
  const classes = upTo(600).map((row) => (row % 6 === 0 ? 0 : row % 2 === 1 ? 1 : 2)); // 100, 300 and 200 rows
  const split = splitRows(600, 5, classes);
  const counts = (part: Uint32Array): number[] =>
    [0, 1, 2].map((each) => [...part].filter((row) => classes[row] === each).length);
  expect(counts(split.train)).toEqual([70, 210, 140]);
  expect(counts(split.valid)).toEqual([15, 45, 30]);
  expect(counts(split.test)).toEqual([15, 45, 30]);
});

test("any classes: the parts are disjoint, cover all rows, and are within a row of their shares in every class", () => {
  const classes = fc.array(fc.nat(5), { minLength: 20, maxLength: 300 });
  fc.assert(
    fc.property(classes, fc.nat(1000), (of, seed) => {
      const split = splitRows(of.length, seed, of);
      expect(all(split)).toEqual(upTo(of.length));
      for (const each of new Set(of)) {
        const rows = of.filter((other) => other === each).length;
        const inPart = (part: Uint32Array): number => [...part].filter((row) => of[row] === each).length;
        expect(inPart(split.train)).toBeGreaterThanOrEqual(1);
        if (rows === 1) continue;
        expect(Math.abs(inPart(split.train) - 0.7 * rows)).toBeLessThan(2);
        expect(Math.abs(inPart(split.valid) - 0.15 * rows)).toBeLessThan(1);
        expect(Math.abs(inPart(split.test) - 0.15 * rows)).toBeLessThan(1);
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("a class seen once is in training", () => {
  for (let seed = 0; seed < 50; seed++) {
    const split = splitRows(30, seed, [...new Array(29).fill(0), 1]);
    expect([...split.train]).toContain(29);
    expect(all(split)).toEqual(upTo(30));
  }
});

test("the same seed splits alike, another one otherwise", () => {
  expect(splitRows(200, 1)).toEqual(splitRows(200, 1));
  expect(splitRows(200, 1).test).not.toEqual(splitRows(200, 2).test);
});

test("every row comes to the test part in about 15% of the seeds", () => {
  const counts = new Array<number>(40).fill(0);
  const seeds = 2000;
  for (let seed = 0; seed < seeds; seed++) for (const row of splitRows(40, seed).test) counts[row]++;
  // Five standard errors of a share of 0.15.
  for (const n of counts)
    expect(Math.abs(n / seeds - 0.15)).toBeLessThan(5 * Math.sqrt((0.15 * 0.85) / seeds));
});

test("spread takes evenly spaced rows, and all when there are few", () => {
  const rows = Uint32Array.from(upTo(100));
  expect([...spread(rows, 4)]).toEqual([12, 37, 62, 87]);
  expect(spread(rows, 100)).toBe(rows);
});

test("a redrawn split keeps the rows for testing, the shares, and the classes' shares; other seeds give others", () => {
  const classes = Array.from({ length: 1700 }, (_, row) => row % 10);
  const first = splitRows(1700, 3, classes);
  const again = redrawSplit(first, 1, classes);
  expect(again.test).toEqual(first.test);
  expect([...again.train, ...again.valid, ...again.test].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 1700 }, (_, row) => row),
  );
  expect(Math.abs(again.valid.length - first.valid.length)).toBeLessThanOrEqual(3);
  for (let each = 0; each < 10; each++) {
    const members = Array.from(again.valid).filter((row) => classes[row] === each).length;
    expect(Math.abs(members - again.valid.length / 10)).toBeLessThanOrEqual(1);
  }
  expect(redrawSplit(first, 1, classes)).toEqual(again);
  // Two draws of 15% of the rows share about 18% of theirs (15 of 85), not all.
  const shared = new Set(redrawSplit(first, 2, classes).valid);
  const both = Array.from(again.valid).filter((row) => shared.has(row)).length;
  expect(both / again.valid.length).toBeGreaterThan(0.1);
  expect(both / again.valid.length).toBeLessThan(0.26);
});
