import type { RunRequest, Task } from "@anneal/lab";
import { type Curve, type Horizon, inspectPlan, type PlanSpec, type RunFacts } from "anneal";
import { summarise } from "anneal/describe";
import { type Layer, layerOf, SpecProblems, withRateFlags } from "../../input/layers.ts";
import { isPlan, withHints } from "../../input/plans.ts";
import { horizonOf, readRunFacts, saysLength } from "../../input/run-facts.ts";
import { readSources, type Source } from "../../input/sources.ts";
import { UsageError } from "../../output/usage-error.ts";
import { type Context, type Options, tellForeign, tellRun } from "../context.ts";

/** The schedule or plan of a run, and how long the run is. */
export interface ReadSchedule {
  readonly schedule: RunRequest["schedule"];
  readonly horizon: Horizon;
  readonly peakLr: number;
}

export interface ScheduleOf {
  readonly options: Options;
  readonly context: Context;
  readonly task: Task;
  readonly microBatch?: number;
  readonly accumulation?: number;
}

/** Reads the one schedule or plan that the words name, for a run on this task. */
export async function readSchedule(words: readonly string[], about: ScheduleOf): Promise<ReadSchedule> {
  const { options, context, task } = about;
  const { io, forms, compiler } = context;
  const sources = await readSources(words, { io, forms, options, shared: true });
  if (sources.length > 1) {
    throw new UsageError(`expected one schedule, received ${sources.length}`, "anneal compare runs several");
  }
  const [source] = sources;
  refuseControl(source);
  tellForeign(sources, io);
  const { steps, epochs } = readRunFacts({ steps: options.steps, epochs: options.epochs });
  const samples = (about.microBatch ?? task.defaults.batchSize) * (about.accumulation ?? 1);
  const facts: RunFacts = {
    ...(steps !== undefined && { steps }),
    ...(epochs !== undefined && { epochs }),
    stepsPerEpoch: task.train.rows / samples,
    microBatch: samples,
  };
  if (isPlan(source.spec)) return readPlan(source, facts, context);
  const layer: Layer = trainLayer(() => layerOf(source, facts, compiler), source);
  tellRun([layer], io);
  const { spec, horizon, curve } = layer;
  return { schedule: spec, horizon, peakLr: peakOf(curve, horizon.steps) };
}

/** A run has its own controllers. */
function refuseControl({ foreign, name }: Source): void {
  if (foreign?.converted.control === undefined) return;
  throw new UsageError(`${name} reacts to the run`, "train a schedule with --plateau and its flags");
}

const howLong = "add --steps 10k or --epochs 3";

/** `train` knows its data: the flags that tell a schedule of others are not its own. */
function trainLayer(layer: () => Layer, { name }: Source): Layer {
  try {
    return layer();
  } catch (error) {
    const needs = `${name} needs the length of the run`;
    throw error instanceof UsageError && error.message === needs ? new UsageError(needs, howLong) : error;
  }
}

function readPlan({ name, spec }: Source, facts: RunFacts, { io, compiler }: Context): ReadSchedule {
  if (!saysLength(facts)) {
    throw new UsageError(`${name} needs the length of the run`, howLong);
  }
  const { horizon, says } = horizonOf(facts);
  const { problems, plan } = inspectPlan(spec, ratesOf(spec as PlanSpec, horizon), compiler);
  if (plan === undefined) throw new SpecProblems(name, withHints(problems).map(withRateFlags));
  tellRun([{ says }], io);
  const { groups, base } = plan;
  return { schedule: spec as PlanSpec, horizon, peakLr: peakOf(groups[base].lr, horizon.steps) };
}

/** A plan that sets the batch size decides the samples of a step itself. */
const ratesOf = ({ batchSize }: PlanSpec, horizon: Horizon): Horizon =>
  batchSize === undefined ? horizon : { steps: horizon.steps };

const peakOf = (curve: Curve, steps: number): number => summarise(curve, steps).peak;
