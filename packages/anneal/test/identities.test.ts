import {
  clamp,
  compile,
  constant,
  cosine,
  exponential,
  type Horizon,
  knots,
  linear,
  log,
  max,
  min,
  noise,
  polynomial,
  power,
  product,
  repeat,
  rex,
  type Spec,
  scale,
  sequence,
  slice,
  stairs,
  steps,
  sum,
  table,
  tableOf,
  tanh,
} from "anneal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "./specs.ts";

const run: Horizon = { steps: 1000 };
const at = (spec: Spec, horizon = run) => compile(spec, horizon).at;

const times = (span: number): number[] => [0, 0.1, 1 / 3, 0.5, 0.9].map((p) => Math.floor(p * span));

/** Random schedules that end within their run. Without a rest, whose length would depend on what is made of them. */
const ended = fc
  .sample(anySchedule({ depth: 2 }), { seed: 99, numRuns: 3000 })
  .filter(({ spec }) => !JSON.stringify(spec).includes("rest"))
  .map((each) => ({ ...each, curve: compile.inspect(each.spec, each.horizon).curve }))
  .filter(({ curve, horizon }) => curve !== undefined && curve.span > 0 && curve.span <= horizon.steps)
  .filter(({ curve }) => times(curve?.span ?? 0).every((t) => Math.abs(curve?.at(t) ?? 0) < 1e300));

/** Holds two specs against each other for many random schedules, at whole steps up to the end. */
function alike(
  left: (spec: Spec) => Spec,
  right: (spec: Spec) => Spec = (spec) => spec,
  of = ended,
): string[] {
  return of.flatMap(({ spec, horizon, curve }) => {
    const [one, other] = [at(left(spec), horizon), at(right(spec), horizon)];
    const off = times(curve?.span ?? 0).find((t) => !Object.is(one(t) + 0, other(t) + 0));
    return off === undefined ? [] : [`${one(off)}, not ${other(off)} at ${off} of ${JSON.stringify(spec)}`];
  });
}

const one = (value: number): Spec => constant({ value });

test("there are enough random schedules to hold identities against", () => {
  expect(ended.length).toBeGreaterThan(800);
});

test.each<[string, (spec: Spec) => Spec]>([
  ["repeated once", (of) => repeat({ of, times: 1 })],
  ["scaled by 1", (of) => scale({ of, by: 1 })],
  ["scaled there and back by a power of two", (of) => scale({ by: 4, of: scale({ of, by: 0.25 }) })],
  ["clamped without limits", (of) => clamp({ of })],
  ["the largest of itself", (of) => max({ of: [of, of] })],
  ["the smallest of itself", (of) => min({ of: [of, of, of] })],
  ["the sum of itself", (of) => sum({ of: [of] })],
  ["with 0 added", (of) => sum({ of: [of, one(0)] })],
  ["times 1", (of) => product({ of: [one(1), of] })],
  ["alone in a sequence", (of) => sequence({ of: [of] })],
  [
    "after parts of no length",
    (of) => sequence({ of: [constant({ value: 9, over: 0 }), linear({ to: 9, over: 0 }), of] }),
  ],
  ["sliced from its start", (of) => slice({ of })],
  ["sliced past its end", (of) => slice({ of, over: 1e15 })],
  ["in stairs of one step", (of) => stairs({ of, every: 1 })],
])("any curve %s is itself", (_, wrap) => {
  expect(alike(wrap)).toEqual([]);
});

test("any curve cut at whole steps and joined again is itself", () => {
  const cut = (of: Spec): Spec =>
    sequence({ of: [slice({ of, over: 3 }), slice({ of, skip: 3, over: 40 }), slice({ of, skip: 43 })] });
  const inSteps = ended.filter(({ spec }) => !JSON.stringify(spec).includes("%"));
  expect(inSteps.length).toBeGreaterThan(300);
  expect(alike(cut, undefined, inSteps)).toEqual([]);
});

test("skipping twice is skipping once", () => {
  expect(
    alike(
      (of) => slice({ skip: 5, of: slice({ of, skip: 7 }) }),
      (of) => slice({ of, skip: 12 }),
    ),
  ).toEqual([]);
});

test("any curve less itself is 0, and twice itself is twice as high", () => {
  expect(
    alike(
      (of) => sum({ of: [of, scale({ of, by: -1 })] }),
      () => one(0),
    ),
  ).toEqual([]);
  expect(alike((of) => scale({ by: 0.5, of: sum({ of: [of, of] }) }))).toEqual([]);
});

