import type { Spec } from "../../schedules/index.ts";
import { note } from "../note.ts";
import { list, number } from "../params/param.ts";
import { type Scheduler, scheduler } from "../scheduler.ts";
import { constant, cosine, exponential, linear, polynomial, sequenceOf, stairs } from "../shared/parts.ts";
import { divisor, factored, floorNote, milestoneCuts, ratioNote } from "./common.ts";
import { wholeCycles } from "./restarts.ts";
import { batches, lengthOf, runOf, time, totalOf } from "./time.ts";

const floor = { alpha_f: number({ otherwise: 0 }) } as const;

const whole = { t_max: time("1dur") } as const;

export const stepScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { step_size: time(), gamma: number({ min: 0, otherwise: 0.1 }) },
  ({ step_size, gamma }, scope) => {
    const run = runOf(scope.context);
    const { amount, per } = divisor(step_size, run, `${scope.path}.step_size`);
    // Samples of a batch are counted exactly: every `amount` samples, `per` of which pass in a step.
    const spec = stairs(exponential(1, gamma, amount / per), amount, per);
    return factored(scope, spec, ratioNote(run));
  },
);

export const multiStepScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { milestones: list(time()), gamma: number({ min: 0, otherwise: 0.1 }) },
  ({ milestones, gamma }, scope) => {
    const run = runOf(scope.context);
    return factored(scope, milestoneCuts(milestones, gamma, run), ratioNote(run));
  },
);

export const constantScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { alpha: number({ otherwise: 1 }), ...whole },
  ({ alpha, t_max }, scope) => {
    const run = runOf(scope.context);
    const end = batches(lengthOf(t_max, run));
    if (alpha === 1) return factored(scope, constant(1));
    const back = note("jumps", "After t_max the LR is that of the optimizer.", Math.ceil(end));
    return factored(scope, sequenceOf(constant(alpha, end), constant(1)), [back, ...ratioNote(run)]);
  },
);

export const linearScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { alpha_i: number({ otherwise: 1 }), ...floor, ...whole },
  ({ alpha_i, alpha_f, t_max }, scope) => {
    const run = runOf(scope.context);
    const end = batches(divisor(t_max, run, `${scope.path}.t_max`));
    return factored(scope, linear(alpha_i, alpha_f, end), [...floorNote(alpha_f, end), ...ratioNote(run)]);
  },
);

export const exponentialScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { gamma: number({ min: 0 }), decay_period: time("1ep") },
  ({ gamma, decay_period }, scope) => {
    const run = runOf(scope.context);
    const per = batches(divisor(decay_period, run, `${scope.path}.decay_period`));
    return factored(scope, exponential(1, gamma, per), ratioNote(run));
  },
);

export const cosineScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { ...whole, ...floor },
  ({ t_max, alpha_f }, scope) => {
    const run = runOf(scope.context);
    const end = batches(divisor(t_max, run, `${scope.path}.t_max`));
    return factored(scope, cosine(1, alpha_f, end), [...floorNote(alpha_f, end), ...ratioNote(run)]);
  },
);

export const restartsScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { t_0: time(), t_mult: number({ min: 0, otherwise: 1 }), ...floor },
  ({ t_0, t_mult, alpha_f }, scope) => {
    const run = runOf(scope.context);
    const { amount, per } = divisor(t_0, run, `${scope.path}.t_0`);
    const until = 2 * Math.max(totalOf(run), scope.context.horizon?.steps ?? 0);
    const cycle = (length: number): Spec => cosine(1, alpha_f, length / per);
    const laid = wholeCycles({ first: amount, stretch: t_mult, cycle, per, until });
    const { stops } = laid;
    const cut = Number.isInteger(t_mult)
      ? []
      : [note("precision", "Lengths of cycles are cut to whole ones.", amount)];
    const raised =
      stops === undefined
        ? []
        : [note("stops", `The length of a cycle has become 0: it raises at step ${stops}.`, stops)];
    const over =
      laid.until === undefined
        ? []
        : [note("table", `Cycles are written out up to step ${laid.until}.`, laid.until)];
    const notes = [
      ...(amount > per ? [note("rises-again", "The LR restarts.", Math.ceil(amount / per))] : []),
      ...cut,
      ...raised,
      ...over,
      ...floorNote(alpha_f, amount / per),
      ...ratioNote(run),
    ];
    return factored(scope, laid.spec, notes, stops);
  },
);

export const polynomialScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { power: number({ min: 0 }), ...whole, ...floor },
  ({ power, t_max, alpha_f }, scope) => {
    const run = runOf(scope.context);
    const end = batches(divisor(t_max, run, `${scope.path}.t_max`));
    const spec = power === 0 ? constant(1) : polynomial(1, alpha_f, end, power);
    return factored(scope, spec, [...floorNote(alpha_f, end), ...ratioNote(run)]);
  },
);
