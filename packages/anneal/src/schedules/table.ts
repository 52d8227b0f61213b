import { defineKind, type Kind } from "./kind.ts";
import { rank } from "./lookup.ts";

export interface TableSpec {
  readonly kind: "table";
  /** `[value, count]`: the value for that many steps. */
  readonly runs: readonly (readonly [value: number, count: number])[];
}

/**
 * An explicit value for each step, run-length compressed; the last value holds.
 *
 *   lr(t) = entry floor(t) of the expanded runs
 *
 * Units: values are LRs, counts are whole steps. `tableOf(values)` compresses a list.
 * @example compile(table({ runs: [[0.1, 3], [0.01, 2]] }), { steps: 5 }).at(3); // 0.01
 */
export const table: Kind<TableSpec> = /* @__PURE__ */ defineKind<TableSpec>(
  "table",
  "An explicit value for each step.",
  {
    runs: {
      type: "list",
      of: { type: "pair", of: [{ type: "number" }, { type: "number", min: 1, max: 1e15, whole: true }] },
      atLeast: 1,
      says: "[LR, number of steps]",
    },
  },
  ({ runs }) => {
    const levels = Float64Array.from(runs, (run) => run[0]);
    const ends = new Float64Array(runs.length);
    let end = 0;
    runs.forEach(([, count], k) => {
      end += count;
      ends[k] = end;
    });
    const last = runs.length - 1;
    const at =
      end === runs.length // one entry per step: no search
        ? (t: number) => levels[t < last ? Math.floor(t) : last]
        : (t: number) => levels[Math.min(rank(ends, t), last)];
    return { span: end, at };
  },
);

/**
 * The table of a list of values, one per step, with equal neighbours in one run.
 *
 * @example tableOf([0.1, 0.1, 0.1, 0.01]); // { kind: "table", runs: [[0.1, 3], [0.01, 1]] }
 */
export function tableOf(values: ArrayLike<number>): TableSpec {
  const runs: [number, number][] = [];
  for (let i = 0; i < values.length; i++) {
    const run = runs[runs.length - 1];
    if (run !== undefined && Object.is(run[0], values[i])) run[1]++;
    else runs.push([values[i], 1]);
  }
  return { kind: "table", runs };
}
