import fc from "fast-check";
import { expect, test } from "vitest";
import { nameGap, placeName } from "./place-name.ts";

test("a name stands in the middle of its band, and after the name before it", () => {
  expect(placeName([100, 200], 60, { cursor: 0, end: 300, last: false })).toBe(120);
  expect(placeName([100, 200], 60, { cursor: 130, end: 300, last: false })).toBe(130);
});

test("a name that is wider than its band runs on where the next one keeps 60 pixels, or is left out", () => {
  expect(placeName([100, 120], 60, { cursor: 0, end: 160 + nameGap + 60, last: false })).toBe(100);
  expect(placeName([100, 120], 60, { cursor: 0, end: 160 + nameGap + 59, last: false })).toBeUndefined();
  expect(placeName([100, 120], 60, { cursor: 104, end: 1000, last: false })).toBeUndefined();
});

test("the last name ends at the edge, if the one before leaves it the room", () => {
  expect(placeName([180, 200], 60, { cursor: 140, end: 200, last: true })).toBe(140);
  expect(placeName([180, 200], 60, { cursor: 141, end: 200, last: true })).toBeUndefined();
});

test("no name overlaps the one before it, or leaves the plot", () => {
  const edges = fc.array(fc.double({ min: 1, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 });
  const widths = fc.array(fc.double({ min: 1, max: 120, noNaN: true }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(edges, widths, (bands, names) => {
      const ends = bands.map((_, k) => bands.slice(0, k + 1).reduce((sum, each) => sum + each, 0));
      let cursor = 0;
      bands.forEach((wide, k) => {
        const last = k + 1 === bands.length;
        const at = placeName([ends[k] - wide, ends[k]], names[k], {
          cursor,
          end: ends[k + 1] ?? ends[k],
          last,
        });
        if (at === undefined) return;
        expect(at).toBeGreaterThanOrEqual(cursor);
        expect(at + names[k]).toBeLessThanOrEqual(ends[ends.length - 1] + 1e-9);
        cursor = at + names[k] + nameGap;
      });
    }),
    { seed: 3, numRuns: 300 },
  );
});
