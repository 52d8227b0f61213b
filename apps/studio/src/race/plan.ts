import type { Curve, Horizon, Spec } from "anneal";
import { compile, rescale } from "anneal";
import type { DrawnLayer } from "../workspace/drawn.ts";
import { type RaceSetup, readNumber } from "./setup.ts";

/** A schedule that races: its shape over the steps of the race, with a peak of its own until a rate is found. */
export interface Racer {
  /** Of its layer, or "constant". */
  readonly id: string;
  readonly name: string;
  /** Place in the palette; 0 is the grey of the baseline. */
  readonly hue: number;
  readonly spec: Spec;
  readonly curve: Curve;
  /** Highest LR of an update as it is drawn. */
  readonly peak: number;
  /** Steps of its last fall, where it has one. */
  readonly falls?: { readonly from: number; readonly to: number };
}

/** A layer that cannot race, and why. */
export interface Lame {
  readonly id: string;
  readonly why: string;
}

export const constantId = "constant";

/** The baseline: a constant rate, its best one once that is found. */
export const constantRacer = (steps: number): Racer => {
  const spec: Spec = { kind: "constant", value: 1 };
  return { id: constantId, name: "Constant", hue: 0, spec, curve: compile(spec, { steps }), peak: 1 };
};

/** A layer as a racer: its shape over another number of steps. */
export function racerOf(drawn: DrawnLayer, from: Horizon, steps: number): Racer | Lame {
  const { id, name, hue } = drawn.layer;
  if (drawn.problems.length > 0) return { id, why: "It has a problem in Design." };
  try {
    const to = { steps };
    const { spec } = rescale(drawn.spec, from, to);
    const curve = compile(spec, to);
    const { peak, falls } = courseOf(curve, steps);
    if (!(peak > 0)) return { id, why: "It never leaves 0." };
    return { id, name, hue, spec, curve, peak, ...(falls && { falls }) };
  } catch {
    return { id, why: `It does not fit into ${steps.toLocaleString("en")} steps.` };
  }
}

/** The highest LR of a run, and the steps of its last fall: a hold before the end belongs to neither. */
function courseOf({ at }: Curve, steps: number): Pick<Racer, "peak" | "falls"> {
  let peak = at(0);
  let from = 0;
  let to: number | undefined;
  let isFalling = false;
  for (let step = 1; step <= steps; step++) {
    const [before, now] = [at(step - 1), at(step)];
    if (step < steps) peak = Math.max(peak, now);
    const falls = now < before - 1e-9 * peak;
    if (falls && !isFalling) from = step - 1;
    if (falls) to = step;
    // A flat stretch between two cuts is part of one decay; a rise begins another.
    isFalling = falls || (isFalling && now <= before);
  }
  return { peak, ...(to !== undefined && { falls: { from, to } }) };
}

export const isLame = (each: Racer | Lame): each is Lame => "why" in each;

/** Everything about a race that does not change while it runs. */
export interface RacePlan {
  /** The first is what the others are held against: the constant rate, if it takes part. */
  readonly racers: readonly Racer[];
  readonly steps: number;
  readonly seeds: number;
  readonly rates: number;
  readonly rateSeeds: number;
  /** Where it was typed. */
  readonly batch?: number;
  readonly optimizer: RaceSetup["optimizer"];
}

/** Seeds on which each schedule chooses its rate. */
const rateSeeds = 2;

/** The race that is set up, or what is still missing. */
export function planOf(setup: RaceSetup, racers: readonly Racer[]): RacePlan | { readonly missing: string } {
  if (racers.length < 2)
    return { missing: racers.length === 0 ? "Choose two schedules." : "Choose a second schedule." };
  const read = (name: "steps" | "batch" | "seeds" | "rates") => readNumber(name, setup[name]);
  const [steps, batch, seeds, rates] = [read("steps"), read("batch"), read("seeds"), read("rates")];
  if (steps.value === undefined || seeds.value === undefined || rates.value === undefined || batch.problem)
    return { missing: "Correct the field that is marked." };
  return {
    racers,
    steps: steps.value,
    seeds: seeds.value,
    rates: rates.value,
    rateSeeds,
    ...(batch.value !== undefined && { batch: batch.value }),
    optimizer: setup.optimizer,
  };
}
