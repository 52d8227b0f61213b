import { type AnnealError, compile, type Horizon } from "anneal";
import { expect, test } from "vitest";

const run: Horizon = { steps: 1000 };
const ramp = { kind: "linear", from: 1, to: 0, over: 10 };
const rest = { ...ramp, over: "rest" };

/** All that `compile` says of a spec. */
function said(spec: unknown, horizon: unknown = run): string {
  try {
    compile(spec as never, horizon as Horizon);
    return "compiles";
  } catch (error) {
    return (error as AnnealError).message;
  }
}

/** These are read by people: a change here is a change of the product. */
test.each([
  // roots and kinds
  [undefined, "spec: expected an object with a kind, received nothing"],
  [[ramp], "spec: expected an object with a kind, received a list of 1"],
  // fields
  [{ kind: "linear", from: 1, over: 10 }, "linear.to: expected a number, received nothing"],
  [{ ...ramp, from: "1" }, 'linear.from: expected a number, received "1"'],
  [{ ...ramp, from: Number.NaN }, "linear.from: expected a number, received NaN"],
  [
    { ...ramp, form: 2 },
    'linear.form: expected one of from, to, over, pace, past, received "form"; did you mean "from"?',
  ],
  [
    { ...ramp, past: "contine" },
    'linear.past: expected one of "hold", "continue", received "contine"; did you mean "continue"?',
  ],
  [{ ...ramp, pace: 0 }, "linear.pace: expected a number above 0, received 0"],
  [
    { kind: "repeat", of: ramp, times: 2.5 },
    "repeat.times: expected a whole number of at least 1 and of at most 1000000000000000, received 2.5",
  ],
  [{ kind: "scale", by: 2 }, "scale.of: expected a spec, received nothing"],
  [{ kind: "scale", by: 2, of: "linear" }, 'scale.of: expected an object with a kind, received "linear"'],
  [{ kind: "sequence", of: ramp }, "sequence.of: expected a list of 1 to 1e6 items, received an object"],
  [{ kind: "knots", points: [[0]] }, "knots.points[0]: expected a list of two, received a list of 1"],
  // lengths
  [{ ...ramp, over: -1 }, "linear.over: expected a length of at least 0, received -1"],
  [{ kind: "stairs", of: ramp, every: 0 }, "stairs.every: expected a length above 0, received 0"],
  [{ ...ramp, over: "120%" }, 'linear.over: expected at most 100% of the run, received "120%"'],
  [
    { ...ramp, over: "5 percent" },
    'linear.over: expected a length such as 500, "5%", "3ep", "rest", received "5 percent"; write "5%"',
  ],
  [
    { ...ramp, over: "0.01%" },
    'linear.over: expected at least half a step, at most 1e15, received "0.01%" (0.1 steps)',
  ],
  [{ ...ramp, over: "3ep" }, 'linear.over: expected horizon.stepsPerEpoch to be given, received "3ep"'],
  // the rules of kinds
  [
    {
      kind: "sequence",
      of: [
        { ...ramp, over: "30%" },
        { ...ramp, over: "80%" },
      ],
    },
    'sequence.of[1].over: expected at most 700 steps, received "80%" (800 steps); write "rest", or "70%" for the 700 steps left',
  ],
  [
    {
      kind: "sequence",
      of: [
        { ...ramp, over: 1000 },
        { ...ramp, over: "1%" },
      ],
    },
    'sequence.of[1].over: expected at most 0 steps, received "1%" (10 steps); shorten the parts before it',
  ],
  [
    { kind: "sequence", of: [rest, rest] },
    'sequence.of[1].over: expected one "rest" in a sequence, received "rest"',
  ],
  [
    { kind: "sequence", of: [{ kind: "constant", value: 1 }, ramp] },
    'sequence.of[0]: expected a length, for only the last part may be endless, received "constant"',
  ],
  [
    { kind: "repeat", of: { kind: "constant", value: 1 } },
    'repeat.of: expected a cycle with a length above 0, received "constant" (it is endless)',
  ],
  [
    { kind: "repeat", of: ramp, stretch: 0.5, times: 50 },
    "repeat.stretch: expected cycles of at least 1 step, received 0.5 (cycle 5 of 50 is shorter)",
  ],
  [
    { kind: "repeat", of: ramp, stretch: 0.5 },
    "repeat.times: expected a number of cycles, because a stretch below 1 never ends otherwise, received nothing",
  ],
  [
    { kind: "steps", at: [5, 4], values: [1, 2, 3] },
    "steps.at[1]: expected a milestone at or after 5, received 4",
  ],
  [{ kind: "clamp", of: ramp, min: 2, max: 1 }, "clamp.min: expected at most max (1), received 2"],
])("%j is refused with its sentence", (spec, sentence) => {
  expect(said(spec)).toBe(sentence);
});

