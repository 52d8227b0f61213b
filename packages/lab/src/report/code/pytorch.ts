import type { Spec } from "anneal";
import type { OptimizerSpec } from "../../optimizers/optimizer.ts";
import { pythonFor } from "./python/python-for.ts";
import type { CodeOptions } from "./sample.ts";

/**
 * The schedule as a `LambdaLR`. The optimizer's own rate is 1, because `LambdaLR` multiplies by it: so every update uses
 * `lr(step)` itself, without a rounding in between.
 */
export function pytorchFor(spec: Spec, { steps, optimizer }: CodeOptions): string {
  const clip =
    optimizer?.clip === undefined
      ? []
      : [`    torch.nn.utils.clip_grad_norm_(model.parameters(), ${optimizer.clip})`];
  const { imports, body } = pythonFor(spec, steps);
  return [
    ...imports,
    ...(imports.length > 0 ? [""] : []),
    "import torch",
    "from torch.optim.lr_scheduler import LambdaLR",
    "",
    body,
    "",
    `optimizer = ${optimizer === undefined ? "...  # yours, made with lr=1.0" : optimizerOf(optimizer)}`,
    "scheduler = LambdaLR(optimizer, lr)  # times the optimizer's own rate, which is 1",
    "",
    `for step in range(${steps}):`,
    "    ...  # forward, loss.backward()",
    ...clip,
    "    optimizer.step()",
    "    scheduler.step()",
    "",
  ].join("\n");
}

/** PyTorch's optimizer with these settings; those at its defaults are left out. */
function optimizerOf({ kind, momentum, beta1, beta2, epsilon, weightDecay }: OptimizerSpec): string {
  const isAdam = kind === "adam" || kind === "adamw";
  const betas = isAdam && (beta1 !== undefined || beta2 !== undefined) && [beta1 ?? 0.9, beta2 ?? 0.999];
  const decay = weightDecay ?? 0;
  const options = [
    "lr=1.0",
    ...(kind === "momentum" || kind === "nesterov" ? [`momentum=${momentum ?? 0.9}`] : []),
    ...(kind === "nesterov" ? ["nesterov=True"] : []),
    ...(betas ? [`betas=(${betas.join(", ")})`] : []),
    ...(isAdam && epsilon !== undefined ? [`eps=${epsilon}`] : []),
    ...(decay !== 0 || kind === "adamw" ? [`weight_decay=${decay}`] : []), // AdamW's own default is 0.01
  ];
  const name = isAdam ? (kind === "adam" ? "Adam" : "AdamW") : "SGD";
  return `torch.optim.${name}(model.parameters(), ${options.join(", ")})`;
}