test("the larger and the smaller of two curves are the two, in some order", () => {
  const line = linear({ from: 1, to: 0, over: 100 });
  const pairs = ended.map(({ spec, horizon }) => [
    at(max({ of: [spec, line] }), horizon),
    at(min({ of: [spec, line] }), horizon),
    at(spec, horizon),
    at(line, horizon),
  ]);
  for (const [high, low, f, g] of pairs) {
    for (const t of [0, 10, 50, 99]) {
      if (high(t) !== Math.max(f(t), g(t)) || low(t) !== Math.min(f(t), g(t))) expect.fail(`at ${t}`);
    }
  }
});

test("noise changes any curve by less than its limit, and by something", () => {
  let moved = 0;
  for (const { spec, horizon } of ended) {
    const [still, noisy] = [at(spec, horizon), at(noise({ of: spec, std: 0.2, limit: 0.3 }), horizon)];
    for (const t of [0, 1, 7, 100]) {
      if (!(Math.abs(noisy(t) - still(t)) <= 0.3 * Math.abs(still(t)) * (1 + 1e-15)))
        expect.fail(`${noisy(t)}`);
      if (noisy(t) !== still(t)) moved++;
    }
  }
  expect(moved).toBeGreaterThan(ended.length);
});

const level = fc.integer({ min: 0, max: 1000 }).map((n) => n / 500);
const span = fc.integer({ min: 1, max: 3000 });
const share = fc.integer({ min: 0, max: 1 << 20 }).map((n) => n / (1 << 20));

/** Runs a property on two levels, a span and a few times within it. */
function ramps(check: (from: number, to: number, over: number, ts: readonly number[]) => void): void {
  fc.assert(
    fc.property(
      level,
      level,
      span,
      fc.array(share, { minLength: 5, maxLength: 5 }),
      (from, to, over, shares) =>
        check(
          from,
          to,
          over,
          shares.map((p) => p * over).sort((a, b) => a - b),
        ),
    ),
    { seed: 4, numRuns: 300 },
  );
}

const close = (got: number, want: number, peak = 2): void => {
  if (!(Math.abs(got - want) <= 1e-12 * Math.abs(want) + 1e-15 * peak)) expect.fail(`${got}, not ${want}`);
};

test("a ramp goes one way only, whatever its shape and pace", () => {
  ramps((from, to, over, ts) => {
    for (const pace of [0.5, 1, 3]) {
      const ramp = { from, to, over, pace };
      const shapes = [
        linear(ramp),
        cosine(ramp),
        cosine({ ...ramp, power: 2 }),
        polynomial({ ...ramp, power: 0.5 }),
        polynomial({ ...ramp, power: 3, ease: "in" }),
        tanh(ramp),
        log(ramp),
        rex(ramp),
      ];
      for (const spec of shapes) {
        const values = [0, ...ts, over].map(at(spec));
        const back = values.findIndex(
          (value, i) => i > 0 && (value - values[i - 1]) * Math.sign(to - from) < -1e-15,
        );
        if (back > 0) expect.fail(`${JSON.stringify(spec)} turns back`);
      }
    }
  });
});

test("a larger power falls earlier, a larger pace later", () => {
  ramps((_, __, over, ts) => {
    const ramp = { from: 1, to: 0, over };
    for (const t of ts) {
      for (const [less, more] of [
        [0.5, 1],
        [1, 2],
        [2, 9],
      ]) {
        const order = [
          at(polynomial({ ...ramp, power: less }))(t) - at(polynomial({ ...ramp, power: more }))(t),
          at(cosine({ ...ramp, power: less }))(t) - at(cosine({ ...ramp, power: more }))(t),
          at(linear({ ...ramp, pace: more }))(t) - at(linear({ ...ramp, pace: less }))(t),
          at(rex({ ...ramp, pace: more }))(t) - at(rex({ ...ramp, pace: less }))(t),
        ];
        if (order.some((difference) => difference < -1e-15)) expect.fail(`${order} at ${t} of ${over}`);
      }
    }
  });
});

test("lines, power 1 and two knots are the same", () => {
  ramps((from, to, over, ts) => {
    for (const t of [...ts, over, 2 * over]) {
      const line = at(linear({ from, to, over }))(t);
      close(at(polynomial({ from, to, over, power: 1 }))(t), line);
      close(at(polynomial({ from, to, over, power: 1, ease: "in" }))(t), line);
      for (const via of ["linear", "smooth"] as const)
        close(
          at(
            knots({
              points: [
                [0, from],
                [over, to],
              ],
              via,
            }),
          )(t),
          line,
        );
    }
  });
});

