// Where a warmup starts and when it reaches its peak, and the update that does nothing.
import { compile } from "anneal";
import { from } from "anneal/convert";
import { call } from "../call.mjs";
import { named, played } from "./recipes.mjs";
import { warmupCosines } from "./warmup-cosines.mjs";
import { diff, link, lr4, picture, points, table } from "./write.mjs";

/** @typedef {import("../figure/theme.mjs").Hue} Hue */

/** @type {readonly (readonly [title: string, name: string, who: string, hue: Hue])[]} */
const rules = [
  ["0, then k/10", "Optax", "Transformers, timm,\nOptax, Keras,\nMegatron, Composer", "blue"],
  ["(k + 1) / 11", "nanoGPT", "nanoGPT", "green"],
  [
    "(k + 1) / 10",
    "Transformers cosine_warmup_with_min_lr",
    "Transformers\ncosine_warmup_\nwith_min_lr",
    "rust",
  ],
  ["k/9", "Ignite", "Ignite,\nMMEngine", "plum"],
  ["0, 0, then (k − 1) / 10", "DeepSpeed 0.19.6", "DeepSpeed", "slate"],
];

/** torch LinearLR with its default start factor. */
const torchDefault = {
  name: "torch LinearLR, its default",
  framework: /** @type {const} */ ("torch"),
  call: call("LinearLR", { total_iters: 10 }),
};

/** @returns {import("./write.mjs").Section} */
export function warmup() {
  const list = [...warmupCosines, torchDefault];
  const at = (/** @type {string} */ name) => played(named(list, name)).at;
  const reference = points(at("Optax"), 0, 12);
  const panel = (
    /** @type {string} */ title,
    /** @type {(k: number) => number} */ lr,
    /** @type {string} */ who,
    /** @type {Hue} */ hue,
  ) => ({
    title,
    x: /** @type {const} */ ([0, 12.4]),
    y: /** @type {const} */ ([0, 1.1]),
    xTicks: [0, 2, 4, 6, 8, 10, 12],
    lines: [
      {
        points: points(lr, 0, 12),
        hue,
        dots: true,
        label: { text: who, x: 12.2, y: 0.4, anchor: /** @type {const} */ ("end") },
      },
      ...(hue === "blue" ? [] : [{ points: reference, hue: /** @type {const} */ ("grey"), dash: "3 3" }]),
    ],
  });
  const panels = [
    ...rules.map(([title, name, who, hue]) => panel(title, at(name), who, hue)),
    panel("1/3, then up", at(torchDefault.name), "torch LinearLR,\nleft to its default", "rust"),
  ];
  const figure = {
    name: "warmup",
    says: "Six panels of the first 13 updates of a warmup over 10: most start at 0 and peak at update 10; nanoGPT starts at 1/11; one of Transformers, Ignite and MMEngine peak at update 9; DeepSpeed is one late; torch's default starts at a third",
    height: 230,
    rows: [panels.slice(0, 3), panels.slice(3)],
  };
  const shown = [
    "Optax",
    "torch SequentialLR",
    "nanoGPT",
    "Transformers cosine_warmup_with_min_lr",
    "Ignite",
    "MMEngine",
    "DeepSpeed 0.19.6",
    torchDefault.name,
  ];
  const rows = shown.map((name) => [name, ...[0, 1, 5, 9, 10, 11].map((k) => lr4(at(name)(k)))]);
  return {
    figures: [figure],
    text: [
      "## Where a warmup starts, and when it peaks",
      picture(figure),
      "Dashed: the first rule, for comparison.",
      table(["warmup of 10 to 1", ...[0, 1, 5, 9, 10, 11].map((k) => `${k}`)], rows),
      `**Why it matters.** One update more or less is nothing in a warmup of 2,000, and a tenth of a warmup of 10. The start is another matter: ${link("torch LinearLR", "torch", "LinearLR")} begins at a third of the peak unless told otherwise, and refuses to begin at 0.`,
      `**Who.** Anyone who moves a short warmup, and anyone who compares runs of two frameworks update by update. DeepSpeed uses its first value twice, and a warmup is at least 2 updates long there.`,
      "**Port it.** Ask for the numbers, not for the name: `anneal convert` writes the other framework's own scheduler where one has the same numbers, and a function where none has. `anneal diff` names the first update that differs:",
      diff(
        named(warmupCosines, "Transformers cosine"),
        named(warmupCosines, "Transformers cosine_warmup_with_min_lr"),
        { steps: 100 },
      ),
    ].join("\n\n"),
  };
}

/** The updates of a run that change no weight. @returns {import("./write.mjs").Section} */
export function nothing() {
  const epochs = from("timm", call("CosineLRScheduler", { t_initial: 30, warmup_t: 3, lr_min: 1e-5 }), {
    baseLrs: [1e-3],
  });
  const { at } = compile(epochs.groups[0], { steps: 40 });
  const figure = {
    name: "nothing",
    says: "timm by epochs with its defaults: the LR is 0 for the whole of epoch 0",
    height: 260,
    rows: [
      [
        {
          title: "timm by epochs, warmup_t=3, all else left to its default",
          x: /** @type {const} */ ([0, 10]),
          y: /** @type {const} */ ([0, 1.12e-3]),
          xName: "epoch",
          lines: [
            {
              points: [...points(at, 0, 9), /** @type {[number, number]} */ ([10, at(9)])],
              hue: /** @type {const} */ ("blue"),
              held: true,
              label: { text: "← all of epoch 0 trains at LR 0", x: 1.1, y: 6e-5 },
            },
          ],
        },
      ],
    ],
  };
  const zero = warmupCosines.map(played).map(({ recipe, at: lr }) => {
    let count = 0;
    while (lr(count) === 0) count++;
    return { name: recipe.name, count };
  });
  const of = (/** @type {number} */ n) => zero.filter(({ count }) => count === n).map(({ name }) => name);
  return {
    figures: [figure],
    text: [
      "## The update that does nothing",
      picture(figure),
      table(
        ["updates at LR 0", "of the fourteen", "which"],
        [
          ["2", String(of(2).length), of(2).join(", ")],
          ["1", String(of(1).length), of(1).join(", ")],
          ["0", String(of(0).length), of(0).join(", ")],
        ],
      ).replaceAll("---:", "---"),
      "**What it costs.** At LR 0 no weight changes, whatever the gradient; Adam's moments and BatchNorm's averages do take the batch in. By updates that is one batch of the run, two in DeepSpeed. By epochs it is a whole epoch: of 30 epochs with 1,250 batches, 1,250 updates, 3.3% of the bill.",
      `**Who.** Users of ${link("timm", "timm", "CosineLRScheduler")} by epochs: set \`warmup_lr_init\`, whose default is 0. Short fine-tunings: one update of 60 is 1.7%. Tests that train for one step and expect a change.`,
      "**Port it.** Start from peak/(w + 1) as nanoGPT does, and as anneal's own `warmup` does. `anneal convert` names the step in a note (`starts-at-zero`).",
    ].join("\n\n"),
  };
}
