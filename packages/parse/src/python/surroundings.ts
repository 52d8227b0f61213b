import type { Call, ConvertContext, Framework } from "anneal/convert";
import type { Found, OpenValue } from "../reading.ts";
import { merged } from "../text/facts.ts";
import { inWords } from "../text/places.ts";
import { argumentsOf } from "./arguments.ts";
import type { Built } from "./built.ts";
import { calleeOf } from "./callee.ts";
import type { OptimizerRead } from "./optimizer.ts";
import type { Script } from "./script.ts";
import { asNumber, type Value } from "./values.ts";

/** What the text around a scheduler says of the run. */
export interface Surroundings {
  readonly context: ConvertContext;
  /** What holds if neither the text nor the user says otherwise, and how that is told. */
  readonly otherwise?: ConvertContext;
  readonly guessed?: readonly string[];
  /** The LR of the optimizer, where the text leaves it open. */
  readonly open?: OpenValue & { readonly from: number };
  readonly assumed: readonly string[];
}

/** Frameworks whose schedulers multiply the LRs of an optimizer. */
const multiplying: readonly Framework[] = [
  "torch",
  "transformers",
  "timm",
  "composer",
  "deepspeed",
  "mmengine",
  "ignite",
];

/** The optimizer and the length of the run, as far as the text says. */
export function surroundingsOf(
  framework: Framework,
  optimizer: OptimizerRead | undefined,
  { script, name, call }: { readonly script: Script; readonly name: string; readonly call: Call },
): Surroundings {
  if (framework === "composer") return composerRun(withOptimizer(optimizer, script), script);
  if (framework === "fastai") return learner(script, call);
  if (framework === "keras") {
    return name === "ReduceLROnPlateau"
      ? compiled(withOptimizer(undefined, script), script)
      : { context: {}, assumed: [] };
  }
  return multiplying.includes(framework) ? withOptimizer(optimizer, script) : { context: {}, assumed: [] };
}

/** A scheduler with what the text says around it, and where it leaves that open. */
export function withSurroundings(
  call: Call,
  around: Surroundings,
  { built, script, title, from }: Standing,
): Found {
  const { framework, placeAt } = built;
  const { facts } = script.options;
  const context = merged(around.context, merged(facts ?? {}, around.otherwise));
  const open = context.baseLrs ? undefined : around.open;
  const guessed = facts?.baseLrs ? [] : (around.guessed ?? []);
  return {
    framework,
    call,
    context,
    place: placeAt(from),
    title,
    places: { ...built.places, ...(open && { baseLrs: placeAt(open.from) }) },
    open: { ...built.open, ...(open && { baseLrs: { text: open.text, needs: open.needs } }) },
    assumed: [...new Set([...built.assumed, ...guessed, ...around.assumed])],
  };
}

/** Where a scheduler stands, and what was gathered of it. */
interface Standing {
  readonly built: Built;
  readonly script: Script;
  readonly title: string;
  readonly from: number;
}

/** The optimizer that is passed; else the only one that the text makes. */
function withOptimizer(passed: OptimizerRead | undefined, { optimizers, placeAt }: Script): Surroundings {
  const only = optimizers.length === 1 ? optimizers[0] : undefined;
  const found = passed ?? only;
  if (!found) return { context: {}, assumed: [] };
  const where = `The optimizer is the one at ${inWords(placeAt(found.from))}, for the text makes no other.`;
  const { context, open, assumed } = found;
  if (passed) return { context, ...(open && { open }), assumed };
  return {
    context: {},
    otherwise: context,
    ...(open && { open }),
    guessed: [where, ...assumed],
    assumed: [],
  };
}

/** The first call of a function by this name, as its arguments by name. */
function callOf(names: RegExp, { env }: Script): ReadonlyMap<string, Value> | undefined {
  for (const call of env.calls) {
    const callee = call.firstChild ? calleeOf(call.firstChild, env) : undefined;
    if (!callee || !names.test(callee.name)) continue;
    return new Map(argumentsOf(call, env).kwargs.map(({ key, value }) => [key, value]));
  }
  return undefined;
}

/** Composer's Trainer knows how long the run is. */
function composerRun(around: Surroundings, script: Script): Surroundings {
  const trainer = callOf(/^Trainer$/, script);
  const max = trainer?.get("max_duration");
  const ratio = asNumber(trainer?.get("scale_schedule_ratio"));
  const text =
    max?.kind === "plain" && (typeof max.value === "string" || typeof max.value === "number")
      ? max.value
      : undefined;
  return {
    ...around,
    context: {
      ...around.context,
      ...(text !== undefined && { maxDuration: text }),
      ...(ratio !== undefined && { scaleScheduleRatio: ratio }),
    },
  };
}

/** A Learner of fastai has an LR of its own, for fits without one; it says nothing of parameter groups. */
function learner(script: Script, { args = [], kwargs = {} }: Call): Surroundings {
  if (args.length > 1 || "lr_max" in kwargs || "lr" in kwargs) return { context: {}, assumed: [] };
  const made = callOf(/^(\w+_)?[lL]earner$/, script);
  const lr = made?.get("lr");
  const known = asNumber(lr);
  if (known !== undefined)
    return { context: { optimizer: { lr: known } }, otherwise: { baseLrs: [known] }, assumed: [] };
  return lr ? { context: {}, assumed: [] } : { context: {}, otherwise: { baseLrs: [1e-3] }, assumed: [] };
}

/** `model.compile(optimizer="adam")`: an optimizer by name has its default LR. */
function compiled(around: Surroundings, script: Script): Surroundings {
  const optimizer = callOf(/^compile$/, script)?.get("optimizer");
  if (
    around.context.baseLrs ||
    around.otherwise ||
    optimizer?.kind !== "plain" ||
    typeof optimizer.value !== "string"
  )
    return around;
  const lr = optimizer.value.toLowerCase() === "sgd" ? 1e-2 : 1e-3;
  return {
    context: { baseLrs: [lr], optimizer: { name: optimizer.value, lr } },
    assumed: [`"${optimizer.value}" has its default LR, ${lr}.`],
  };
}
