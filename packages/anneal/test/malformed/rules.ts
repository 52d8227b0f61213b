import { type Malformed, ramp, sound } from "./sound.ts";

const holey = Object.assign(new Array(3), { 0: 1, 2: 3 });
export const ruleCases: Malformed[] = [
  ["a pace of 0", { ...ramp, pace: 0 }, "linear.pace"],
  ["a negative pace", { ...ramp, pace: -1 }, "linear.pace"],
  ["a power of 0", { ...sound.polynomial, power: 0 }, "polynomial.power"],
  ["a cosine power of 0", { ...sound.cosine, power: 0 }, "cosine.power"],
  ["a negative factor", { ...sound.exponential, factor: -0.5 }, "exponential.factor"],
  ["a negative rate", { ...sound.power, rate: -1 }, "power.rate"],
  ["a period of 0", { ...sound.exponential, per: 0 }, "exponential.per"],
  ["a period of 0 epochs", { ...sound.power, per: "0ep" }, "power.per"],
  ["treads of no length", { ...sound.stairs, every: 0 }, "stairs.every"],
  ["treads of 0%", { ...sound.stairs, every: "0%" }, "stairs.every"],
  ["no treads", { ...sound.stairs, treads: 0 }, "stairs.treads"],
  ["no cycles", { ...sound.repeat, times: 0 }, "repeat.times"],
  ["half a cycle", { ...sound.repeat, times: 1.5 }, "repeat.times"],
  ["more cycles than steps can be", { ...sound.repeat, times: 1e16 }, "repeat.times"],
  ["a stretch of 0", { ...sound.repeat, stretch: 0 }, "repeat.stretch"],
  ["a negative damp", { ...sound.repeat, damp: -1 }, "repeat.damp"],
  ["a cycle of no length", { ...sound.repeat, of: { ...ramp, over: 0 } }, "repeat.of"],
  ["a cycle without an end", { kind: "repeat", of: { kind: "constant", value: 1 } }, "repeat.of"],
  ["a repeat of an endless repeat", { kind: "repeat", of: { kind: "repeat", of: ramp } }, "repeat.of"],
  ["cycles that shrink for ever", { kind: "repeat", of: ramp, stretch: 0.5 }, "repeat.times"],
  ["cycles that vanish", { kind: "repeat", of: ramp, stretch: 0.5, times: 9 }, "repeat.stretch"],
  ["cycles that vanish at once", { kind: "repeat", of: ramp, stretch: 1e-300, times: 2 }, "repeat.stretch"],
  ["a floor above the ceiling", { ...sound.clamp, min: 2, max: 1 }, "clamp.min"],
  ["no noise", { ...sound.noise, std: 0 }, "noise.std"],
  ["a noise that may reach the value", { ...sound.noise, limit: 1 }, "noise.limit"],
  ["a fractional seed", { ...sound.noise, seed: 0.5 }, "noise.seed"],
  ["a seed of more than 32 bits", { ...sound.noise, seed: 2 ** 32 }, "noise.seed"],
  ["a value too few", { kind: "steps", at: [5], values: [1] }, "steps.values"],
  ["a value too many", { kind: "steps", at: [5], values: [1, 2, 3] }, "steps.values"],
  ["no value", { kind: "steps", at: [], values: [] }, "steps.values"],
  ["milestones that go back", { kind: "steps", at: [5, 4], values: [1, 2, 3] }, "steps.at[1]"],
  ["milestones that go back in units", { kind: "steps", at: ["50%", 400], values: [1, 2, 3] }, "steps.at[1]"],
  ["a milestone at the rest", { kind: "steps", at: ["rest"], values: [1, 2] }, "steps.at[0]"],
  ["a negative milestone", { kind: "steps", at: [-1], values: [1, 2] }, "steps.at[0]"],
  ["a value that is a text", { kind: "steps", at: [1], values: [1, "2"] }, "steps.values[1]"],
  ["a hole among values", { kind: "steps", at: [1, 2], values: holey }, "steps.values[1]"],
  ["no points", { kind: "knots", points: [] }, "knots.points"],
  ["a point without a value", { kind: "knots", points: [[0]] }, "knots.points[0]"],
  ["a point with three", { kind: "knots", points: [[0, 1, 2]] }, "knots.points[0]"],
  ["points that are numbers", { kind: "knots", points: [1, 2] }, "knots.points[0]"],
  [
    "points that go back",
    {
      kind: "knots",
      points: [
        [5, 1],
        [4, 1],
      ],
    },
    "knots.points[1][0]",
  ],
  ["a point at NaN", { kind: "knots", points: [[Number.NaN, 1]] }, "knots.points[0][0]"],
  [
    "a level of 0 in log",
    {
      kind: "knots",
      points: [
        [0, 1],
        [5, 0],
      ],
      via: "log",
    },
    "knots.points[1][1]",
  ],
  ["an empty table", { kind: "table", runs: [] }, "table.runs"],
  ["a run of 0", { kind: "table", runs: [[1, 0]] }, "table.runs[0][1]"],
  [
    "a run of half a step",
    {
      kind: "table",
      runs: [
        [1, 2],
        [1, 0.5],
      ],
    },
    "table.runs[1][1]",
  ],
  ["a run without a count", { kind: "table", runs: [[1]] }, "table.runs[0]"],
  ["a run of NaN", { kind: "table", runs: [[Number.NaN, 1]] }, "table.runs[0][0]"],
  ["an empty sequence", { kind: "sequence", of: [] }, "sequence.of"],
  ["an empty sum", { kind: "sum", of: [] }, "sum.of"],
  [
    "a hole among parts",
    { kind: "sequence", of: Object.assign(new Array(2), { 1: ramp }) },
    "sequence.of[0]",
  ],
  ["nothing but holes", { kind: "max", of: new Array(9) }, "max.of[0]"],
  [
    "two rests",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: "rest" },
        { ...ramp, over: "rest" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "two rests, one deep",
    {
      kind: "sequence",
      of: [
        { kind: "scale", by: 1, of: { ...ramp, over: "rest" } },
        { ...ramp, over: "rest" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "an endless part that is not the last",
    { kind: "sequence", of: [{ kind: "constant", value: 1 }, ramp] },
    "sequence.of[0]",
  ],
  [
    "an endless part that takes the rest",
    { kind: "sequence", of: [{ kind: "repeat", of: { ...ramp, over: "rest" } }, ramp] },
    "sequence.of[0]",
  ],
  [
    "shares above the whole",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: "60%" },
        { ...ramp, over: "60%" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "shares above the whole by one step",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: "50%" },
        { ...ramp, over: "50.1%" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "a share after a full run",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: 1000 },
        { ...ramp, over: "1%" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "steps beside a rest that do not fit",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: 1001 },
        { ...ramp, over: "rest" },
      ],
    },
    "sequence.of[0].over",
  ],
  ["a share that is less than half a step", { ...ramp, over: "0.04%" }, "linear.over"],
  ["epochs in a run without epochs", { ...ramp, over: "3ep" }, "linear.over"],
  ["samples in a run without samples", { ...ramp, over: "3e6sample" }, "linear.over"],
  ["tokens in a run without tokens", { kind: "knots", points: [["1e9tok", 1]] }, "knots.points[0][0]"],
  ["version 2", { ...ramp, version: 2 }],
  ["version 1 as a text", { ...ramp, version: "1" }],
  ["version NaN", { ...ramp, version: Number.NaN }],
  ["a version inside", { kind: "scale", by: 1, of: { ...ramp, version: 1 } }, "scale.of.version"],
].map(([what, spec, path]) => ({ what, spec, path }) as Malformed);
