import type { Spec } from "anneal";
import { formatSteps } from "anneal/describe";
import type { OptimizerSpec } from "../../optimizers/optimizer.ts";
import { literal } from "./literal.ts";
import type { CodeOptions } from "./sample.ts";

const scheduleLine = (spec: Spec): string => `const schedule = ${literal(spec, "javascript")};`;

/** The schedule as a callback of TF.js's `fit`. */
export function tfjsFor(spec: Spec, { steps, peakLr, optimizer }: CodeOptions): string {
  return [
    'import * as tf from "@tensorflow/tfjs";',
    'import { lrSchedule } from "anneal/adapters/tfjs";',
    "",
    scheduleLine(spec),
    "",
    optimizer === undefined
      ? "// optimizer is your own: the callback sets its rate before every batch"
      : `const optimizer = ${tfjsOptimizer(optimizer, peakLr)};`,
    "model.compile({ optimizer, loss });",
    `// epochs times batches give the run its length: ${formatSteps(steps)} updates here`,
    "await model.fit(x, y, { epochs, batchSize, callbacks: lrSchedule(schedule) });",
    "",
  ].join("\n");
}

function tfjsOptimizer({ kind, momentum = 0.9, beta1, beta2, epsilon }: OptimizerSpec, lr: number): string {
  if (kind === "sgd") return `tf.train.sgd(${lr})`;
  if (kind === "momentum") return `tf.train.momentum(${lr}, ${momentum})`;
  if (kind === "nesterov") return `tf.train.momentum(${lr}, ${momentum}, true)`;
  const own = [beta1, beta2, epsilon];
  while (own.length > 0 && own[own.length - 1] === undefined) own.pop();
  const defaults = [0.9, 0.999, 1e-8];
  const more = own.map((value, k) => value ?? defaults[k]);
  const note = kind === "adamw" ? " // TF.js has no AdamW: weight decay is yours to apply" : "";
  return `tf.train.adam(${[lr, ...more].join(", ")})${note === "" ? "" : `${note}\n`}`;
}

/** The schedule around a jitted step of jax-js. */
export const jaxFor = (spec: Spec, { steps }: CodeOptions): string =>
  [
    'import { jit } from "@jax-js/jax";',
    'import { withLr } from "anneal/adapters/jax";',
    "",
    scheduleLine(spec),
    "",
    "// update(lr, params, state, x, y) is your own step: the rate is an argument, so one trace serves all",
    `const train = withLr(jit(update), schedule, { steps: ${steps} });`,
    `for (let step = 0; step < ${steps}; step++) {`,
    "  [params, state] = train(params, state, x, y);",
    "}",
    "",
  ].join("\n");
