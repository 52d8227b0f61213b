// Where cycles restart whose lengths are no whole numbers.
import { call } from "../call.mjs";
import { together } from "../figure/strip.mjs";
import { named, played } from "./recipes.mjs";
import { code, diff, link, picture, table } from "./write.mjs";

/** @typedef {import("./recipes.mjs").Recipe} Recipe */
/** @typedef {import("./write.mjs").Section} Section */

/** A first cycle of 10, each 1.5 times as long. @type {readonly Recipe[]} */
export const restarts = [
  {
    name: "Keras",
    framework: "keras",
    call: call("CosineDecayRestarts", { initial_learning_rate: 1, first_decay_steps: 10, t_mul: 1.5 }),
  },
  {
    name: "timm",
    framework: "timm",
    call: call("CosineLRScheduler", { t_initial: 10, cycle_mul: 1.5, cycle_limit: 99, t_in_epochs: false }),
  },
  {
    name: "Composer",
    framework: "composer",
    call: call("CosineAnnealingWarmRestartsScheduler", { t_0: "10ba", t_mult: 1.5 }),
    context: { maxDuration: "100ba" },
  },
  {
    name: "Ignite",
    framework: "ignite",
    call: call("CosineAnnealingScheduler", { start_value: 1, end_value: 0, cycle_size: 10, cycle_mult: 1.5 }),
  },
];

/** The updates at which a curve jumps up, up to one. @param {(k: number) => number} at @param {number} to */
export const jumps = (at, to) =>
  Array.from({ length: to }, (_, k) => k + 1).filter((k) => at(k) > at(k - 1) + 0.3);

/** @returns {Section} */
export function restart() {
  const found = restarts.map((recipe) => ({ recipe, name: recipe.name, at: jumps(played(recipe).at, 100) }));
  const figure = {
    name: "restarts",
    says: "With a first cycle of 10 and a ratio of 1.5, Keras and timm restart at 10, 25, 48 and 82, Composer and Ignite at 10, 25, 47 and 80",
    strip: {
      title: "A first cycle of 10, each 1.5 times as long: where it restarts",
      x: /** @type {const} */ ([0, 100]),
      xName: "update",
      rows: together(found),
      left: 170,
    },
  };
  const rows = found.map(({ recipe: { framework, call: written }, name, at }) => [
    link(name, framework, written.name),
    at.join(", "),
    code(framework, written),
  ]);
  return {
    figures: [figure],
    text: [
      "## Restarts of lengths that are no whole numbers",
      picture(figure),
      table(["", "restarts at", "written as"], rows).replaceAll("---:", "---"),
      "Keras and timm keep real lengths (10, 15, 22.5, 33.75) and restart at the first update after each; Composer and Ignite cut each length to a whole number, from the one before. torch and MMEngine want whole numbers. Transformers and fastai divide the run into their cycles.",
      "**Why it matters.** The last update of a cycle is where a snapshot is taken. One update later it has the highest LR of all.",
      "**Traps beside it.** timm's `cycle_limit` is 1 by default: one cycle, then `lr_min`. Keras doubles by default (`t_mul=2`), timm and torch do not. Keras' `m_mul` scales the part above `alpha`, timm's `cycle_decay` the peak.",
      "**Port it.** Ratios of 1 and 2 are safe everywhere. For others `anneal convert` writes a function, or the starts one by one.",
      diff(named(restarts, "Keras"), named(restarts, "Composer"), { steps: 100 }),
    ].join("\n\n"),
  };
}
