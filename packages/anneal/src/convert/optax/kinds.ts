import { type Call, lastPart } from "../call.ts";
import { note } from "../note.ts";
import { type Args, bind } from "../params/bind.ts";
import { choice, count, flag, list, nested, number, optional, pairs, whole } from "../params/param.ts";
import { decline } from "../scheduler.ts";
import { constant, sequenceOf } from "../shared/parts.ts";
import { type PieceOf, pieces } from "../shared/pieces.ts";
import { frozen, lostPhase, type Schedule, type ScheduleKind, schedule, warmNotes } from "./schedule.ts";
import {
  cosineDecay,
  cycleBoundaries,
  exponentialDecay,
  piecewiseConstant,
  piecewiseInterpolate,
  transition,
} from "./spec.ts";

const steps = whole();

const level = number();

const linearSchedule = schedule(
  { init_value: level, end_value: level, transition_steps: steps, transition_begin: whole({ otherwise: 0 }) },
  (a) => ({
    spec: transition(a.init_value, a.end_value, {
      steps: a.transition_steps,
      begin: a.transition_begin,
      power: 1,
    }),
    notes: a.transition_steps <= 0 ? frozen("init_value", "No transition steps") : [],
  }),
);

const polynomialSchedule = schedule(
  {
    init_value: level,
    end_value: level,
    power: number({ min: 0 }),
    transition_steps: steps,
    transition_begin: whole({ otherwise: 0 }),
  },
  (a) => ({
    spec: transition(a.init_value, a.end_value, {
      steps: a.transition_steps,
      begin: a.transition_begin,
      power: a.power,
    }),
    notes: a.transition_steps <= 0 ? frozen("init_value", "No transition steps") : [],
  }),
);

const boundariesParam = optional(pairs({ min: 0 }));

const exponentialParams = {
  transition_steps: number(),
  decay_rate: number({ min: 0 }),
  transition_begin: whole({ otherwise: 0 }),
  staircase: flag(false),
  end_value: optional(level),
} as const;

const cosineParams = {
  init_value: level,
  peak_value: level,
  warmup_steps: count(),
  decay_steps: whole({ min: 1 }),
  end_value: number({ otherwise: 0 }),
  exponent: number({ min: 0, otherwise: 1 }),
} as const;

/** optax warmup_cosine_decay_schedule, whose `decay_steps` include the warmup. */
function warmupCosine(a: Args<typeof cosineParams>, path: string): Schedule {
  const rest = a.decay_steps - a.warmup_steps;
  if (rest <= 0)
    decline(
      `${path}.decay_steps`,
      `above warmup_steps, ${a.warmup_steps}, for it includes them`,
      a.decay_steps,
    );
  const alpha = a.peak_value === 0 ? 0 : a.end_value / a.peak_value;
  const decay = cosineDecay(a.peak_value, { steps: rest, alpha, exponent: a.exponent });
  const warm = transition(a.init_value, a.peak_value, { steps: a.warmup_steps, begin: 0, power: 1 });
  return {
    spec: sequenceOf(a.warmup_steps > 0 ? warm : undefined, decay),
    notes: warmNotes(a.init_value, a.warmup_steps, "decay_steps includes the warmup."),
  };
}

const oneCycleParams = {
  transition_steps: whole({ min: 1 }),
  peak_value: level,
  pct_start: number({ min: 0, max: 1, otherwise: 0.3 }),
} as const;

const factors = {
  div_factor: number({ above: 0, otherwise: 25 }),
  final_div_factor: number({ above: 0, otherwise: 1e4 }),
} as const;

