// Faults, each planted into the LR of a run, or into its loss. `find` are the codes of which one at least must be found.

import { lossOf } from "./losses.mjs";
import { heavy } from "./random.mjs";
import { ending, kinds, scheduleOf } from "./schedules.mjs";
import { digits, loggedSteps } from "./write-down.mjs";

/**
 * @typedef {import("./random.mjs").Random} Random
 * @typedef {import("./real.mjs").RealRun} RealRun
 * @typedef {import("./schedules.mjs").Schedule} Schedule
 * @typedef {{ t: number[], lr: number[], loss: number[], gradNorm?: number[] }} Log
 * @typedef {{ kind: string, what: string, log: Log, facts?: Record<string, number>, find: readonly string[] }} Case
 */

/** A run to plant into: one of all kinds of schedules, its LR a function of the step. @param {Random} r @param {readonly string[]} from */
const anyRun = (r, from = ending) => scheduleOf(r.pick(from), r, Math.round(r.spread(1500, 40_000)));

/** Losses by a law and with noise, for an LR that was planted. @param {Random} r @param {(step: number) => number} at @param {number} steps @param {readonly number[]} t */
function losses(r, at, steps, t) {
  const sigma = r.spread(0.003, 0.06);
  const wild = r.chance(0.3);
  return lossOf(at, steps, t, r).map((loss) => loss + sigma * (wild ? heavy(r) : r.normal()));
}

/** A step at which the LR falls, and has fallen to a share of the peak between two. @param {Random} r @param {{ at: (step: number) => number, steps: number, peak: number }} base @param {readonly [number, number]} levels */
function midDecay(r, { at, steps, peak }, [low, high]) {
  const places = Array.from({ length: 400 }, (_, k) => Math.round((steps * (k + 1)) / 402)).filter((step) => {
    const share = at(step) / peak;
    return (
      share - Math.max(0, at(steps)) / peak > low &&
      share < high &&
      at(step + steps / 400) < at(step) &&
      step > 0.15 * steps
    );
  });
  return r.pick(places);
}

/** The first steps of a real log. @param {RealRun} run @param {number} steps @returns {Log} */
function cut({ t, lr, loss }, steps) {
  const n = t.filter((step) => step < steps).length;
  return { t: t.slice(0, n), lr: lr.slice(0, n), loss: loss.slice(0, n) };
}

/** A log of an LR that is a function of the step. @param {Random} r @param {(step: number) => number} at @param {number} steps @param {{ zero?: boolean, points?: readonly [number, number], t?: readonly number[], loss?: readonly number[] }} [how] @returns {Log} */
function logOf(r, at, steps, how = {}) {
  const t = how.t ? [...how.t] : loggedSteps(r, steps, how);
  const write = digits(r);
  const lr = t.map((step) => write(at(step)));
  return { t, lr, loss: how.loss ? [...how.loss] : losses(r, at, steps, t) };
}

/** Plants into the LR of a synthetic run, or of a real one with the losses that it logged. @param {Random} r @param {RealRun | undefined} real @param {(base: Schedule) => { at: (step: number) => number, steps?: number }} plant @param {{ zero?: boolean, from?: readonly string[] }} [how] */
function intoRate(r, real, plant, how = {}) {
  const base = real ? { ...real } : anyRun(r, how.from);
  const { at, steps = base.steps } = plant(base);
  if (!real) return { log: logOf(r, at, steps, how), what: base.name };
  return { log: logOf(r, at, steps, { t: real.t, loss: real.loss }), what: real.name };
}

/** A clean log. @param {Random} r @param {RealRun} [real] @returns {Case} */
export function clean(r, real) {
  const { log, what } = real
    ? { log: { t: real.t, lr: real.lr, loss: real.loss }, what: real.name }
    : intoRate(r, undefined, ({ at }) => ({ at }), { from: kinds });
  return { kind: "clean", what, log, find: [] };
}

