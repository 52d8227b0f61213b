import { type ForecastOptions, fit as fitLaws, predict, type Run, runOf } from "anneal/forecast";
import type { Logged, RunLog } from "anneal/series";
import type { FitAnswer, FittedRun, LossKind, RunToFit, Stretch } from "../types.ts";

export interface FitRequest {
  readonly runs: readonly RunToFit[];
  readonly kind: LossKind;
  /** Share of each run that is left out at its start. */
  readonly skip: number;
  /** What a run that is done again moves by. */
  readonly noise: number;
}

/** So many points of a run are held against the laws; more say no more. */
const most = 400;

/** Fits the laws of the loss to runs, and says how near they come. @throws AnnealError where runs cannot be fitted. */
export function fit({ runs, kind, skip, noise }: FitRequest): FitAnswer {
  const begun = performance.now();
  const ready = runs.map((each) => readyRun(each, kind));
  const options: ForecastOptions = { skip, floor: noise };
  const fitted = fitLaws(ready, options);
  return {
    // A pace may grow without bound; the page keeps it as it is.
    fitted: { ...fitted, warnings: fitted.warnings.filter((warning) => !isNote(ready, warning)) },
    kind,
    runs: ready.map((run, i) => met(run, runs[i].id, { fitted, skip })),
    notes: [...new Set(ready.flatMap(({ notes }) => notes))],
    milliseconds: performance.now() - begun,
  };
}

const isNote = (runs: readonly Run[], warning: string): boolean =>
  runs.some(({ notes }) => notes.includes(warning));

function readyRun({ run, planned, excluded }: RunToFit, kind: LossKind): Run {
  const losses = run[kind];
  const log: RunLog = {
    name: run.name,
    ...(run.lr !== undefined && { lr: usable(run.lr) }),
    ...(losses !== undefined && { [kind]: kept(losses, excluded) }),
  };
  return runOf(log, {
    loss: kind,
    ...(planned !== undefined && { spec: planned.spec, horizon: { steps: planned.steps } }),
  });
}

/** What was logged and is a rate: a number of at least 0. */
const usable = (lr: Logged): Logged =>
  filtered(lr, (i) => Number.isFinite(lr.values[i]) && lr.values[i] >= 0);

/** Losses at whole updates, without those that are not to be fitted. */
function kept(losses: Logged, excluded: readonly Stretch[]): Logged {
  const { steps, values } = filtered(
    losses,
    (i) => !excluded.some(([a, b]) => losses.steps[i] >= a && losses.steps[i] <= b),
  );
  return { steps: steps.map(Math.round), values };
}

function filtered({ steps, values }: Logged, isKept: (i: number) => boolean): Logged {
  const at = Uint32Array.from(steps.keys()).filter(isKept);
  return { steps: Float64Array.from(at, (i) => steps[i]), values: Float64Array.from(at, (i) => values[i]) };
}

function met(
  run: Run,
  id: string,
  { fitted, skip }: { readonly fitted: FitAnswer["fitted"]; readonly skip: number },
): FittedRun {
  const { steps, losses, lr } = run;
  const first = skip * steps[steps.length - 1];
  const behind = Array.from(steps.keys()).filter((i) => steps[i] > 0 && steps[i] >= first);
  const every = Math.max(1, Math.ceil(behind.length / most));
  const some = behind.filter((_, k) => k % every === 0 || k === behind.length - 1);
  const length = steps[steps.length - 1] + 1;
  const { curve } = predict(fitted, lr.subarray(0, length), { at: some.map((i) => steps[i]), anyway: true });
  const off = curve.reduce((sum, { loss }, k) => sum + Math.abs(loss - losses[some[k]]), 0) / some.length;
  return { id, points: behind.length, of: steps.length, meanError: off, firstFitted: steps[behind[0]] };
}
