import type { Converted } from "anneal/convert";
import type { Found } from "../../../reading.ts";
import { foundOf } from "../../keys/found.ts";
import type { Keys } from "../../keys/keys.ts";
import type { SchedulerFacts } from "../transformers/get-scheduler.ts";
import type { AxolotlRun } from "./run.ts";
import { constantAfter, longestTable, quadraticWarmup, rex } from "./specs.ts";

/** What is known of a scheduler but its lengths. */
export type Facts = Omit<SchedulerFacts, "total" | "warmup">;

/** Both lengths, and the keys where they stand. */
export const lengths = ({
  total,
  warmup,
}: Partial<AxolotlRun>): Pick<SchedulerFacts, "total" | "warmup"> => ({
  total: [total, "max_steps", "num_epochs"],
  warmup: [warmup, "warmup_steps", "warmup_ratio"],
});

/** The schedulers that axolotl adds to those of transformers, in its own order of precedence. */
export function ownScheduler(keys: Keys, facts: Facts, run: AxolotlRun): Found | undefined {
  const { type, lr } = facts;
  const floor = keys.number("cosine_min_lr_ratio") ?? 0;
  const share = keys.number("cosine_constant_lr_ratio") ?? 0;
  if (type === "one_cycle") return oneCycle(keys, facts, run);
  if (type === "rex") return rexOf(keys, facts, { run, floor });
  if (type !== "cosine") {
    if (floor > 0) keys.assume(`cosine_min_lr_ratio has no effect on ${type}.`);
    return undefined;
  }
  if (keys.flag("lr_quadratic_warmup")) {
    if (floor > 0) keys.assume("With lr_quadratic_warmup, cosine_min_lr_ratio has no effect.");
    return named(keys, facts, "get_cosine_schedule_with_quadratic_warmup", {
      run,
      converted: quadraticWarmup(lr, run),
    });
  }
  if (floor > 0 && share > 0) {
    const converted = constantAfter(lr, run, { floor, share });
    return named(keys, facts, "get_cosine_schedule_with_warmup_decay_constant", { run, converted });
  }
  if (floor === 0) return undefined;
  // axolotl's own get_cosine_schedule_with_min_lr is that of transformers.
  return foundOf(
    { framework: "transformers", name: "cosine_with_min_lr", title: "lr_scheduler" },
    {
      num_warmup_steps: lengths(run).warmup,
      num_training_steps: lengths(run).total,
      min_lr_rate: [floor, "cosine_min_lr_ratio"],
    },
    keys,
    contextOf(keys, facts, run),
  );
}

const contextOf = (keys: Keys, { lr, optimizer }: Facts, { total }: AxolotlRun) => ({
  place: keys.placeOf("lr_scheduler"),
  context: { baseLrs: keys.groups(lr, "learning_rate"), optimizer, horizon: { steps: total } },
  more: { baseLrs: keys.placeOf("learning_rate") },
});

/** torch's OneCycleLR, which rises for as long as the warmup. */
function oneCycle(keys: Keys, facts: Facts, run: AxolotlRun): Found {
  const special = facts.special?.fields ?? new Map();
  for (const name of ["max_lr", "total_steps"]) {
    if (special.has(name))
      keys.decline("lr_scheduler_kwargs", `no ${name}: axolotl sets it`, name, { code: "order" });
  }
  return foundOf(
    { framework: "torch", name: "OneCycleLR", title: "lr_scheduler" },
    {
      max_lr: [facts.lr, "learning_rate"],
      total_steps: lengths(run).total,
      pct_start: [run.warmup / run.total, "warmup_steps", "warmup_ratio"],
      anneal_strategy: ["cos"],
      ...Object.fromEntries(special),
    },
    keys,
    contextOf(keys, facts, run),
  );
}

function rexOf(
  keys: Keys,
  facts: Facts,
  { run, floor }: { readonly run: AxolotlRun; readonly floor: number },
): Found {
  if (run.total > longestTable) {
    keys.decline(
      "lr_scheduler",
      `at most ${longestTable} updates, for axolotl's rex is written as a table`,
      run.total,
    );
  }
  if (run.warmup > run.total) {
    keys.decline(
      "warmup_steps",
      `at most the ${run.total} updates of the run, for rex refuses more`,
      run.warmup,
    );
  }
  return named(keys, facts, "RexLR", { run, converted: rex(facts.lr, run, floor) });
}

/** A scheduler of axolotl alone: named as there, with what it does. */
function named(
  keys: Keys,
  facts: Facts,
  name: string,
  { run, converted }: { readonly run: AxolotlRun; readonly converted: Converted },
): Found {
  if (facts.special) keys.assume(`lr_scheduler_kwargs have no effect on ${name}.`);
  const given = { num_warmup_steps: lengths(run).warmup, num_training_steps: lengths(run).total };
  const found = foundOf(
    { framework: "transformers", name, title: "lr_scheduler" },
    given,
    keys,
    contextOf(keys, facts, run),
  );
  return { ...found, converted };
}
