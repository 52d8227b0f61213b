import { describe, expect, test } from "vitest";
import { compile, fill } from "../../src/compile/index.ts";
import { type Case, golden, type Row, tolerances } from "./golden.ts";

const quantities = {
  lrs: "learning rates",
  momentum: "momentum",
  betas: "beta1",
  weight_decay: "weight decay",
};

const peakOf = (row: Row): number => Math.max(...row.want.map(Math.abs));

/** The entries that are too far off, in words. */
function misses({ steps, times = steps, horizon, tolerance = "closed" }: Case, row: Row): string[] {
  const { at } = compile(row.spec, horizon);
  const slack = 1e-15 * peakOf(row);
  return row.want.flatMap((want, i) => {
    const got = at(times[i]);
    const near = Math.abs(got - want) <= tolerances[tolerance] * Math.abs(want) + slack;
    return near ? [] : [`update ${steps[i]}: expected ${want}, received ${got}`];
  });
}

/** The steps where `fill` and `at` differ: all up to the last one, a stretch between steps, and each odd time. */
function strays({ steps, times, horizon }: Case, row: Row): string[] {
  const curve = compile(row.spec, horizon);
  const slack = 1e-14 * peakOf(row);
  const runs: (readonly [first: number, length: number])[] =
    times === undefined
      ? [
          [0, steps[steps.length - 1] + 1],
          [steps[steps.length >> 1] + 0.5, 64],
        ]
      : times.map((time) => [time, 3]);
  return runs.flatMap(([first, length]) =>
    Array.from(fill(curve, new Float64Array(length), first)).flatMap((filled, i) => {
      const read = curve.at(first + i);
      return Math.abs(filled - read) <= slack ? [] : [`step ${first + i}: read ${read}, filled ${filled}`];
    }),
  );
}

for (const { framework, cases } of golden.values()) {
  describe(framework, () => {
    for (const each of cases) {
      for (const row of each.rows) {
        const group = row.group === undefined ? "" : ` in group ${row.group}`;
        test(`${each.id} has the same ${quantities[row.of]}${group}`, () => {
          expect(misses(each, row), each.shows).toEqual([]);
        });
      }
      test(`${each.id} is filled as it is read`, () => {
        expect(each.rows.flatMap((row) => strays(each, row))).toEqual([]);
      });
    }
  });
}
