// After which bad reading a plateau is cut.
import { call } from "../call.mjs";
import { together } from "../figure/strip.mjs";
import { reaction } from "../picture.mjs";
import { played } from "./recipes.mjs";
import { code, link, picture, table } from "./write.mjs";

/** @typedef {import("./recipes.mjs").Recipe} Recipe */
/** @typedef {import("./write.mjs").Section} Section */

const patience = 3;
const cooldown = 2;

/** Patience 3, cooldown 2, half the LR. @type {readonly Recipe[]} */
export const plateaus = [
  { name: "torch", framework: "torch", call: call("ReduceLROnPlateau", { factor: 0.5, patience, cooldown }) },
  {
    name: "Transformers",
    framework: "transformers",
    call: call("reduce_lr_on_plateau", { factor: 0.5, patience, cooldown }),
  },
  {
    name: "timm",
    framework: "timm",
    call: call("PlateauLRScheduler", {
      decay_rate: 0.5,
      patience_t: patience,
      cooldown_t: cooldown,
      mode: "min",
    }),
  },
  {
    name: "MMEngine",
    framework: "mmengine",
    call: call("ReduceOnPlateauLR", { monitor: "loss", factor: 0.5, patience, cooldown }),
  },
  {
    name: "Ignite",
    framework: "ignite",
    call: call("ReduceLROnPlateauScheduler", { metric_name: "loss", factor: 0.5, patience, cooldown }),
  },
  { name: "Optax", framework: "optax", call: call("reduce_on_plateau", { factor: 0.5, patience, cooldown }) },
  { name: "Keras", framework: "keras", call: call("ReduceLROnPlateau", { factor: 0.5, patience, cooldown }) },
];

/** Bad readings, counted from 1 after a first good one, after which the LR is lower. @param {Recipe} recipe @param {number} to */
export function cutsOf(recipe, to) {
  const { converted } = played(recipe);
  const options = converted.control?.options;
  const early = options !== undefined && "counting" in options && options.counting === "optax";
  const levels = reaction(converted, to + 2);
  return levels
    .flatMap((lr, k) => (k > 0 && lr < levels[k - 1] ? [early ? k : k - 1] : []))
    .filter((k) => k <= to);
}

/** @returns {Section} */
export function plateauCounting() {
  const found = plateaus.map((recipe) => ({ recipe, name: recipe.name, at: cutsOf(recipe, 24) }));
  const figure = {
    name: "plateaus",
    says: "With patience 3 and cooldown 2 on a metric that never improves, torch and its kin cut after bad readings 4, 10, 16, 22; Optax after 3, 8, 13; Keras after 3, 7, 11",
    strip: {
      title: "Patience 3, cooldown 2: bad readings in a row, and where the LR is cut",
      x: /** @type {const} */ ([0, 24]),
      xName: "reading",
      rows: together(found),
      left: 290,
    },
  };
  const rows = found.map(({ recipe: { framework, call: written }, name, at }) => [
    link(name, framework),
    at.join(", "),
    code(framework, written),
  ]);
  return {
    figures: [figure],
    text: [
      "## How does a plateau count?",
      picture(figure),
      table(["", "cut after bad reading", "written as"], rows).replaceAll("---:", "---"),
      "After a first reading the metric never improves. torch and its kin cut at patience + 1 bad readings, then every patience + 1 + cooldown; Optax at patience, then every patience + cooldown; Keras at patience, then every patience + cooldown − 1.",
      "**Why it matters.** With the same arguments Keras cuts 6 times where torch cuts 4. Each cut is for ever.",
      "**Traps beside it.** timm's `mode` is `max` by default: a falling loss counts as bad. The threshold is relative 1e-4 in torch and Optax, absolute 1e-4 in Keras. torch skips a cut that is smaller than `eps`. Optax's factor holds for the very update whose loss was read. Ignite ignores `min_lr` unless `param_group_index` is given.",
      "**Port it.** From torch to Optax or Keras add 1 to the patience, and look at the cooldown: Optax the same, Keras one more. `anneal/control` counts in each of the three ways.",
    ].join("\n\n"),
  };
}
