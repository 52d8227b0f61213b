import { readFileSync } from "node:fs";
import { compile, sample } from "../../src/compile/index.ts";
import { makeRun, type Run } from "../../src/forecast/runs/run.ts";
import type { Spec } from "../../src/schedules/index.ts";

interface Stored {
  readonly first: number;
  /** Runs of equal gaps between steps: [gap, how many]. */
  readonly gaps: readonly (readonly [number, number])[];
  /** In units of 1e-4. */
  readonly losses: readonly number[];
}

const [warmup, peak, low] = [2160, 3e-4, 3e-5];

/** The schedules of the Multi-Power Law paper, as its code samples them: warmup from 0, its last step at the peak. */
function publishedSpec(name: string): { spec: Spec; steps: number } {
  const [, kind, length] = /^([a-z]+)_(\d+)/.exec(name) as string[];
  const start: Spec[] = [
    { kind: "linear", from: 0, to: peak, over: warmup - 1 },
    { kind: "constant", value: peak, over: 1 },
  ];
  const hold = (until: number): Spec => ({ kind: "constant", value: peak, over: until - warmup });
  const of = (...parts: Spec[]): Spec => ({ kind: "sequence", of: [...start, ...parts] });
  switch (kind) {
    case "cosine":
      return {
        spec: of({ kind: "cosine", from: peak, to: low, over: Number(length) - warmup }),
        steps: Number(length),
      };
    case "constant":
      return { spec: of(hold(Number(length))), steps: Number(length) };
    case "wsdcon":
      return {
        spec: of(hold(8000), { kind: "constant", value: Number(length) * 1e-5, over: 8000 }),
        steps: 16_000,
      };
    case "wsdld":
      return { spec: of(hold(20_000), { kind: "linear", from: peak, to: low, over: 4000 }), steps: 24_000 };
    default:
      return {
        spec: of(hold(20_000), {
          kind: "knots",
          points: [
            [0, peak],
            [4000, low],
          ],
          via: "log",
        }),
        steps: 24_000,
      };
  }
}

/** The LR of every update of a published schedule. */
export function publishedLr(name: string): Float64Array {
  const { spec, steps } = publishedSpec(name);
  return sample(compile(spec, { steps }), steps);
}

const here = new URL("../../src/forecast/golden/mpl-25M.json", import.meta.url);
const { curves } = JSON.parse(readFileSync(here, "utf8")) as { curves: { readonly [name: string]: Stored } };

/** A published run of the model with 25M parameters. */
export function publishedRun(name: string): Run {
  const { first, gaps, losses } = curves[name];
  const steps = [first];
  for (const [gap, count] of gaps) for (let i = 0; i < count; i++) steps.push(steps[steps.length - 1] + gap);
  const lr = publishedLr(name);
  const within = steps.filter((step) => step < lr.length);
  return makeRun({ name, lr, steps: within, losses: within.map((_, i) => losses[i] / 1e4) });
}

export const trained: readonly string[] = ["cosine_24000", "constant_24000", "wsdcon_9"];
export const heldOut: readonly string[] = [
  "constant_72000",
  "cosine_72000",
  "wsd_20000_24000",
  "wsdld_20000_24000",
  "wsdcon_3",
  "wsdcon_18",
];
