import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type GreedyOptions, greedy, type PlateauOptions, plateau } from "./index.ts";

type Runs = readonly (number | readonly [value: number, count: number])[];
interface Case {
  readonly id: string;
  readonly plateau?: PlateauOptions;
  readonly greedy?: GreedyOptions;
  readonly baseLrs: readonly number[];
  readonly metrics: Runs;
  readonly lrs: readonly Runs[];
}

const here = new URL("./golden/plateau.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(here, "utf8")) as { cases: readonly Case[] };
const expand = (runs: Runs): number[] =>
  runs.flatMap((run) => (typeof run === "number" ? [run] : new Array<number>(run[1]).fill(run[0])));

/** The tolerance that the tables were published with. */
function tolerance(id: string, want: number, peak: number): number {
  if (id.startsWith("keras/")) return 1e-6 * Math.abs(want);
  const recursion = id.startsWith("torch/") || id.startsWith("mmengine/");
  return recursion ? 1e-9 * Math.abs(want) : 1e-12 * Math.abs(want) + 1e-15 * peak;
}

/** The factors of a group: before any metric, and after each. */
function factors(each: Case, group: number): number[] {
  const along = <State>(control: {
    start: State;
    next: (s: State, m: number) => State;
    factor: (s: State, step: number, group: number) => number;
  }): number[] => {
    let state = control.start;
    const found = [control.factor(state, 0, group)];
    for (const metric of expand(each.metrics)) {
      state = control.next(state, metric);
      found.push(control.factor(state, found.length, group));
    }
    return found;
  };
  return each.plateau === undefined ? along(greedy(each.greedy)) : along(plateau(each.plateau));
}

describe("the frameworks' own runs are reproduced", () => {
  test.each(cases.map((each) => [each.id, each] as const))("%s", (id, each) => {
    const peak = Math.max(...each.lrs.flatMap(expand));
    each.lrs.forEach((runs, group) => {
      const want = expand(runs);
      const all = factors(each, group);
      const found = id.startsWith("optax/") ? all.slice(1) : all; // Optax scales the very update that was read
      expect(found.length).toBe(want.length);
      found.forEach((factor, i) => {
        const off = Math.abs(factor * each.baseLrs[group] - want[i]);
        expect(off, `LR ${i} of group ${group}`).toBeLessThanOrEqual(tolerance(id, want[i], peak));
      });
    });
  });
});

const shared = new URL("../../../../../shared/golden/", import.meta.url);
const frameworks = [...new Set(cases.map(({ id }) => id.split("/")[0]))];

interface Original {
  readonly id: string;
  readonly scheduler: string;
  readonly base_lrs?: readonly number[];
  readonly inputs: { readonly metrics?: readonly number[]; readonly values?: readonly number[] };
  readonly lrs: readonly (readonly number[])[];
}

const readOriginals = (framework: string): Original[] => {
  const all = JSON.parse(readFileSync(new URL(`${framework}.json`, shared), "utf8")) as Original[];
  return all.filter(({ scheduler }) => /plateau|greedy/i.test(scheduler));
};

if (existsSync(shared)) {
  test.each(frameworks)("the copies are all of the plateau cases of %s in ../shared/golden", (framework) => {
    const copies = cases.filter(({ id }) => id.startsWith(`${framework}/`));
    expect(
      copies.map(({ id, baseLrs, metrics, lrs }) => ({
        id,
        base: baseLrs,
        metrics: expand(metrics),
        lrs: lrs.map(expand),
      })),
    ).toEqual(
      readOriginals(framework).map(({ id, base_lrs: base = [1], inputs, lrs }) => ({
        id,
        base,
        metrics: inputs.metrics ?? inputs.values,
        lrs,
      })),
    );
  });
} else if (!process.env.CI) {
  // In CI a skipped test fails, and a clean clone never has that folder beside it.
  test.skip("the copies are those of ../shared/golden, which this machine lacks", () => {});
}
