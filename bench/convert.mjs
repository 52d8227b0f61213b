import { from, targets, to, toAll } from "anneal/convert";
import { limited, race } from "./measure.mjs";

/** @typedef {import("anneal").Spec} Spec */

/** What people convert: each with the facts that it needs. */
const calls = /** @type {const} */ ([
  ["torch", { name: "OneCycleLR", kwargs: { max_lr: 0.1, total_steps: 100_000 } }, {}],
  [
    "transformers",
    { name: "cosine", kwargs: { num_warmup_steps: 1000, num_training_steps: 100_000 } },
    { baseLrs: [3e-4] },
  ],
  ["optax", { name: "warmup_cosine_decay_schedule", args: [0, 3e-4, 1000, 100_000, 3e-5] }, {}],
  [
    "timm",
    { name: "CosineLRScheduler", kwargs: { t_initial: 300, cycle_mul: 2, cycle_limit: 3 } },
    { baseLrs: [0.1] },
  ],
]);

/** A warmup and a cosine, the schedule of most configs. */
const spec = /** @type {Spec} */ ({
  kind: "sequence",
  of: [
    { kind: "linear", from: 3e-7, to: 3e-4, over: 1000 },
    { kind: "cosine", from: 3e-4, to: 3e-5, over: 99_000 },
  ],
});

/** Reading a scheduler, and writing a schedule of 100,000 steps for every target with its proof: per conversion. */
export function convertRows() {
  const run = { steps: 100_000 };
  const cycle = from("torch", calls[0][1]);
  const [read, written, all] = race([
    () => {
      for (const [framework, call, context] of calls) from(framework, call, context);
    },
    () => {
      for (const target of targets) to(target, spec, run);
    },
    () => toAll("timm", cycle, run),
  ]);
  const row = (/** @type {string} */ name, /** @type {number} */ spent) =>
    limited(name, { value: spent / 1e6, unit: "ms", most: 5 });
  return [
    row("convert/from", read / calls.length),
    row("convert/to", written / targets.length),
    row("convert/to-all", all),
  ];
}