test("ramps add up: two lines are a line, a rising and a falling cosine are a constant", () => {
  ramps((from, to, over, ts) => {
    for (const t of ts) {
      const lines = sum({ of: [linear({ from, to, over }), linear({ from: to, to: 0.5, over })] });
      close(at(lines)(t), at(linear({ from: from + to, to: to + 0.5, over }))(t), 8);
      close(
        at(sum({ of: [cosine({ from, to, over }), cosine({ from: to, to: from, over })] }))(t),
        from + to,
        8,
      );
    }
  });
});

test("an exponential is a line in the logarithm", () => {
  ramps((from, to, over, ts) => {
    const [high, low] = [from + 0.1, to + 0.1];
    const line = at(
      knots({
        points: [
          [0, high],
          [over, low],
        ],
        via: "log",
      }),
    );
    const decay = at(exponential({ from: high, factor: low / high, per: over, over }));
    for (const t of [...ts, over, 3 * over]) close(decay(t), line(t));
  });
});

test("a power of 1 is a line that goes on, and of -1 its reciprocal", () => {
  ramps((from, _, over, ts) => {
    const rate = 1 + from;
    for (const t of ts) {
      close(at(power({ from: 1, power: 1, rate, per: over }))(t), 1 + (rate * t) / over);
      close(1 / at(power({ from: 1, power: -1, rate, per: over }))(t), 1 + (rate * t) / over);
    }
  });
});

test("steps, jumps between knots, constants in a sequence and a table are the same", () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(cuts, fc.array(level, { minLength: 6, maxLength: 6 }), (lengths, levels) => {
      const values = levels.slice(0, lengths.length + 1);
      const milestones = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((a, b) => a + b));
      const last = values[values.length - 1];
      const forms = [
        knots({
          points: milestones.flatMap(
            (t, i) =>
              [
                [t, values[i]],
                [t, values[i + 1]],
              ] as const,
          ),
        }),
        sequence({ of: [...lengths.map((over, i) => constant({ value: values[i], over })), one(last)] }),
        table({ runs: [...lengths.map((count, i) => [values[i], count] as const), [last, 1]] }),
      ];
      const rule = at(steps({ at: milestones, values }));
      for (let t = 0; t < milestones[milestones.length - 1] + 3; t++) {
        for (const form of forms) close(at(form)(t), rule(t));
        t += 6;
      }
      expect(tableOf(Array.from({ length: milestones[0] }, (_, t) => rule(t)))).toEqual(
        table({ runs: [[values[0], milestones[0]]] }),
      );
    }),
    { seed: 8, numRuns: 60 },
  );
});

test("up and down again and again is torch's CyclicLR, all three modes", () => {
  const [base, peak, size] = [1e-4, 1e-2, 37];
  const wave = repeat({
    of: sequence({
      of: [
        linear({ from: 0, to: peak - base, over: size }),
        linear({ from: peak - base, to: 0, over: size }),
      ],
    }),
  });
  const modes: [Spec, (x: number, cycle: number, t: number) => number][] = [
    [sum({ of: [one(base), wave] }), (x) => Math.max(0, 1 - x)],
    [sum({ of: [one(base), { ...wave, damp: 0.5 }] }), (x, cycle) => Math.max(0, 1 - x) / 2 ** (cycle - 1)],
    [
      sum({ of: [one(base), product({ of: [wave, exponential({ from: 1, factor: 0.999 })] })] }),
      (x, _, t) => Math.max(0, 1 - x) * 0.999 ** t,
    ],
  ];
  for (const [spec, height] of modes) {
    for (let t = 0; t < 500; t++) {
      const cycle = Math.floor(1 + t / (2 * size));
      const x = Math.abs(t / size - 2 * cycle + 1);
      close(at(spec)(t), base + (peak - base) * height(x, cycle, t), 10 * peak);
    }
  }
});

test("a schedule in shares keeps its shape when the run is longer", () => {
  const shares = sequence({
    of: [
      linear({ from: 0, to: 1, over: "5%" }),
      constant({ value: 1, over: "45%" }),
      cosine({ from: 1, to: 0.1, over: "rest" }),
    ],
  });
  const short = at(shares, { steps: 200 });
  const long = at(shares, { steps: 200_000 });
  for (let t = 0; t <= 200; t++) close(long(1000 * t), short(t));
});
