// The first part: the same recipe fourteen times, and what becomes of it past its end.

import { named, played } from "./recipes.mjs";
import { warmupCosines } from "./warmup-cosines.mjs";
import { diff, link, lr4, picture, points, table } from "./write.mjs";

/** @typedef {ReturnType<typeof played>} Played */

const end = 100;

/** Recipes with the same values in `[from, to]`, in order. @param {readonly Played[]} all @param {number} from @param {number} to */
function alike(all, from, to) {
  /** @type {Played[][]} */
  const groups = [];
  for (const each of all) {
    const same = groups.find(([first]) =>
      points(first.at, from, to).every(([k, lr]) => Math.abs(lr - each.at(k)) < 1e-9),
    );
    if (same) same.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** @param {(step: number) => number} at */
function peak(at) {
  const values = points(at, 0, end - 1);
  const highest = Math.max(...values.map(([, lr]) => lr));
  const steps = values.filter(([, lr]) => Math.abs(lr - highest) < 1e-9).map(([k]) => k);
  return `${lr4(highest)} at ${steps.join(" and ")}`;
}

/** @returns {import("./write.mjs").Section} */
export function glance() {
  const all = warmupCosines.map(played);
  const of = (/** @type {string} */ name) => played(named(warmupCosines, name));
  const figure = {
    name: "after-the-end",
    says: "Fourteen recipes agree until update 100; then torch, Transformers and old DeepSpeed climb back to the peak, Ignite starts again, and the others stay at 0",
    height: 320,
    rows: [
      [
        {
          title: "Warm up for 10 updates, cosine to 0 at update 100. And if training goes on?",
          x: /** @type {const} */ ([0, 200]),
          y: /** @type {const} */ ([-0.14, 1.12]),
          marks: [{ x: end, text: "the planned end" }],
          lines: [
            {
              points: points(of("Optax").at, 0, 200),
              hue: /** @type {const} */ ("blue"),
              label: {
                text: "stay at 0: timm, Optax, Keras, nanoGPT, Megatron, Composer, DeepSpeed 0.19.6, MMEngine (3e-4)",
                x: 200,
                y: -0.07,
                anchor: /** @type {const} */ ("end"),
              },
            },
            {
              points: points(of("torch SequentialLR").at, end, 200),
              hue: /** @type {const} */ ("rust"),
              label: {
                text: "climb back:\ntorch, Transformers,\nDeepSpeed 0.16.5",
                x: 187,
                y: 0.62,
                anchor: /** @type {const} */ ("end"),
              },
            },
            {
              points: points(of("Ignite").at, 98, 200),
              hue: /** @type {const} */ ("plum"),
              label: { text: "starts again: Ignite", x: 116, y: 1.03 },
            },
          ],
        },
      ],
    ],
  };
  const planned = alike(all, 0, end - 1).length;
  const longer = alike(all, 0, 200).length;
  const rows = all.map(({ recipe: { name, framework }, at }) => [
    link(name, framework),
    lr4(at(0)),
    lr4(at(1)),
    peak(at),
    lr4(at(end - 1)),
    lr4(at(end)),
    lr4(at(150)),
  ]);
  return {
    figures: [figure],
    text: [
      `Ten updates of warmup to a peak of 1, then a cosine to 0 at update 100. Fourteen ways to write that, as the users of each framework write it, give ${planned} different runs of 100 updates, and ${longer} if training goes on. Update k is counted from 0. The numbers are those of the frameworks' own code ([how that is known](#where-the-numbers-are-from)).`,
      picture(figure),
      table(["written in", "update 0", "update 1", "highest", "update 99", "update 100", "update 150"], rows),
      "Read across: Ignite's last planned update, 99, has the full peak again. Only one of the fourteen reaches 0 within its 100 updates. What each row shows is explained below, with what to do about it.",
      diff(named(warmupCosines, "Transformers cosine"), named(warmupCosines, "Optax"), { steps: 200 }),
    ].join("\n\n"),
  };
}
