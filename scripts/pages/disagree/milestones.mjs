// Which update a milestone rules.
import { call } from "../call.mjs";
import { together } from "../figure/strip.mjs";
import { named, played } from "./recipes.mjs";
import { code, diff, link, picture, table } from "./write.mjs";

/** @typedef {import("./recipes.mjs").Recipe} Recipe */
/** @typedef {import("./write.mjs").Section} Section */

/** A factor of 0.1 at 30. @type {readonly Recipe[]} */
export const milestones = [
  {
    name: "timm",
    framework: "timm",
    call: call("MultiStepLRScheduler", { decay_t: [30], decay_rate: 0.1, t_in_epochs: false }),
  },
  { name: "torch", framework: "torch", call: call("MultiStepLR", { milestones: [30] }) },
  {
    name: "Optax",
    framework: "optax",
    call: call("piecewise_constant_schedule", { init_value: 1, boundaries_and_scales: { 30: 0.1 } }),
  },
  {
    name: "Composer",
    framework: "composer",
    call: call("MultiStepScheduler", { milestones: ["30ba"] }),
    context: { maxDuration: "60ba" },
  },
  {
    name: "MMEngine",
    framework: "mmengine",
    call: call("MultiStepLR", { milestones: [30], by_epoch: false }),
  },
  {
    name: "Keras",
    framework: "keras",
    call: call("PiecewiseConstantDecay", { boundaries: [30], values: [1, 0.1] }),
  },
];

/** The first update with another LR. @param {(k: number) => number} at */
export function firstChange(at) {
  let k = 1;
  while (k < 1000 && at(k) === at(0)) k++;
  return k;
}

/** @returns {Section} */
export function milestone() {
  const found = milestones.map((recipe) => ({
    recipe,
    name: recipe.name,
    at: [firstChange(played(recipe).at)],
  }));
  const figure = {
    name: "milestones",
    says: "With a milestone at 30, the new LR rules from update 29 in timm, 30 in torch, Optax, Composer and MMEngine, and 31 in Keras",
    strip: {
      title: "A milestone at 30: the first update with the new LR",
      x: /** @type {const} */ ([26, 34]),
      xName: "update",
      rows: together(found),
      left: 250,
    },
  };
  const rows = found.map(({ recipe: { framework, call: written }, name, at }) => [
    link(name, framework, written.name),
    String(at[0]),
    code(framework, written),
  ]);
  return {
    figures: [figure],
    text: [
      "## Which update does a milestone rule?",
      picture(figure),
      table(["", "from update", "written as"], rows).replace(/---: \|\n/, "--- |\n"),
      "**Why it matters.** Off by one update is nothing; off by one epoch is not, and timm, torch and MMEngine count epochs when they are stepped by epochs. In `30, 60, 90` of 90 epochs timm gives the last LR one epoch, torch none.",
      "**Traps beside it.** A factor is given to torch, timm, Composer and MMEngine, scales that multiply to Optax, levels to Keras. timm's `decay_rate` is 1 by default: nothing decays. MMEngine counts milestones from `begin`. Keras cuts fractions of boundaries off.",
      "**Port it.** To Keras write every boundary one lower, to timm one higher. `anneal convert` does.",
      diff(named(milestones, "torch"), named(milestones, "Keras"), { steps: 60 }),
    ].join("\n\n"),
  };
}