test("an unknown kind is answered with all that there are", () => {
  expect(said({ ...ramp, kind: "cosin" })).toBe(
    "kind: expected one of linear, cosine, polynomial, tanh, log, rex, exponential, power, constant, steps, knots, table, " +
      'sequence, slice, repeat, stairs, scale, clamp, sum, product, max, min, noise, received "cosin"; did you mean "cosine"?',
  );
});

test("several mistakes have a line each", () => {
  expect(said({ ...ramp, from: null, over: "3 epochs" }, { step: 100 }).split("\n")).toEqual([
    'horizon.step: expected one of steps, stepsPerEpoch, samplesPerStep, tokensPerStep, received "step"; did you mean "steps"?',
    "horizon.steps: expected a whole number of at least 1 and of at most 1000000000000000, received nothing",
    "linear.from: expected a number, received null",
    'linear.over: expected a length such as 500, "5%", "3ep", "rest", received "3 epochs"; write "3ep"',
  ]);
});

const slice = { kind: "slice", of: ramp };
test.each([
  // kinds
  [{ ...ramp, kind: "cosin" }, 'did you mean "cosine"?'],
  [{ ...ramp, kind: "Linear" }, 'did you mean "linear"?'],
  [{ ...ramp, kind: "liner" }, 'did you mean "linear"?'],
  [{ ...ramp, kind: "lienar" }, 'did you mean "linear"?'],
  [{ ...ramp, kind: "exponental" }, 'did you mean "exponential"?'],
  [{ ...ramp, kind: "polynom" }, 'did you mean "polynomial"?'],
  [{ ...ramp, kind: "sequnce" }, 'did you mean "sequence"?'],
  [{ ...ramp, kind: "step" }, 'did you mean "steps"?'],
  [{ ...ramp, kind: "stair" }, 'did you mean "stairs"?'],
  [{ ...ramp, kind: "konts" }, 'did you mean "knots"?'],
  [{ ...ramp, kind: "const" }, 'did you mean "constant"?'],
  [{ ...ramp, kind: "exp" }, 'did you mean "exponential"?'],
  [{ ...ramp, kind: "warmupStableDecay" }, undefined],
  // fields
  [{ ...ramp, form: 1 }, 'did you mean "from"?'],
  [{ ...ramp, From: 1 }, 'did you mean "from"?'],
  [{ ...ramp, ovr: 1 }, 'did you mean "over"?'],
  [{ ...ramp, pase: 1 }, 'did you mean "pace"?'],
  [{ ...slice, skipp: 1 }, 'did you mean "skip"?'],
  [{ ...slice, T_max: 1 }, undefined],
  [{ kind: "exponential", from: 1, facotr: 0.5 }, 'did you mean "factor"?'],
  [{ kind: "repeat", of: ramp, strech: 2 }, 'did you mean "stretch"?'],
  [{ kind: "repeat", of: ramp, time: 2 }, 'did you mean "times"?'],
  [{ kind: "repeat", of: ramp, damping: 2 }, 'did you mean "damp"?'],
  [{ kind: "noise", of: ramp, sd: 1 }, 'did you mean "std"?'],
  // words
  [{ ...ramp, past: "Hold" }, 'did you mean "hold"?'],
  [{ ...ramp, past: "continued" }, 'did you mean "continue"?'],
  [{ kind: "knots", points: [[0, 1]], via: "smoth" }, 'did you mean "smooth"?'],
  [{ kind: "knots", points: [[0, 1]], via: "cubic" }, undefined],
  // lengths
  [{ ...ramp, over: "5 %" }, 'write "5%"'],
  [{ ...ramp, over: "5percent" }, 'write "5%"'],
  [{ ...ramp, over: "3 epochs" }, 'write "3ep"'],
  [{ ...ramp, over: "3EP" }, 'write "3ep"'],
  [{ ...ramp, over: "1e9 tokens" }, 'write "1000000000tok"'],
  [{ ...ramp, over: "2e6sp" }, 'write "2000000sample"'],
  [{ ...ramp, over: "0.1dur" }, 'write "10%"'],
  [{ ...ramp, over: "500" }, "write 500 for steps"],
  [{ ...ramp, over: "500ba" }, "write 500 for steps"],
  [{ ...ramp, over: "10k" }, "write 10000 for steps"],
  [{ ...ramp, over: "Rest" }, 'did you mean "rest"?'],
  [{ ...ramp, over: "90min" }, undefined],
  [{ ...ramp, over: -5 }, undefined],
  [{ ...ramp, over: "120%" }, undefined],
  [{ kind: "stairs", of: ramp, every: "rset" }, undefined],
])("for %j the suggestion is %s", (spec, suggestion) => {
  expect(compile.inspect(spec, run).problems[0].suggestion).toBe(suggestion);
});
