// Floors that are LRs, and floors that are ratios.
import { compile } from "anneal";
import { from } from "anneal/convert";
import { formatLr } from "anneal/describe";
import { call } from "../call.mjs";
import { diff, link, picture, table } from "./write.mjs";

/** @typedef {import("./recipes.mjs").Recipe} Recipe */
/** @typedef {import("./write.mjs").Section} Section */

const n = 10_000;
const lrs = [3e-4, 3e-5];

/** A floor of a tenth of 3e-4, as each writes it. @type {readonly (Recipe & { argument: string })[]} */
export const floors = [
  {
    name: "torch",
    argument: "eta_min",
    framework: "torch",
    call: call("CosineAnnealingLR", { T_max: n, eta_min: 3e-5 }),
  },
  {
    name: "MMEngine",
    argument: "eta_min",
    framework: "mmengine",
    call: call("CosineAnnealingLR", { T_max: n, eta_min: 3e-5, by_epoch: false }),
  },
  {
    name: "timm",
    argument: "lr_min",
    framework: "timm",
    call: call("CosineLRScheduler", { t_initial: n, lr_min: 3e-5, t_in_epochs: false }),
  },
  {
    name: "Transformers",
    argument: "min_lr",
    framework: "transformers",
    call: call("cosine_with_min_lr", { num_warmup_steps: 0, num_training_steps: n, min_lr: 3e-5 }),
  },
  {
    name: "Transformers",
    argument: "min_lr_rate",
    framework: "transformers",
    call: call("cosine_with_min_lr", { num_warmup_steps: 0, num_training_steps: n, min_lr_rate: 0.1 }),
  },
  {
    name: "Composer",
    argument: "alpha_f",
    framework: "composer",
    call: call("CosineAnnealingScheduler", { alpha_f: 0.1 }),
    context: { maxDuration: `${n}ba` },
  },
  {
    name: "DeepSpeed",
    argument: "cos_min_ratio",
    framework: "deepspeed",
    call: call("WarmupCosineLR", { total_num_steps: n, warmup_num_steps: 2, cos_min_ratio: 0.1 }),
  },
];

/** The lowest LR of each group. @param {Recipe} recipe */
export function lowest({ framework, call: written, context }) {
  const { groups } = from(framework, written, { baseLrs: lrs, ...context });
  return groups.map((spec) => compile(spec, { steps: n }).at(n));
}

/** @param {(step: number) => number} at @returns {[number, number][]} */
const every100 = (at) => Array.from({ length: 101 }, (_, k) => [100 * k, at(100 * k)]);

/** @returns {Section} */
export function floor() {
  const torch = (/** @type {number} */ eta_min) =>
    compile(from("torch", call("CosineAnnealingLR", { T_max: n, eta_min }), { baseLrs: [3e-4] }).groups[0], {
      steps: n,
    }).at;
  const keras = (/** @type {number} */ alpha) =>
    compile(
      from("keras", call("CosineDecay", { initial_learning_rate: 3e-4, decay_steps: n, alpha })).groups[0],
      { steps: n },
    ).at;
  const figure = {
    name: "floors",
    says: "A ratio of 0.1 given to torch's eta_min makes the LR rise from 3e-4 to 0.1; an LR of 3e-5 given to Keras' alpha makes it fall to 9e-9 instead of 3e-5",
    rows: [
      [
        {
          title: "From 3e-4 to a tenth of it, with the other framework's argument",
          x: /** @type {const} */ ([0, n]),
          y: /** @type {const} */ ([3e-9, 0.5]),
          log: true,
          lines: [
            {
              points: every100(keras(0.1)),
              hue: /** @type {const} */ ("blue"),
              label: {
                text: "as meant: alpha=0.1, or eta_min=3e-5",
                x: 6000,
                y: 7e-6,
                anchor: /** @type {const} */ ("middle"),
              },
            },
            {
              points: every100(torch(0.1)),
              hue: /** @type {const} */ ("rust"),
              label: {
                text: "torch with a ratio, eta_min=0.1: the LR rises to 0.1",
                x: 4600,
                y: 0.3,
                anchor: /** @type {const} */ ("middle"),
              },
            },
            {
              points: every100(keras(3e-5)),
              hue: /** @type {const} */ ("plum"),
              label: {
                text: "Keras with an LR, alpha=3e-5:\nfalls to 9e-9",
                x: 9300,
                y: 3e-8,
                anchor: /** @type {const} */ ("end"),
              },
            },
          ],
        },
      ],
    ],
  };
  const rows = floors.map((recipe) => {
    const { name, argument, framework, call: written } = recipe;
    const value = written.kwargs?.[argument];
    return [
      link(name, framework),
      `\`${argument}=${typeof value === "number" ? formatLr(value) : ""}\``,
      ...lowest(recipe).map(formatLr),
    ];
  });
  return {
    figures: [figure],
    text: [
      "## Is a floor an LR or a ratio?",
      picture(figure),
      table(["cosine to a tenth", "written", "group at 3e-4 ends at", "group at 3e-5 ends at"], rows),
      "An LR: torch and MMEngine `eta_min`, timm `lr_min`, Megatron and nanoGPT `min_lr`, Optax `end_value`. A ratio: Keras and Optax `alpha`, Composer `alpha_f`, DeepSpeed `cos_min_ratio`, Transformers `min_lr_rate`. Transformers `min_lr` is an LR that becomes a ratio of the optimizer's LR.",
      "**Why it matters.** The wrong one is no rounding: the LR climbs to 333 times where it began, or ends 3,333 times below the floor that was meant. And with parameter groups even the right one differs: an absolute floor of 3e-5 leaves a group at 3e-5 constant, a relative one takes it to 3e-6.",
      "**Port it.** `anneal convert` turns one into the other for each group, and names it in a note (`relative-floor`). MMEngine does not quite get there: it freezes one step before its lowest point.",
      diff(floors[0], floors[3], { steps: n, baseLrs: lrs }),
    ].join("\n\n"),
  };
}
