// Which framework has which schedule itself: found by `to`, which reads its proposal back and compares every update.
import { frameworks, from, to } from "anneal/convert";
import { guides } from "./examples.mjs";

/** @typedef {import("anneal").Spec} Spec */
/** @typedef {import("anneal/convert").Framework} Framework */

const [peak, floor, w, n, steps] = [3e-4, 3e-5, 500, 9500, 10_000];

/** @type {(to: number) => Spec} */
const cosine = (low) => ({ kind: "cosine", from: peak, to: low, over: n });
/** @type {(...of: Spec[]) => Spec} */
const inRow = (...of) => ({ kind: "sequence", of });
/** @type {(from: number) => Spec} */
const warmup = (from) => ({ kind: "linear", from, to: peak, over: w });

/** The schedules that people ask for, of 10,000 updates with a warmup of 500. @type {readonly (readonly [name: string, spec: Spec])[]} */
const schedules = [
  ["constant", { kind: "constant", value: peak }],
  ["warmup from 0, constant", inRow(warmup(0), { kind: "constant", value: peak })],
  ["linear to 0", { kind: "linear", from: peak, to: 0, over: steps }],
  ["warmup from 0, linear to 0", inRow(warmup(0), { kind: "linear", from: peak, to: 0, over: n })],
  ["cosine to 0", { kind: "cosine", from: peak, to: 0, over: steps }],
  ["cosine to 10%", { kind: "cosine", from: peak, to: floor, over: steps }],
  ["warmup from 0, cosine to 0", inRow(warmup(0), cosine(0))],
  ["warmup from 0, cosine to 10%", inRow(warmup(0), cosine(floor))],
  ["warmup from 1%, cosine to 0", inRow(warmup(peak / 100), cosine(0))],
  ["warmup from peak/(w+1), cosine to 10%", inRow(warmup(peak / (w + 1)), cosine(floor))],
  [
    "WSD: warmup from 0, hold, linear to 0",
    inRow(
      warmup(0),
      { kind: "constant", value: peak, over: 7500 },
      { kind: "linear", from: peak, to: 0, over: 2000 },
    ),
  ],
  [
    "WSD: warmup from 0, hold, 1-sqrt to 0",
    inRow(
      warmup(0),
      { kind: "constant", value: peak, over: 7500 },
      { kind: "polynomial", from: peak, to: 0, over: 2000, power: 0.5, ease: "in" },
    ),
  ],
  [
    "a tenth every 3,000 updates",
    { kind: "stairs", of: { kind: "exponential", from: peak, factor: 0.1, per: 3000 }, every: 3000 },
  ],
  [
    "a tenth at 5,000 and at 8,000",
    { kind: "steps", at: [5000, 8000], values: [peak, peak * 0.1, peak * 0.1 * 0.1] },
  ],
  ["exponential", { kind: "exponential", from: peak, factor: 0.9995 }],
  ["polynomial, power 2, to 0", { kind: "polynomial", from: peak, to: 0, over: steps, power: 2 }],
  ["inverse time", { kind: "power", from: peak, power: -1, rate: 0.5, per: 1000 }],
  [
    "warmup from 0, inverse square root",
    inRow(warmup(0), { kind: "power", from: peak, power: -0.5, per: w }),
  ],
  [
    "cosine cycles of 1,000, 2,000, 4,000",
    { kind: "repeat", of: { kind: "cosine", from: peak, to: 0, over: 1000 }, stretch: 2 },
  ],
  [
    "triangles of 2,000",
    {
      kind: "sum",
      of: [
        { kind: "constant", value: floor },
        {
          kind: "repeat",
          of: inRow(
            { kind: "linear", from: 0, to: peak - floor, over: 1000 },
            { kind: "linear", from: peak - floor, to: 0, over: 1000 },
          ),
        },
      ],
    },
  ],
  [
    "one cycle of cosines, 30% up",
    inRow(
      { kind: "cosine", from: peak / 25, to: peak, over: 3000 },
      { kind: "cosine", from: peak, to: peak / 25e4, over: 7000 },
    ),
  ],
  [
    "straight lines between points",
    {
      kind: "knots",
      points: [
        [0, floor],
        [2000, peak],
        [8000, peak],
        [10_000, 0],
      ],
    },
  ],
];

/** Frameworks with a scheduler that reacts to a metric. @param {Framework} framework */
const reacts = (framework) =>
  guides[framework].examples.some(({ call, context, run }) => {
    const around = { ...guides[framework].context, ...context };
    return (
      from(framework, call, { ...around, horizon: { steps: run, ...around.horizon } }).control !== undefined
    );
  });

const names = /** @type {Framework[]} */ (Object.keys(frameworks));

/** Each schedule with the frameworks that have it. @returns {{ schedule: string, natively: readonly Framework[] }[]} */
export const matrix = () => [
  ...schedules.map(([schedule, spec]) => ({
    schedule,
    natively: names.filter((target) => to(target, spec, { steps }).way === "native"),
  })),
  { schedule: "falls when a metric does not improve", natively: names.filter(reacts) },
];