export const kinds: { readonly [name: string]: ScheduleKind } = {
  constant_schedule: schedule({ value: level }, ({ value }) => constant(value)),
  linear_schedule: linearSchedule,
  polynomial_schedule: polynomialSchedule,
  cosine_decay_schedule: schedule(
    {
      init_value: level,
      decay_steps: number({ above: 0 }),
      alpha: number({ otherwise: 0 }),
      exponent: number({ min: 0, otherwise: 1 }),
    },
    (a) => ({
      spec: cosineDecay(a.init_value, { steps: a.decay_steps, alpha: a.alpha, exponent: a.exponent }),
      notes:
        a.alpha === 0
          ? []
          : [note("relative-floor", "alpha is a ratio of init_value, not an LR.", Math.ceil(a.decay_steps))],
    }),
  ),
  exponential_decay: schedule({ init_value: level, ...exponentialParams }, (a) => ({
    spec: exponentialDecay(a),
    notes: a.decay_rate === 0 ? frozen("init_value", "A decay_rate of 0 is ignored") : [],
  })),
  piecewise_constant_schedule: schedule(
    { init_value: level, boundaries_and_scales: boundariesParam },
    (a) => ({
      spec: piecewiseConstant(a.init_value, a.boundaries_and_scales ?? []),
      notes: [
        note(
          "relative-floor",
          "Scales multiply: each applies to the value before it.",
          firstOf(a.boundaries_and_scales),
        ),
      ],
    }),
  ),
  piecewise_interpolate_schedule: schedule(
    {
      interpolate_type: choice(["linear", "cosine"]),
      init_value: level,
      boundaries_and_scales: boundariesParam,
    },
    (a) => piecewiseInterpolate(a.interpolate_type, a.init_value, a.boundaries_and_scales ?? []),
  ),
  linear_onecycle_schedule: schedule(
    { ...oneCycleParams, pct_final: number({ min: 0, max: 1, otherwise: 0.85 }), ...factors },
    (a) => {
      const n = a.transition_steps;
      const at = cycleBoundaries([
        [a.pct_start * n, a.div_factor],
        [a.pct_final * n, 1 / a.div_factor],
        [n, 1 / a.final_div_factor],
      ]);
      return {
        spec: piecewiseInterpolate("linear", a.peak_value / a.div_factor, at),
        notes: lostPhase(at.length, 3),
      };
    },
  ),
  cosine_onecycle_schedule: schedule({ ...oneCycleParams, ...factors }, (a) => {
    const n = a.transition_steps;
    const at = cycleBoundaries([
      [a.pct_start * n, a.div_factor],
      [n, 1 / (a.div_factor * a.final_div_factor)],
    ]);
    return {
      spec: piecewiseInterpolate("cosine", a.peak_value / a.div_factor, at),
      notes: lostPhase(at.length, 2),
    };
  }),
  warmup_constant_schedule: schedule({ init_value: level, peak_value: level, warmup_steps: steps }, (a) => ({
    spec: transition(a.init_value, a.peak_value, { steps: a.warmup_steps, begin: 0, power: 1 }),
    notes: a.warmup_steps <= 0 ? frozen("init_value", "Without warmup steps there is no warmup") : [],
  })),
  warmup_cosine_decay_schedule: schedule(cosineParams, warmupCosine),
  warmup_exponential_decay_schedule: schedule(
    { init_value: level, peak_value: level, warmup_steps: count(), ...exponentialParams },
    (a) => {
      const warm = transition(a.init_value, a.peak_value, { steps: a.warmup_steps, begin: 0, power: 1 });
      const decay = exponentialDecay({ ...a, init_value: a.peak_value });
      return {
        spec: sequenceOf(a.warmup_steps > 0 ? warm : undefined, decay),
        notes: warmNotes(a.init_value, a.warmup_steps, "The decay begins after the warmup."),
      };
    },
  ),
  sgdr_schedule: schedule(
    { cosine_kwargs: list({ optional: false, otherwise: undefined, read: (value) => value }, 1) },
    (a, path) => {
      let start = 0;
      const list = a.cosine_kwargs.map((each, i): PieceOf => {
        const at = `${path}.cosine_kwargs[${i}]`;
        const args = bind({ name: "sgdr_schedule", kwargs: Object(each) }, cosineParams, at);
        const piece = { until: start + args.decay_steps, start, spec: warmupCosine(args, at).spec };
        start += args.decay_steps;
        return piece;
      });
      list[list.length - 1] = { ...list[list.length - 1], until: Infinity };
      return pieces(list);
    },
  ),
  join_schedules: schedule({ schedules: list(nested, 1), boundaries: list(steps) }, (a, path) => {
    if (a.boundaries.length !== a.schedules.length - 1) {
      decline(
        `${path}.boundaries`,
        `${a.schedules.length - 1} boundaries, one less than schedules`,
        a.boundaries,
      );
    }
    const starts = [0, ...a.boundaries];
    a.boundaries.forEach((at, i) => {
      if (at < (a.boundaries[i - 1] ?? at))
        decline(`${path}.boundaries[${i}]`, `at least ${a.boundaries[i - 1]}`, at);
    });
    const members = a.schedules.map((call, i) => readSchedule(call, `${path}.schedules[${i}]`));
    return {
      spec: pieces(
        members.map(({ spec }, i) => ({ until: a.boundaries[i] ?? Infinity, start: starts[i], spec })),
      ),
      notes: members.flatMap(({ notes }, i) =>
        notes.map((each) =>
          each.step === undefined ? each : { ...each, step: each.step + Math.max(0, starts[i]) },
        ),
      ),
    };
  }),
};

/** The first boundary, where there is one. */
const firstOf = (boundaries: readonly (readonly [number, number])[] | undefined): number | undefined =>
  boundaries?.length ? Math.max(0, boundaries[0][0]) : undefined;

function readSchedule(call: Call, path: string): Schedule {
  const name = lastPart(call.name);
  if (Object.hasOwn(kinds, name)) return kinds[name].read(call, path);
  return decline(path, `one of ${Object.keys(kinds).join(", ")}`, name, "unknown");
}
