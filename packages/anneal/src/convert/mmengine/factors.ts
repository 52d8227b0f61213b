import { note } from "../note.ts";
import { ignored, list, number, whole } from "../params/param.ts";
import { constant, cuts, exponential, linear, polynomial, sequenceOf, stairs } from "../shared/parts.ts";
import { endless, lastStep } from "./curve.ts";
import { factor, inSteps, own, ownTotal, type Read, reader } from "./reader.ts";

const optimizer = { optimizer: ignored } as const;

export const stepLR: Read = reader(
  { ...optimizer, step_size: whole({ min: 1 }), gamma: number({ min: 0, otherwise: 0.1 }) },
  ({ step_size, gamma }, scale) => {
    const size = step_size * scale.by;
    const mine = inSteps(step_size, scale);
    return {
      ...factor(
        stairs(exponential(1, gamma, size), size),
        (t) => (t > 0 && t % mine === 0 ? gamma : 1),
        scale,
      ),
      enters: true,
    };
  },
);

export const multiStepLR: Read = reader(
  { ...optimizer, milestones: list(whole()), gamma: number({ min: 0, otherwise: 0.1 }) },
  ({ milestones, gamma }, scale) => {
    const reached = milestones.filter((at) => at >= 0);
    const mine = reached.map((at) => inSteps(at, scale));
    const times = (t: number): number => gamma ** mine.filter((at) => at === t).length;
    const begin = scale.window.begin;
    const counted = begin > 0 && reached.length > 0;
    const at = begin + (reached[0] ?? 0) * scale.by;
    return {
      ...factor(
        cuts(
          reached.map((each) => each * scale.by),
          gamma,
        ),
        times,
        scale,
      ),
      enters: !mine.includes(0),
      notes: counted ? [note("unit", "Milestones are counted from begin.", at)] : [],
    };
  },
);

export const constantLR: Read = reader(
  { ...optimizer, factor: number({ min: 0, max: 1, otherwise: 1 / 3 }) },
  ({ factor: low }, scale) => {
    const total = lastStep(scale.window);
    const mine = ownTotal(scale);
    const times = (t: number): number => (t === 0 ? low : t === mine ? 1 / low : 1);
    const steps = mine * scale.every;
    return {
      ...factor(mine === 0 ? constant(low) : sequenceOf(constant(low, steps), constant(1)), times, scale),
      freezes: false,
      ...(low === 0 && mine > 0 && total < endless - 1 && { stops: steps }),
    };
  },
);

export const linearLR: Read = reader(
  {
    ...optimizer,
    start_factor: number({ min: 0, max: 1, otherwise: 1 / 3 }),
    end_factor: number({ min: 0, max: 1, otherwise: 1 }),
  },
  ({ start_factor: start, end_factor: end }, scale) => {
    const mine = ownTotal(scale);
    const times = (t: number): number =>
      t === 0 ? start : 1 + (end - start) / (mine * start + (t - 1) * (end - start));
    if (mine === 0) return { ...factor(constant(start), times, scale), freezes: false };
    const line = linear(start, end, mine * scale.every);
    const p = (mine - 1) / mine;
    const residue = ((1 - p) * start + p * end) * times(mine);
    const close = start === 0 || mine >= endless / 2 || Math.abs(residue - end) <= 1e-12 * Math.abs(residue);
    return {
      ...factor(close ? line : sequenceOf(line, constant(residue)), times, scale),
      freezes: false,
      ...(start === 0 && { stops: scale.every }),
      notes: [
        note(
          "early",
          "The end is reached on the last step of the window, one step before its end.",
          scale.window.end >= endless ? undefined : scale.window.end - scale.every,
        ),
      ],
    };
  },
);

export const exponentialLR: Read = reader(
  { ...optimizer, gamma: number({ min: 0 }) },
  ({ gamma }, scale) => ({
    ...factor(
      exponential(1, gamma, scale.every === 1 ? 1 : scale.every),
      (t) => (t === 0 ? 1 : gamma),
      scale,
    ),
    enters: true,
  }),
);

export const polyLR: Read = reader(
  { ...optimizer, eta_min: number({ otherwise: 0 }), power: number({ min: 0, otherwise: 1 }) },
  ({ eta_min: low, power }, scale) => {
    const mine = ownTotal(scale);
    return {
      of: (lr) => (mine === 0 || power === 0 ? constant(lr) : polynomial(lr, low, mine * scale.every, power)),
      next: (lr, t) => {
        const step = own(t, scale);
        if (step === undefined || step === 0) return lr;
        return (lr - low) * (1 - 1 / (mine - step + 1)) ** power + low;
      },
      multiplies: low === 0,
      enters: true,
      freezes: false,
    };
  },
);
