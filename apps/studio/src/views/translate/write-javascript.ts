import type { Spec } from "anneal";
import { formatSteps } from "anneal/describe";

/** A spec as a literal: names without quotes, in lines where it is long. */
const literal = (spec: Spec): string => {
  const flat = bare(JSON.stringify(spec))
    .replace(/([,:])(?=\S)/g, "$1 ")
    .replace(/^\{|\}$/g, (brace) => (brace === "{" ? "{ " : " }"));
  return flat.length <= 60 ? flat : bare(JSON.stringify(spec, null, 2));
};

const bare = (json: string): string => json.replace(/"([A-Za-z_]\w*)":/g, "$1:");

/** The schedule as a callback of TF.js's `fit`, which sets the LR before every batch. */
export const tfjsCode = (spec: Spec, steps: number): string =>
  [
    'import { lrSchedule } from "anneal/adapters/tfjs";',
    "",
    `const schedule = ${literal(spec)};`,
    "",
    `// The run has epochs times batches updates: ${formatSteps(steps)} here.`,
    "await model.fit(x, y, { epochs, batchSize, callbacks: lrSchedule(schedule) });",
    "",
  ].join("\n");

/** The schedule around a jitted step of jax-js, which takes the LR as its first argument. */
export const jaxCode = (spec: Spec, steps: number): string =>
  [
    'import { jit } from "@jax-js/jax";',
    'import { withLr } from "anneal/adapters/jax";',
    "",
    `const schedule = ${literal(spec)};`,
    "",
    `const train = withLr(jit(update), schedule, { steps: ${steps} });`,
    `for (let step = 0; step < ${steps}; step++) {`,
    "  [params, state] = train(params, state, x, y);",
    "}",
    "",
  ].join("\n");
