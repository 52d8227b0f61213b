// Whether the warmup is part of the total.
import { call } from "../call.mjs";
import { named, played } from "./recipes.mjs";
import { code, diff, link, lr4, picture, points, table } from "./write.mjs";

/** 100 as the length and 10 as the warmup, as the arguments invite to. @type {readonly import("./recipes.mjs").Recipe[]} */
export const naive = [
  {
    name: "Transformers",
    framework: "transformers",
    call: call("cosine", { num_warmup_steps: 10, num_training_steps: 100 }),
  },
  {
    name: "Optax",
    framework: "optax",
    call: call("warmup_cosine_decay_schedule", {
      init_value: 0,
      peak_value: 1,
      warmup_steps: 10,
      decay_steps: 100,
    }),
  },
  {
    name: "Megatron",
    framework: "megatron",
    call: call("OptimizerParamScheduler", {
      max_lr: 1,
      min_lr: 0,
      lr_warmup_steps: 10,
      lr_decay_steps: 100,
      lr_decay_style: "cosine",
    }),
  },
  {
    name: "Keras",
    framework: "keras",
    call: call("CosineDecay", {
      initial_learning_rate: 0,
      decay_steps: 100,
      warmup_target: 1,
      warmup_steps: 10,
    }),
  },
  {
    name: "torch",
    framework: "torch",
    call: call("SequentialLR", {
      schedulers: [
        call("LinearLR", { start_factor: 0.001, total_iters: 10 }),
        call("CosineAnnealingLR", { T_max: 100 }),
      ],
      milestones: [10],
    }),
  },
  {
    name: "timm, warmup_prefix=True",
    framework: "timm",
    call: call("CosineLRScheduler", {
      t_initial: 100,
      warmup_t: 10,
      warmup_prefix: true,
      t_in_epochs: false,
    }),
  },
  {
    name: "timm, its default",
    framework: "timm",
    call: call("CosineLRScheduler", { t_initial: 100, warmup_t: 10, t_in_epochs: false }),
  },
];

/** The update at which a schedule is at its lowest for the first time after its warmup. @param {(k: number) => number} at */
export function endOf(at) {
  let k = 11;
  while (k < 200 && at(k + 1) < at(k)) k++;
  return k;
}

/** @returns {import("./write.mjs").Section} */
export function total() {
  const all = naive.map(played);
  const at = (/** @type {string} */ name) => played(named(naive, name)).at;
  const figure = {
    name: "total",
    says: "With 100 as the length and 10 as the warmup, the decay ends at update 100 or at 110; timm by default drops from 0.9 beneath the peak into the middle of its cosine",
    height: 290,
    shares: [0.64, 0.36],
    rows: [
      [
        {
          title: "Length 100, warmup 10: when is it over?",
          x: /** @type {const} */ ([0, 120]),
          y: /** @type {const} */ ([0, 1.12]),
          lines: [
            {
              points: points(at("Optax"), 0, 100),
              hue: /** @type {const} */ ("blue"),
              label: {
                text: "at 100: the warmup is\npart of the total",
                x: 56,
                y: 0.25,
                anchor: /** @type {const} */ ("end"),
              },
            },
            {
              points: points(at("Keras"), 0, 110),
              hue: /** @type {const} */ ("rust"),
              label: { text: "at 110: it comes on top", x: 70, y: 0.62 },
            },
          ],
        },
        {
          title: "timm by default",
          x: /** @type {const} */ ([7, 15]),
          y: /** @type {const} */ ([0.65, 1.04]),
          xTicks: [8, 10, 12, 14],
          lines: [
            {
              points: points(at("timm, its default"), 7, 15),
              hue: /** @type {const} */ ("plum"),
              dots: true,
              label: { text: "joins its cosine at 0.976", x: 10.1, y: 0.92 },
            },
            { points: points(at("Optax"), 7, 15), hue: /** @type {const} */ ("grey"), dash: "3 3" },
          ],
        },
      ],
    ],
  };
  const rows = all.map(({ recipe: { name, framework, call: written }, at: lr }) => [
    link(name, framework),
    String(endOf(lr)),
    lr4(lr(99)),
    code(framework, written),
  ]);
  return {
    figures: [figure],
    text: [
      "## Is the warmup part of the total?",
      picture(figure),
      table(["", "lowest at", "update 99", "written as"], rows).replace(/---: \|\n/, "--- |\n"),
      `**Why it matters.** A run of 100 updates that ends before its decay does keeps an LR above the floor: its last update has ${lr4(at("Keras")(99))} of the peak here, a hundred times what was meant. Nothing fails, so nobody notices.`,
      "**Who.** Anyone who moves from Optax, Transformers, Megatron, nanoGPT, Composer or DeepSpeed (the total includes the warmup) to Keras, torch `SequentialLR`, MMEngine's `T_max` or timm with a prefix (it does not), or back.",
      diff(named(naive, "Optax"), named(naive, "Keras"), { steps: 110 }),
      "timm without a prefix keeps the total, and lets the cosine run beneath the warmup: the peak is never reached.",
    ].join("\n\n"),
  };
}
