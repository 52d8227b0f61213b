// What one step is.
import { compile } from "anneal";
import { from } from "anneal/convert";
import { call } from "../call.mjs";
import { link, picture, table } from "./write.mjs";

const n = 10_000;

/** @param {(step: number) => number} at @returns {[number, number][]} */
const every10 = (at) => Array.from({ length: 1001 }, (_, k) => [10 * k, at(10 * k)]);

const processes = 8;

/** What a step is. @returns {import("./write.mjs").Section} */
export function units() {
  const written = call("linear", { num_warmup_steps: 500, num_training_steps: n });
  const { at } = compile(from("transformers", written, { baseLrs: [5e-5] }).groups[0], { steps: n });
  const end = n / processes;
  const figure = {
    name: "units",
    says: "A linear schedule of 10,000 steps, advanced by each of 8 processes, is at 0 after 1,250 updates",
    height: 260,
    rows: [
      [
        {
          title: "10,000 updates on 8 processes, prepared by accelerate",
          x: /** @type {const} */ ([0, n]),
          y: /** @type {const} */ ([0, 5.6e-5]),
          lines: [
            {
              points: every10((k) => at(processes * k)),
              hue: /** @type {const} */ ("rust"),
              label: { text: "lengths counted in updates:\nat 0 after 1,250", x: 1350, y: 1.2e-5 },
            },
            {
              points: every10(at),
              hue: /** @type {const} */ ("blue"),
              label: { text: "lengths times 8, or one process", x: 5000, y: 3.3e-5 },
            },
          ],
        },
      ],
    ],
  };
  return {
    figures: [figure],
    text: [
      "## What is one step?",
      picture(figure),
      table(
        ["a step is", "in"],
        [
          ["a call of `step()`", `${link("torch", "torch")}: an epoch or an update, whatever your loop does`],
          [
            "an epoch",
            `${link("timm", "timm")} (\`t_in_epochs=True\`), ${link("MMEngine", "mmengine")} (\`by_epoch=True\`), the plateau of ${link("Keras", "keras")}`,
          ],
          [
            "an update",
            `${link("Optax", "optax")}, ${link("Keras", "keras")}, ${link("DeepSpeed", "deepspeed")}, ${link("nanoGPT", "nanogpt")}, ${link("Transformers", "transformers")}`,
          ],
          ["a batch", `${link("Composer", "composer")}, ${link("fastai", "fastai")}`],
          ["a sample", `${link("Megatron", "megatron")}: lengths are iterations times the global batch size`],
          ["an event", `${link("Ignite", "ignite")}`],
          [
            "a process and update",
            `${link("Transformers", "transformers")} in a loop of your own, with a scheduler prepared by accelerate`,
          ],
        ],
      ).replaceAll("---:", "---"),
      "**Why it matters.** `T_max=90` for 90 epochs, stepped after each of 390 updates an epoch, is a wave that rises and falls 195 times. With accelerate's defaults a prepared scheduler advances once per process: at " +
        `${end.toLocaleString("en-US")} of ${n.toLocaleString("en-US")} updates the LR is 0 and training stands still.`,
      '**Port it.** Count in updates of the optimizer, not in micro-batches, and write down what a length counts. In anneal a bare number is updates, and `"3ep"`, `"2e6sample"`, `"5%"` say what else it may be.',
    ].join("\n\n"),
  };
}
