import { withField } from "./fields.ts";
import { type Loose, type Malformed, ramp } from "./sound.ts";

/** A spec within a spec, so many times. */
function wrapped(wrap: (inner: unknown) => unknown, times: number): unknown {
  let spec: unknown = ramp;
  for (let i = 0; i < times; i++) spec = wrap(spec);
  return spec;
}

function circle(fill: (self: Loose) => Loose): unknown {
  const self = {};
  return Object.assign(self, fill(self));
}

export const bombs: Malformed[] = [
  ["10,000 deep", wrapped((of) => ({ kind: "scale", by: 1, of }), 10_000)],
  ["10,000 sequences deep", wrapped((of) => ({ kind: "sequence", of: [of] }), 10_000)],
  ["10,000 lists deep", { kind: "steps", at: wrapped((of) => [of], 10_000), values: [1] }],
  ["a circle", circle((of) => ({ kind: "clamp", of }))],
  ["a circle of two", circle((one) => ({ kind: "sum", of: [one, { kind: "repeat", of: one, times: 2 }] }))],
  ["a sequence that holds itself twice", circle((one) => ({ kind: "sequence", of: [one, one] }))],
  ["60 levels of the same two", wrapped((of) => ({ kind: "sum", of: [of, of] }), 60)],
  ["60 sequences of the same two", wrapped((of) => ({ kind: "sequence", of: [of, of] }), 60)],
  ["60 levels of the same two, wrong inside", wrapped((of) => ({ kind: "max", of: [of, of], by: 1 }), 60)],
  ["200,000 parts", { kind: "sequence", of: Array.from({ length: 200_000 }, () => ramp) }],
  ["200,000 wrong parts", { kind: "sequence", of: Array.from({ length: 200_000 }, (_, i) => i) }],
  ["300,000 wrong numbers", { kind: "steps", at: [], values: new Array(300_000).fill("1") }],
  ["a list of 4 billion holes", { kind: "steps", at: [], values: new Array(4e9) }],
  ["a sequence of 4 billion holes", { kind: "sequence", of: new Array(4e9) }],
  ["a table of 2 million runs", { kind: "table", runs: new Array(2_000_000).fill([1, 1]) }],
  [
    "10,000 unknown fields",
    { ...ramp, ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, i])) },
  ],
  ["a field name of a million letters", withField(ramp, "x".repeat(1e6), 1)],
  ["a field name of two lines", withField(ramp, "to: expected\nof", 1)],
  ["a length of a million digits", { ...ramp, over: `${"9".repeat(1e6)}%` }],
  ["a length of a million digits that ends badly", { ...ramp, over: `${"1".repeat(1e6)}!` }],
].map(([what, spec]) => ({ what, spec }) as Malformed);
