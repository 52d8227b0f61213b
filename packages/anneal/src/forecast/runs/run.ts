import { type Problem, problem, refuse } from "../../errors/index.ts";

/** A training run as the laws see it: the LR of every update, and the losses that were logged. */
export interface Run {
  readonly name: string;
  /** `lr[k]` is the LR of update k, from the first update to the last one logged, or beyond. */
  readonly lr: Float64Array;
  /** Updates, ascending, each once. */
  readonly steps: Float64Array;
  /** `losses[i]` was logged at update `steps[i]`; finite and above 0. */
  readonly losses: Float64Array;
  /** What had to be left out or assumed, one sentence each. */
  readonly notes: readonly string[];
}

/** What a run is made from. */
export interface RunSource {
  /** Default `"run"`. */
  readonly name?: string;
  /** The LR of every update. */
  readonly lr: ArrayLike<number>;
  /** The update of each loss, in any order. */
  readonly steps: ArrayLike<number>;
  readonly losses: ArrayLike<number>;
  /** Sentences about where the LR came from. */
  readonly notes?: readonly string[];
}

/** More updates than any run has that is logged in updates: beyond it the numbers are times or tokens. */
const mostUpdates = 50_000_000;

/**
 * Checks and orders what was logged. Losses that are not finite are left out; of several losses at one update the last one
 * rules, as after a resume. Both are said in `notes`.
 *
 * @throws AnnealError where no loss is left, a step is no update of the run, or a loss or an LR is below what it can be.
 * @example makeRun({ lr: [0.1, 0.1, 0], steps: [2, 0, 1], losses: [1, 3, Number.NaN] }).steps; // [0, 2]
 * @example makeRun({ name: "a", lr: [0.1], steps: [], losses: [] }); // throws: a.losses: expected at least one finite loss
 */
export function makeRun({ name = "run", lr, steps, losses, notes = [] }: RunSource): Run {
  refuse(wrongColumns(name, { lr, steps, losses }));
  const kept = inOrder(steps, losses);
  const left = losses.length - kept.finite;
  const repeated = kept.finite - kept.at.length;
  refuse(wrongValues(name, kept, { steps, losses }));
  const rates = new Float64Array(lr);
  refuse(wrongRates(name, rates, steps[kept.at[kept.at.length - 1]]));
  return {
    name,
    lr: rates,
    steps: valuesAt(steps, kept.at),
    losses: valuesAt(losses, kept.at),
    notes: [
      ...notes,
      ...(left > 0 ? [`${name}: ${left} of ${losses.length} losses are not finite and were left out.`] : []),
      ...(repeated > 0
        ? [
            `${name}: ${repeated} losses share an update with a later one, which rules; were they logged twice?`,
          ]
        : []),
    ],
  };
}

function wrongColumns(name: string, columns: { readonly [column: string]: unknown }): Problem[] {
  const problems: Problem[] = [];
  for (const [column, values] of Object.entries(columns)) {
    if (Array.isArray(values) || (ArrayBuffer.isView(values) && "length" in values)) continue;
    problems.push(problem("type", `${name}.${column}`, "a list of numbers", values));
  }
  const [steps, losses] = [columns.steps, columns.losses] as ArrayLike<number>[];
  if (problems.length === 0 && steps.length !== losses.length) {
    problems.push(
      problem("size", `${name}.losses`, `${steps.length} losses, one for each step`, losses.length),
    );
  }
  return problems;
}

/** Which points to keep, by step; `finite` counts those whose loss is a number. */
function inOrder(steps: ArrayLike<number>, losses: ArrayLike<number>): { at: Uint32Array; finite: number } {
  const at = new Uint32Array(losses.length);
  let finite = 0;
  let ascending = true;
  for (let i = 0; i < losses.length; i++) {
    if (!Number.isFinite(losses[i])) continue;
    if (finite > 0 && !(steps[i] > steps[at[finite - 1]])) ascending = false;
    at[finite++] = i;
  }
  const found = at.subarray(0, finite);
  if (ascending) return { at: found, finite };
  found.sort((a, b) => steps[a] - steps[b] || a - b);
  return { at: found.filter((i, place) => steps[i] !== steps[found[place + 1]]), finite };
}

/** Some of many values. A loop: it is ten times as fast as `Float64Array.from` with a function, and logs are long. */
function valuesAt(values: ArrayLike<number>, at: Uint32Array): Float64Array {
  const found = new Float64Array(at.length);
  for (let j = 0; j < at.length; j++) found[j] = values[at[j]];
  return found;
}

function wrongValues(
  name: string,
  { at }: { readonly at: Uint32Array },
  { steps, losses }: Pick<RunSource, "steps" | "losses">,
): Problem[] {
  if (at.length === 0) {
    return [problem("missing", `${name}.losses`, "at least one finite loss", undefined)];
  }
  const odd = at.find((i) => !(Number.isInteger(steps[i]) && steps[i] >= 0));
  if (odd !== undefined) {
    return [problem("range", `${name}.steps[${odd}]`, "a whole number of updates", steps[odd])];
  }
  const low = at.find((i) => losses[i] <= 0);
  if (low === undefined) return [];
  return [problem("range", `${name}.losses[${low}]`, "a loss above 0, as the laws need", losses[low])];
}

/**
 * Refuses a last update that is beyond any run, before an array is made of that length: 50 million.
 *
 * @throws AnnealError
 * @example refuseTooLong("a", 2e9); // throws: a.steps: expected updates, fewer than 50000000, received 2000000000
 */
export const refuseTooLong = (name: string, last: number): void => refuse(tooLong(name, last));

function tooLong(name: string, last: number): Problem[] {
  if (last < mostUpdates) return [];
  const suggestion = "are these milliseconds, samples or tokens?";
  return [problem("range", `${name}.steps`, `updates, fewer than ${mostUpdates}`, last, { suggestion })];
}

function wrongRates(name: string, lr: Float64Array, last: number): Problem[] {
  const long = tooLong(name, last);
  if (long.length > 0) return long;
  const bad = lr.findIndex((each) => !(each >= 0 && each < Number.POSITIVE_INFINITY));
  if (bad >= 0) return [problem("range", `${name}.lr[${bad}]`, "an LR of at least 0", lr[bad])];
  if (lr.every((each) => each === 0)) {
    return [problem("range", `${name}.lr`, "an LR above 0 somewhere", 0)];
  }
  if (last >= lr.length) {
    const note = `its last loss is at update ${last}`;
    return [problem("size", `${name}.lr`, `the LR of ${last + 1} updates`, lr.length, { note })];
  }
  return [];
}
