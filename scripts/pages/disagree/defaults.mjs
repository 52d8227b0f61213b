// What an argument is when nobody gives it.
import { call } from "../call.mjs";
import { played } from "./recipes.mjs";
import { lr4, picture, points, table } from "./write.mjs";

/** @typedef {import("./recipes.mjs").Recipe} Recipe */
/** @typedef {import("./write.mjs").Section} Section */

/** @param {Recipe["framework"]} framework @param {import("anneal/convert").Call} written @param {import("anneal/convert").ConvertContext} [context] */
const curve = (framework, written, context) => played({ name: "", framework, call: written, context }).at;

/** The LR in the middle of a decay whose power was left to its default. */
const powers = {
  torch: curve("torch", call("PolynomialLR", { total_iters: 100 })),
  timm: curve("timm", call("PolyLRScheduler", { t_initial: 100, t_in_epochs: false })),
  composer: curve("composer", call("PolynomialWithWarmupScheduler", { t_warmup: "0ba" }), {
    maxDuration: "100ba",
  }),
};

/** @returns {Section} */
export function defaults() {
  const fastai = curve("fastai", call("SchedPoly", { start: 1, end: 0, power: 2 }), {
    horizon: { steps: 100 },
  });
  const torch = curve("torch", call("PolynomialLR", { total_iters: 100, power: 2 }));
  const log = curve("deepspeed", call("WarmupLR", { warmup_max_lr: 1, warmup_num_steps: 100 }));
  const line = curve(
    "deepspeed",
    call("WarmupLR", { warmup_max_lr: 1, warmup_num_steps: 100, warmup_type: "linear" }),
  );
  const axes = {
    x: /** @type {const} */ ([0, 104]),
    y: /** @type {const} */ ([0, 1.12]),
    xTicks: [0, 50, 100],
  };
  const end = /** @type {const} */ ("end");
  const figure = {
    name: "defaults",
    says: "Three panels: polynomial decays with their default powers 0.5, 1 and 2; power 2 of the remaining share and of the elapsed share; the logarithmic warmup that DeepSpeed has by default, and a linear one",
    height: 260,
    rows: [
      [
        {
          title: "Polynomial, no power given",
          ...axes,
          lines: [
            {
              points: points(powers.timm, 0, 100),
              hue: /** @type {const} */ ("plum"),
              label: { text: "timm: 0.5", x: 103, y: 1.04, anchor: end },
            },
            {
              points: points(powers.torch, 0, 100),
              hue: /** @type {const} */ ("blue"),
              label: { text: "torch, Keras, HF: 1", x: 103, y: 0.95, anchor: end },
            },
            {
              points: points(powers.composer, 0, 100),
              hue: /** @type {const} */ ("rust"),
              label: { text: "Composer: 2", x: 103, y: 0.86, anchor: end },
            },
          ],
        },
        {
          title: "Power 2",
          ...axes,
          lines: [
            {
              points: points(fastai, 0, 100),
              hue: /** @type {const} */ ("plum"),
              label: { text: "fastai: of what\nhas passed", x: 103, y: 1, anchor: end },
            },
            {
              points: points(torch, 0, 100),
              hue: /** @type {const} */ ("blue"),
              label: { text: "all others:\nof what is left", x: 4, y: 0.25 },
            },
          ],
        },
        {
          title: "DeepSpeed warmup",
          ...axes,
          lines: [
            {
              points: points(log, 0, 101),
              hue: /** @type {const} */ ("rust"),
              label: { text: "log, the default", x: 6, y: 1.05 },
            },
            {
              points: points(line, 0, 101),
              hue: /** @type {const} */ ("blue"),
              label: { text: "linear", x: 64, y: 0.5 },
            },
          ],
        },
      ],
    ],
  };
  const half = (/** @type {(k: number) => number} */ at) => {
    let k = 0;
    while (at(k) < 0.5) k++;
    return k;
  };
  return {
    figures: [figure],
    text: [
      "## What if nothing is said?",
      picture(figure),
      table(
        ["left out", "gives"],
        [
          [
            "power of a polynomial, at half of the decay",
            `timm ${lr4(powers.timm(50))}, torch, Keras and Transformers ${lr4(powers.torch(50))}, Composer with warmup ${lr4(powers.composer(50))}`,
          ],
          [
            "`warmup_type` of DeepSpeed",
            `half of the peak at update ${half(log)} of 100; linear: at ${half(line)}`,
          ],
          [
            "`start_factor` of torch `LinearLR`",
            "1/3, in 5 steps; Composer's `LinearScheduler` falls from 1 to 0 over the run",
          ],
          ["`decay_rate` of timm `StepLRScheduler`", "1: nothing decays"],
          ["`cycle_limit` of timm", "1: one cycle, then `lr_min`"],
          ["`t_mul` of Keras", "2: each cycle twice as long; 1 in torch and timm"],
          ["`mode` of timm's plateau", "`max`: for accuracies, not for losses"],
          ["`warmup_max_lr` of DeepSpeed `WarmupLR`", "0.19.6: the optimizer's LR; 0.16.5: 0.001"],
          ["`pct_start` of a one-cycle", "0.3 in torch and Optax, 0.25 in fastai"],
          [
            "how often an exponential applies",
            "each step in torch and MMEngine, each `decay_steps` in Keras and Optax, each epoch in Composer",
          ],
        ],
      ).replaceAll("---:", "---"),
      "**Port it.** Write every argument out before you port; `anneal convert` does, for its specs have no defaults that differ.",
    ].join("\n\n"),
  };
}
