import type { Reason } from "../batch/index.ts";
import { warmupConstant, warmupCosine, warmupLinear, warmupStableDecay } from "../recipes/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import type { KnownFacts } from "./facts.ts";

/** Schedules that are recommended, by the names that the command line has for them. */
export type ShapeName = "wsd" | "linear" | "cosine" | "constant";

/** A schedule with what speaks for and against it. */
export interface Shape {
  readonly name: ShapeName;
  readonly spec: Spec;
  readonly for: Reason;
  readonly against: Reason;
}

const reason = (rule: string, says: string, source: string, validIn: Reason["validIn"] = {}): Reason => ({
  rule,
  says,
  source,
  validIn,
});

/** What speaks for and against each schedule. */
export const pros: { readonly [N in ShapeName]: { readonly for: Reason; readonly against: Reason } } = {
  wsd: {
    for: reason(
      "wsd",
      "The length may be decided later: hold, and cool down over the last 20% when you want to stop. It ends as low as a cosine of the same length.",
      "Hägele et al. 2024, arXiv 2405.18392; Hu et al. 2024, arXiv 2404.06395",
    ),
    against: reason(
      "wsdAgainst",
      "Until the cooldown its loss looks worse than a cosine's; where length is fixed, a long decay to zero was a little better (2.951 against 2.966 at 124M parameters).",
      "124M runs of github.com/fabian-sp/lr-scheduling, each at its best rate",
    ),
  },
  linear: {
    for: reason(
      "linear",
      "A straight line to zero is best in theory for the last step, and beat a tenfold decay at 20 and more tokens a parameter.",
      "Defazio et al. 2023, arXiv 2310.07831; Bergsma et al. 2025, arXiv 2502.15938",
    ),
    against: reason(
      "linearAgainst",
      "It must know its end: cut short it never arrives, prolonged it has nothing left. Below about 2 tokens a parameter a tenfold decay was better.",
      "Bergsma et al. 2025, arXiv 2502.15938",
    ),
  },
  cosine: {
    for: reason(
      "cosine",
      "The most used schedule, and close to the best wherever schedules were compared at their own best rates.",
      "Loshchilov & Hutter 2017, arXiv 1608.03983; 124M runs of github.com/fabian-sp/lr-scheduling: 2.953 to zero, 2.951 the best",
    ),
    against: reason(
      "cosineAgainst",
      "It must know its end; down to a tenth only, as is common, it lost 1% of the loss against zero.",
      "124M runs of github.com/fabian-sp/lr-scheduling: 2.982 against 2.953",
    ),
  },
  constant: {
    for: reason(
      "constant",
      "A mean of the weights does what a decay would, and the run can end anywhere.",
      "github.com/facebookresearch/DiT train.py; Hägele et al. 2024, arXiv 2405.18392",
    ),
    against: reason(
      "constantAgainst",
      "Without that mean it ended 4 to 5% above the decayed schedules, each at its best rate.",
      "124M runs of github.com/fabian-sp/lr-scheduling: 3.112 against 2.951 to 2.983",
    ),
  },
};

/** The schedules for a run, the recommended one first. */
export function shapesOf(facts: KnownFacts, peak: number, warmup: Duration): readonly Shape[] {
  return order(facts).map((name) => ({ name, spec: specOf(name, peak, warmup), ...pros[name] }));
}

function order({ task, horizon, params, tokens }: KnownFacts): readonly ShapeName[] {
  if (task === "diffusion") return ["constant", "wsd", "cosine"];
  if (horizon === "open") return ["wsd", "constant", "cosine"];
  if (task === "rl" || task === "finetune" || task === "lora") return ["linear", "cosine", "wsd"];
  if (task === "cnn" || task === "vit" || task === "tabular") return ["cosine", "linear", "wsd"];
  const thin = params !== undefined && tokens !== undefined && tokens < 5 * params;
  return thin ? ["cosine", "wsd", "linear"] : ["linear", "cosine", "wsd"];
}

function specOf(name: ShapeName, peak: number, warmup: Duration): Spec {
  switch (name) {
    case "wsd":
      return warmupStableDecay({ peak, warmup });
    case "linear":
      return warmupLinear({ peak, warmup });
    case "cosine":
      return warmupCosine({ peak, warmup });
    case "constant":
      return warmupConstant({ peak, warmup });
  }
}
