import { readFileSync } from "node:fs";
import { compile, fill, type Spec } from "anneal";
import { formatLr } from "anneal/describe";
import type { Io } from "../output/io.ts";
import { tellNote } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import { type LabRun, readKeptRun } from "./kept-run.ts";
import type { OpenedRun } from "./opened-run.ts";

/**
 * Opens the runs that `anneal compare` and `anneal tune` keep in `runs.jsonl`: the loss of every update, the validation
 * readings, and the schedule, exactly. Runs that differ in their seed only become one, the mean of their losses. Range
 * tests, plans and runs with a controller are left out, as their LR follows no spec alone, and so are those that diverged.
 *
 * @throws UsageError when it has no such run.
 */
export async function openKeptRuns(path: string, io: Io): Promise<readonly OpenedRun[]> {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const usable = lines.map(readKeptRun).filter((run) => run !== undefined);
  const left = lines.length - usable.length;
  if (left > 0) {
    const some = left === 1 ? "1 line that is" : `${left} lines that are`;
    tellNote(
      io,
      `left out of ${path}: ${some} no run, or diverged, or follow no spec: range tests, plans, controllers`,
    );
  }
  if (usable.length === 0) {
    throw new UsageError(`${path}: expected runs of anneal compare, received none that follows a spec`);
  }
  const groups = new Map<string, LabRun[]>();
  for (const run of usable) {
    const key = JSON.stringify([run.spec, run.request.steps]);
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  const runs = [...groups.values()];
  const names = distinct(runs.map(([first]) => nameOf(first)));
  return runs.map((group, i) => opened(group, names[i], path));
}

function opened(group: readonly LabRun[], name: string, path: string): OpenedRun {
  const [{ spec, request }] = group;
  const lr = fill(compile(spec, { steps: request.steps }), new Float64Array(request.steps));
  const steps = Float64Array.from(lr.keys());
  const loss = steps.map((step) => meanOf(group.map(({ result }) => result.train[step])));
  const readings = group[0].result.valid
    .map(({ step }) => ({
      step,
      loss: meanOf(group.map(({ result }) => result.valid.find((reading) => reading.step === step)?.loss)),
    }))
    .filter((reading) => !Number.isNaN(reading.loss));
  return {
    log: {
      name,
      lr: { steps, values: lr },
      loss: { steps, values: loss },
      ...(readings.length > 0 && {
        valLoss: {
          steps: Float64Array.from(readings, (reading) => reading.step),
          values: Float64Array.from(readings, (reading) => reading.loss),
        },
      }),
    },
    path,
    format: "runs of anneal compare",
    says: [`mean of ${group.length} ${group.length === 1 ? "seed" : "seeds"}`],
    spec,
    steps: request.steps,
  };
}

/** The mean; NaN when one of them is missing or no number. */
const meanOf = (losses: readonly (number | null | undefined)[]): number =>
  losses.reduce<number>((sum, loss) => sum + (loss ?? Number.NaN), 0) / losses.length;

/** What a run is called: its kinds in a row, peak and length: `linear-cosine-0.1-T500`. */
const nameOf = ({ spec, request }: LabRun): string =>
  `${kindsOf(spec)}-${formatLr(request.peakLr)}-T${request.steps}`;

function kindsOf(spec: Spec): string {
  if ("of" in spec) return Array.isArray(spec.of) ? spec.of.map(kindsOf).join("-") : kindsOf(spec.of as Spec);
  return spec.kind;
}

/** A number behind those that are not the first of their name. */
const distinct = (names: readonly string[]): readonly string[] =>
  names.map((name, i) => {
    const before = names.slice(0, i).filter((each) => each === name).length;
    return before === 0 ? name : `${name}-${before + 1}`;
  });
