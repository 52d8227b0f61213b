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
 * readings, and the schedule, exactly. Range tests, plans and runs with a controller are left out, as their LR follows
 * no spec alone.
 *
 * @throws UsageError when it has no such run.
 */
export async function openKeptRuns(path: string, io: Io): Promise<readonly OpenedRun[]> {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const runs = lines.map(readKeptRun);
  const usable = runs.filter((run) => run !== undefined);
  const left = runs.length - usable.length;
  if (left > 0)
    tellNote(
      io,
      `left out of ${path}: ${left === 1 ? "1 line that is" : `${left} lines that are`} no run, or follow no spec: range tests, plans, controllers`,
    );
  if (usable.length === 0) {
    throw new UsageError(`${path}: expected runs of anneal compare, received none that follows a spec`);
  }
  const names = distinct(usable.map(nameOf));
  return usable.map((run, i) => opened(run, names[i], path));
}

function opened({ spec, request, result }: LabRun, name: string, path: string): OpenedRun {
  const lr = fill(compile(spec, { steps: request.steps }), new Float64Array(request.steps));
  const steps = Float64Array.from(lr.keys());
  const done = result.train.length;
  return {
    log: {
      name,
      lr: { steps: steps.subarray(0, done), values: lr.subarray(0, done) },
      loss: {
        steps: steps.subarray(0, done),
        values: Float64Array.from(result.train, (loss) => loss ?? Number.NaN),
      },
      ...(result.valid.length > 0 && {
        valLoss: {
          steps: Float64Array.from(result.valid, ({ step }) => step),
          values: Float64Array.from(result.valid, ({ loss }) => loss ?? Number.NaN),
        },
      }),
    },
    path,
    format: "runs of anneal compare",
    says: [],
    spec,
    steps: request.steps,
  };
}

/** What a run is called: its kinds in a row, peak, length and seed: `linear-linear-0.1-T500-s3`. */
const nameOf = ({ spec, request }: LabRun): string =>
  `${kindsOf(spec)}-${formatLr(request.peakLr)}-T${request.steps}-s${request.seed}`;

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