/** @type {Readonly<Record<string, { real: (run: RealRun) => boolean, make: (r: Random, real?: RealRun) => Omit<Case, "kind"> }>>} */
export const faults = {
  "first update at 0": {
    real: (run) => run.t[0] === 0,
    make: (r, real) => {
      const warmed = ending.filter((kind) => kind !== "flatCosine");
      const { log, what } = intoRate(
        r,
        real,
        (base) => {
          const warmup = Math.max(base.warmup, Math.round(base.steps * 0.02), 20);
          const top = base.at(warmup);
          return { at: (step) => (step < warmup ? (top * step) / warmup : base.at(step)) };
        },
        { zero: r.chance(0.75), from: warmed },
      );
      return { log, what, find: ["first-update-zero"] };
    },
  },
  "decay ended early": {
    real: (run) => !run.constant && run.name.includes("T"),
    make: (r, real) => {
      const share = r.between(0.3, 0.85);
      const { log, what } = intoRate(r, real, (base) => ({
        at: (step) => base.at(Math.min(step / share, base.steps)),
      }));
      return { log, what: `${what} ${share.toFixed(2)}`, find: ["decay-ended-early"] };
    },
  },
  "decay never finished": {
    real: (run) => !run.constant && run.name.includes("T"),
    make: (r, real) => {
      const base = real ?? anyRun(r);
      for (;;) {
        const steps = midDecay(r, base, [0.12, 0.9]);
        const log = real ? cut(real, steps) : logOf(r, base.at, steps);
        // At least five points of the decay are logged.
        const shown = log.t.filter(
          (step) => step > 0.02 * steps + base.warmup && base.at(step) < 0.995 * base.peak,
        );
        if (shown.length >= 5)
          return { log, what: `${base.name} ${(steps / base.steps).toFixed(2)}`, find: ["decay-unfinished"] };
      }
    },
  },
  "stepped per epoch": {
    real: (run) => run.name.includes("-cos"),
    make: (r, real) => {
      const slice = r.chance(0.5);
      const { log, what } = intoRate(
        r,
        real,
        (base) => {
          const epochs = r.whole(5, 30);
          const each = Math.max(1, Math.floor(base.steps / epochs));
          // In a slice the schedule counts updates and is called once an epoch; else its length is the epochs.
          const pace = slice ? base.steps / (epochs * r.whole(2, 6)) : base.steps / epochs;
          return { at: (step) => base.at(Math.floor(step / each) * pace) };
        },
        { zero: true, from: ["warmupCosine", "warmupLinear", "warmupPolynomial"] },
      );
      return { log, what: `${what} ${slice ? "slice" : "whole"}`, find: ["stepped-per-epoch"] };
    },
  },
  "stepped k times": {
    real: (run) => !run.constant && run.name.includes("T"),
    make: (r, real) => {
      const times = r.pick([2, 3, 4, 8]);
      const bounce = r.chance(0.3);
      const { log, what } = intoRate(r, real, (base) => {
        if (!bounce) return { at: (step) => base.at(Math.min(times * step, base.steps)) };
        const floor = base.at(base.steps);
        return {
          at: (step) =>
            floor + ((base.peak - floor) * (1 + Math.cos((Math.PI * times * step) / base.steps))) / 2,
        };
      });
      return { log, what: `${what} x${times}${bounce ? " wave" : ""}`, find: ["stepped-too-often"] };
    },
  },
  "stepped once in k": {
    real: (run) => !run.constant && run.name.includes("-cos"),
    make: (r, real) => {
      const times = r.pick([2, 3, 4]);
      // A length that is too long, or a call every so many updates: then each LR lasts for as many.
      const treads = r.chance(0.6);
      const { log, what } = intoRate(
        r,
        real,
        (base) => ({ at: (step) => base.at(treads ? Math.floor(step / times) : step / times) }),
        { from: ["warmupCosine", "warmupLinear", "warmupPolynomial", "warmupRex"] },
      );
      const facts = r.chance(0.5) ? { [r.pick(["accumulation", "devices"])]: times } : {};
      return { log, facts, what: `${what} /${times}`, find: ["stepped-too-rarely"] };
    },
  },
  "jump at a resume": {
    real: (run) => !run.constant && run.name.includes("T"),
    make: (r, real) => {
      const mode = r.pick(["restart", "back", "scaled", "reset", "dip"]);
      const { log, what } = intoRate(r, real, (base) => {
        const at = midDecay(r, base, [0.15, 0.85]);
        const now = base.at(at);
        const scale = r.chance(0.5) ? r.between(0.31, 0.79) : r.between(1.21, 1.79);
        const length = base.steps * r.between(0.03, 0.06);
        // Back to a step at which the LR was higher by a tenth of the peak.
        let back = 1;
        while (back < at && base.at(at - back) < now + 0.1 * base.peak) back++;
        const after = {
          restart: (/** @type {number} */ step) => base.at(step - at),
          back: (/** @type {number} */ step) => base.at(step - back),
          scaled: (/** @type {number} */ step) => scale * base.at(step),
          reset: () => base.peak,
          dip: (/** @type {number} */ step) => (step < at + length ? 0.05 * base.peak : base.at(step)),
        }[mode];
        if (after === undefined) throw new Error(mode);
        return { at: (step) => (step < at ? base.at(step) : after(step)) };
      });
      return { log, what: `${what} ${mode}`, find: ["resume-jump", "resume-restart"] };
    },
  },
  "recursion drift": {
    real: (run) => run.name.includes("-cos"),
    make: (r, real) => {
      for (;;) {
        let worst = 0;
        let mode = "";
        const { log, what } = intoRate(
          r,
          real,
          (base) => {
            mode = r.pick(["growth", "rounded", "slow"]);
            const [begin, n] = [base.warmup, base.steps];
            const truth = Float64Array.from({ length: n }, (_, step) => base.at(step));
            const lr = truth.slice();
            const growth = 1 + ((r.chance(0.5) ? 1 : -1) * r.between(0.03, 0.2)) / n;
            const unit = base.peak * r.spread(2e-6, 2e-5);
            for (let step = begin + 1; step < n; step++) {
              const ratio = truth[step - 1] > 0 ? truth[step] / truth[step - 1] : 0;
              const next = lr[step - 1] * ratio;
              if (mode === "growth") lr[step] = next * growth;
              else if (mode === "rounded") lr[step] = Math.floor(next / unit) * unit;
              else lr[step] = lr[step - 1] + (truth[step] - truth[step - 1]) * (1 - 0.12 * (step / n));
            }
            worst = truth.reduce(
              (most, each, step) => Math.max(most, Math.abs(lr[step] - each) / base.peak),
              0,
            );
            return { at: (step) => lr[Math.min(n - 1, step)] };
          },
          { from: ["warmupCosine", "warmupLinear", "warmupPolynomial"] },
        );
        if (worst > 0.01 && worst < 0.1)
          return { log, what: `${what} ${mode} ${worst.toFixed(3)}`, find: ["drift"] };
      }
    },
  },
  "negative LR": {
    real: (run) => !run.constant && run.name.includes("T"),
    make: (r, real) => {
      const { log, what } = intoRate(r, real, (base) => {
        const end = Math.round(base.steps * r.between(0.6, 0.95));
        const slope = (base.peak / base.steps) * r.between(0.3, 2);
        const pace = base.steps / end;
        return {
          at: (step) =>
            step < end ? base.at(step * pace) : Math.min(base.at(base.steps), 0) - slope * (step - end + 1),
        };
      });
      return { log, what, find: ["negative-lr"] };
    },
  },
  "rises after the end": {
    real: (run) => run.name.includes("-cos"),
    make: (r, real) => {
      const { log, what } = intoRate(
        r,
        real,
        (base) => {
          const end = Math.round(base.steps * r.between(0.55, 0.9));
          const floor = base.at(base.steps);
          const begin = Math.min(base.warmup, Math.round(0.1 * end));
          const top = base.peak;
          return {
            at: (step) =>
              step < begin
                ? (top * (step + 1)) / (begin + 1)
                : floor + ((top - floor) * (1 + Math.cos((Math.PI * (step - begin)) / (end - begin)))) / 2,
          };
        },
        { from: ["warmupCosine"] },
      );
      return { log, what, find: ["rises-after-end"] };
    },
  },
  "loss spike": {
    real: (run) => run.t.length >= 70,
    make: (r, real) => {
      const { log, what } = intoRate(r, real, ({ at }) => ({ at }), { from: kinds });
      const { sigma } = scatter(log.loss);
      const count = r.whole(1, 3);
      for (let k = 0; k < count; k++) {
        const place = Math.floor(log.loss.length * r.between(0.15, 0.9));
        const height = Math.max(r.spread(0.3, 3), 15 * sigma);
        const length = r.whole(1, 6);
        for (let i = 0; i < 3 * length && place + i < log.loss.length; i++)
          log.loss[place + i] += height * Math.exp(-i / length);
      }
      return { log, what, find: ["loss-spike"] };
    },
  },
  divergence: {
    real: (run) => run.t.length >= 70,
    make: (r, real) => {
      const { log, what } = intoRate(r, real, ({ at }) => ({ at }), { from: kinds });
      const { sigma } = scatter(log.loss);
      const n = log.loss.length;
      const place = Math.floor(n * r.between(0.3, 0.9));
      const mode = r.pick(["NaN", "grows", "jumps"]);
      const height = Math.max(r.spread(1, 5), 15 * sigma);
      for (let i = place; i < n; i++) {
        const p = (i - place) / (n - place);
        if (mode === "NaN") log.loss[i] = r.chance(0.2) ? Number.POSITIVE_INFINITY : Number.NaN;
        else log.loss[i] += mode === "jumps" ? height * (1 - Math.exp(-(i - place + 1) / 3)) : height * p;
      }
      return { log, what: `${what} ${mode}`, find: ["divergence"] };
    },
  },
  plateau: {
    real: (run) => run.constant,
    make: (r, real) => {
      const peak = 10 ** r.between(-4, -1);
      const steps = real ? real.steps : Math.round(r.spread(2000, 30_000));
      const warmup = Math.round(steps * r.pick([0, 0.01, 0.05]));
      const at =
        real?.at ??
        ((/** @type {number} */ step) => (step < warmup ? (peak * (step + 1)) / (warmup + 1) : peak));
      const t = real ? real.t : loggedSteps(r, steps, { points: [100, 700] });
      const [low, high, sigma, tau] = [
        r.between(1, 3),
        r.between(3, 8),
        r.spread(0.002, 0.03),
        steps * r.between(0.03, 0.1),
      ];
      const loss = t.map((step) => low + high * Math.exp(-step / tau) + sigma * r.normal());
      return {
        log: { t, lr: t.map((step) => at(step)), loss },
        what: real?.name ?? "constant",
        find: ["plateau"],
      };
    },
  },
  "no cooldown": {
    real: (run) => run.constant,
    make: (r, real) => {
      if (real)
        return { log: { t: real.t, lr: real.lr, loss: real.loss }, what: real.name, find: ["no-cooldown"] };
      const { log, what } = intoRate(
        r,
        undefined,
        (base) => ({ at: (step) => (step < base.warmup ? base.at(step) : base.peak) }),
        { from: ["wsd", "warmupCosine"] },
      );
      return { log, what, find: ["no-cooldown"] };
    },
  },
  "warmup too short": {
    real: () => false,
    make: (r) => {
      const beta2 = r.pick([0.999, 0.999, 0.98, 0.99]);
      const needed = 2 / (1 - beta2);
      const steps = Math.round(needed * r.between(3, 10)) + 400;
      const warmup = Math.floor(needed * r.between(0, 0.25));
      const peak = 10 ** r.between(-4, -2);
      const at = (/** @type {number} */ step) =>
        step < warmup
          ? (peak * (step + 1)) / (warmup + 1)
          : (peak * (1 + Math.cos((Math.PI * (step - warmup)) / (steps - warmup)))) / 2;
      const log = logOf(r, at, steps, { zero: true, points: [300, 800] });
      const place = log.t.findIndex((step) => step >= Math.max(warmup, needed * r.between(0.3, 0.8)));
      const length = r.whole(2, 6);
      const burst = (/** @type {number} */ i) => (i < place ? 0 : Math.exp(-(i - place) / length));
      const inNorm = r.chance(0.5);
      if (inNorm)
        log.gradNorm = log.t.map(
          (_, i) => (0.5 + 3 * Math.exp(-i / 10)) * Math.exp(0.15 * r.normal()) * (1 + 15 * burst(i)),
        );
      else log.loss = log.loss.map((loss, i) => loss + r.between(0.9, 1.1) * 2 * burst(i));
      return {
        log,
        what: `${inNorm ? "norm" : "loss"} beta2 ${beta2}`,
        facts: { beta2 },
        find: ["warmup-too-short"],
      };
    },
  },
  "LR too low": {
    real: () => false,
    make: (r) => {
      const base = anyRun(r, ["warmupCosine", "warmupLinear", "wsd"]);
      const t = loggedSteps(r, base.steps);
      let sum = 0;
      const sums = Float64Array.from({ length: base.steps }, (_, step) => (sum += base.at(step)));
      const [top, fall, sigma, bend] = [
        r.between(3, 8),
        r.between(0.2, 0.6),
        r.spread(0.003, 0.03),
        r.between(0.85, 1),
      ];
      const loss = t.map((step) => top * (1 - fall * (sums[step] / sum) ** bend) + sigma * r.normal());
      return { log: { t, lr: t.map(base.at), loss }, what: base.name, find: ["lr-too-low"] };
    },
  },
  "LR too high": {
    real: () => false,
    make: (r) => {
      const spiking = r.chance(0.5);
      const base = anyRun(r, spiking ? ["warmupCosine", "warmupLinear"] : ["flatCosine", "wsd"]);
      const log = logOf(r, base.at, base.steps, { points: [250, 700] });
      const { sigma } = scatter(log.loss);
      if (spiking) {
        const hot = log.t
          .map((step, i) => ({ step, i }))
          .filter(({ step }) => base.at(step) > 0.6 * base.peak && step > base.warmup + 0.05 * base.steps);
        const count = r.whole(5, 9);
        for (let k = 0; k < count; k++) {
          const { i } = hot[Math.floor((hot.length * (k + r.between(0.3, 0.7))) / count)];
          for (let j = 0; j < 6 && i + j < log.loss.length; j++)
            log.loss[i + j] += Math.max(0.8, 20 * sigma) * Math.exp(-j / 2);
        }
      } else {
        const start = log.loss[Math.floor(log.loss.length * 0.05)];
        const rise = r.between(0.1, 0.3) * start;
        log.loss = log.t.map((step) => {
          const heat = base.at(step) / base.peak;
          const early = Math.min(1, step / (0.04 * base.steps));
          return (
            start +
            4 * (1 - early) +
            rise * (step / base.steps) -
            (early < 1 ? 0 : 0.4 * start * (1 - heat)) +
            Math.min(sigma, 0.02 * start) * r.normal()
          );
        });
      }
      return {
        log,
        what: `${base.name} ${spiking ? "spikes" : "stalls"}`,
        find: ["lr-too-high", ...(spiking ? [] : ["divergence"])],
      };
    },
  },
};

/** The scatter of a series from one point to the next. @param {readonly number[]} v */
function scatter(v) {
  const steps = v
    .slice(1)
    .map((each, i) => Math.abs(each - v[i]))
    .sort((a, b) => a - b);
  return { sigma: steps[steps.length >> 1] / 0.954 };
}

/** Logs of one fault, half of them into real runs where it can be planted there. @param {string} kind @param {number} count @param {Random} r @param {readonly RealRun[]} real @returns {Case[]} */
export function planted(kind, count, r, real) {
  const { make, real: fits } = faults[kind];
  const usable = real.filter(fits);
  return Array.from({ length: count }, (_, i) => {
    const run = usable.length > 0 && i % 2 === 1 ? usable[(i >> 1) % usable.length] : undefined;
    return { kind, ...make(r, run) };
  });
}
