// What happens at the edges: no warmup, or nothing but warmup.
import { compile } from "anneal";
import { from } from "anneal/convert";
import { call } from "../call.mjs";
import { code, lr4, table } from "./write.mjs";

/** @typedef {import("./recipes.mjs").Recipe} Recipe */
/** @typedef {import("./write.mjs").Section} Section */

const flat = { num_warmup_steps: 100, num_training_steps: 100 };

/** Calls at an edge, and what they do there. @type {readonly (Recipe & { shown: readonly number[] })[]} */
export const edges = [
  {
    name: "no warmup",
    framework: "optax",
    call: call("warmup_constant_schedule", { init_value: 0, peak_value: 1, warmup_steps: 0 }),
    shown: [0, 1, 1000],
  },
  { name: "no warmup", framework: "torch", call: call("LinearLR", { total_iters: 0 }), shown: [0, 1, 1000] },
  {
    name: "no warmup",
    framework: "torch",
    call: call("ConstantLR", { factor: 0.1, total_iters: 0 }),
    shown: [0, 1, 1000],
  },
  {
    name: "warmup as long as the run",
    framework: "transformers",
    call: call("linear", flat),
    shown: [99, 100, 101, 102],
  },
  {
    name: "warmup as long as the run",
    framework: "transformers",
    call: call("cosine", flat),
    shown: [99, 100, 101, 102],
  },
  {
    name: "warmup as long as the run",
    framework: "nanogpt",
    call: call("get_lr", { learning_rate: 1, warmup_iters: 100, lr_decay_iters: 100, min_lr: 0 }),
    shown: [99, 100],
  },
  {
    name: "warmup longer than the run",
    framework: "timm",
    call: call("CosineLRScheduler", { t_initial: 50, warmup_t: 100, t_in_epochs: false }),
    shown: [49, 50, 99, 100],
  },
];

/** @returns {Section} */
export function edgeCases() {
  const rows = edges.map(({ name, framework, call: written, shown }) => {
    const { groups, stops = Number.POSITIVE_INFINITY } = from(framework, written, { baseLrs: [1] });
    const { at } = compile(groups[0], { steps: 1000 });
    const told = shown.map((k) => (k >= stops ? `${k}: error` : `${k}: ${lr4(at(k))}`));
    return [name, code(framework, written), told.join(", ")];
  });
  return {
    figures: [],
    text: [
      "## At the edges",
      table(["", "written as", "LR at update"], rows).replaceAll("---:", "---"),
      "`OneCycleLR(max_lr=1, total_steps=10, pct_start=0.1)` divides by 0: its first phase is one step long. anneal refuses it, and says so; where a framework fails later, a conversion names the update (`stops`).",
    ].join("\n\n"),
  };
}
