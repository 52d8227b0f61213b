import type { Found } from "../../../reading.ts";
import { foundOf } from "../../keys/found.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import type { Format, Spot } from "../format.ts";
import { mmcvConverted, type Policy } from "./mmcv-specs.ts";

const policies: { readonly [policy: string]: readonly string[] } = {
  fixed: [],
  step: ["step", "gamma", "min_lr"],
  exp: ["gamma"],
  poly: ["power", "min_lr"],
  inv: ["gamma", "power"],
  CosineAnnealing: ["min_lr", "min_lr_ratio"],
};

const common = ["policy", "by_epoch", "warmup", "warmup_iters", "warmup_ratio", "warmup_by_epoch"];

/**
 * `lr_config` of mmcv before MMEngine, as JSON or YAML, for the LR of `optimizer` and the length of `runner`. The LR is
 * that of each iteration.
 *
 * Source: mmcv 1.7 `runner/hooks/lr_updater.py`.
 */
export const mmcv: Format = {
  name: "mmcv lr_config",
  frameworks: ["mmengine"],
  notations: ["yaml", "json"],
  pyyaml: true,
  signs: "lr_config of mmcv",
  recognise: (fields) => (fields.get("lr_config")?.fields?.has("policy") ? "sure" : undefined),
  read: (spot, scope) => [readMmcv(spot, scope)],
};

function readMmcv({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  const own = keys.below("lr_config") as Keys;
  const name = own.text("policy");
  own.settle();
  if (name === undefined || !Object.hasOwn(policies, name)) {
    const words = Object.keys(policies);
    return own.decline("policy", `one of ${words.join(", ")}`, name, { code: "unknown", words });
  }
  const words = [...common, ...policies[name]];
  for (const key of own.fields.keys()) {
    if (!words.includes(key))
      own.report(key, `one of ${words.join(", ")}`, key, { code: "unknown", atKey: true });
  }
  const policy = policyOf(own, name);
  own.settle();
  const optimizer = keys.below("optimizer");
  const lr = optimizer?.number("lr", { min: 0 }) ?? scope.facts.baseLrs?.[0];
  optimizer?.settle();
  if (lr === undefined) {
    return keys.decline("optimizer.lr", "the LR of the optimizer", undefined, {
      code: "missing",
      suggestion: "give it with --base-lr",
    });
  }
  if (keys.has("momentum_config")) keys.assume("momentum_config is not read: the momentum changes too.");
  const groups = optimizer?.groups(lr, "lr") ?? scope.facts.baseLrs ?? [lr];
  const run = runOf(keys, policy);
  const facts = optimizerFacts(optimizer?.text("type"), lr);
  const found = foundOf(
    { framework: "mmengine", name: `${name}LrUpdaterHook`, title: "lr_config" },
    {},
    own,
    {
      place: own.placeOf("policy"),
      context: {
        baseLrs: groups,
        optimizer: facts,
        ...(run.steps !== undefined && { horizon: { steps: run.steps } }),
      },
    },
  );
  return { ...found, converted: mmcvConverted(groups, policy, run) };
}

function policyOf(own: Keys, name: string): Policy {
  const step = own.fields.get("step");
  const steps = step?.items?.map((each) => each.value) ?? (step ? [step.value] : []);
  if (
    name === "step" &&
    (steps.length === 0 || !steps.every((each) => Number.isInteger(each) && (each as number) > 0))
  ) {
    own.report("step", "a whole number above 0, or a list of them", step?.value);
  }
  const warmup = own.text("warmup");
  if (warmup !== undefined && !/^(?:constant|linear|exp)$/.test(warmup)) {
    own.report("warmup", "one of constant, linear, exp", warmup, { code: "range" });
  }
  const [low, ratio] = [own.number("min_lr"), own.number("min_lr_ratio")];
  if (name === "CosineAnnealing" && (low === undefined) === (ratio === undefined)) {
    own.report("min_lr", "either min_lr or min_lr_ratio", low, { code: "missing" });
  }
  if (/^(?:exp|inv)$/.test(name) && !own.has("gamma"))
    own.report("gamma", "a number", undefined, { code: "missing" });
  return {
    name,
    byEpoch: own.flag("by_epoch") ?? true,
    every: step?.items ? undefined : (steps[0] as number | undefined),
    milestones: step?.items ? (steps as number[]) : [],
    gamma: own.number("gamma", { min: 0 }) ?? 0.1,
    power: own.number("power", { min: 0 }) ?? 1,
    low,
    ratio,
    warmup: warmup as Policy["warmup"],
    warmupIters: warmup === undefined ? 0 : (own.number("warmup_iters", { above: 0, whole: true }) ?? 0),
    warmupRatio: own.number("warmup_ratio", { above: 0, max: 1 }) ?? 0.1,
    warmupByEpoch: own.flag("warmup_by_epoch") ?? false,
  };
}

/** The length of the run: as `runner` or `total_epochs` say. */
function runOf(
  keys: Keys,
  policy: Policy,
): { readonly perEpoch: number; readonly epochs?: number; readonly steps?: number } {
  const runner = keys.below("runner");
  const epochs =
    runner?.number("max_epochs", { min: 1, whole: true }) ??
    keys.number("total_epochs", { min: 1, whole: true });
  const iters = runner?.number("max_iters", { min: 1, whole: true });
  runner?.settle();
  keys.settle();
  const filled = keys.scope.facts.horizon?.stepsPerEpoch;
  const perEpoch = filled === undefined ? undefined : Math.ceil(filled);
  const counts = policy.byEpoch || policy.warmupByEpoch || iters === undefined;
  if (counts && perEpoch === undefined) {
    return keys.decline("lr_config", "the iterations of an epoch, for it counts both", undefined, {
      code: "missing",
      suggestion: "give it with --steps-per-epoch",
    });
  }
  const each = perEpoch ?? 1;
  const steps = iters ?? (epochs === undefined ? keys.scope.facts.horizon?.steps : epochs * each);
  const needs = policy.name === "poly" || policy.name === "CosineAnnealing";
  if (needs && (policy.byEpoch ? epochs : steps) === undefined) {
    keys.decline("runner", "max_epochs or max_iters, where the schedule ends", undefined, {
      code: "missing",
    });
  }
  return { perEpoch: each, ...(epochs !== undefined && { epochs }), ...(steps !== undefined && { steps }) };
}
