import { compile, cosine, fill, linear } from "anneal";
import { compared, race } from "./measure.mjs";

const n = 10_000_000;
const rounds = 5;

/** Sampling ten million steps, against a plain loop over the formula. */
export function fillRows() {
  const from = 3e-4;
  const to = 3e-5;
  const out = new Float64Array(n);
  const wave = compile(cosine({ from, to, over: n }), { steps: n });
  const [fast, plain] = race(
    [
      () => fill(wave, out),
      () => {
        for (let i = 0; i < n; i++) out[i] = to + 0.5 * (from - to) * (1 + Math.cos((Math.PI * i) / n));
      },
    ],
    rounds,
  );
  const line = compile(linear({ from, to, over: n }), { steps: n });
  const [fastLine, plainLine] = race(
    [
      () => fill(line, out),
      () => {
        for (let i = 0; i < n; i++) out[i] = (1 - i / n) * from + (i / n) * to;
      },
    ],
    rounds,
  );
  return [
    compared("fill/cos", { value: fast / n, baseline: plain / n, unit: "ns per step", faster: 3.5 }),
    compared("fill/linear", {
      value: fastLine / n,
      baseline: plainLine / n,
      unit: "ns per step",
      most: 1.25,
    }),
  ];
}
