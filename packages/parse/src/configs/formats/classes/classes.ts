import { type Argument, type Framework, frameworks } from "anneal/convert";
import type { Found } from "../../../reading.ts";
import { foundOf, lastPart } from "../../keys/found.ts";
import { keysOf, type Scope } from "../../keys/keys.ts";
import { closedFields } from "../../keys/nested.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import type { Field, Fields } from "../../text/field.ts";
import type { Format } from "../format.ts";
import { argumentsOf, called, type Made, madeIn } from "./made.ts";

/**
 * Configs that name classes: `class_path` with `init_args` of Lightning's CLI, `_target_` of hydra, `_component_` of
 * torchtune. All schedulers in them are read, with the LR of the optimizer that stands beside them. Nothing is made.
 */
export const classes: Format = {
  name: "class paths",
  frameworks: [
    "torch",
    "transformers",
    "timm",
    "composer",
    "deepspeed",
    "ignite",
    "mmengine",
    "optax",
    "keras",
  ],
  notations: ["yaml", "json"],
  signs: "class_path, _target_ or _component_ of a known scheduler",
  recognise: (fields) => (allIn(fields).some(({ framework }) => framework) ? "sure" : undefined),
  read: ({ fields }, scope) => {
    const made = allIn(fields);
    const optimizers = made.filter(({ name, framework }) => !framework && /optim/i.test(name));
    if (optimizers.length > 1)
      scope.assumed.push("Several optimizers have an LR here; the first one is read.");
    const lr = optimizers[0] && lrOf(optimizers[0], scope);
    return made.filter(({ framework }) => framework).map((each) => foundIn(each, lr, scope));
  },
};

const allIn = (fields: Fields): readonly Made[] =>
  madeIn({ value: null, place: { line: 1, column: 1 }, fields }, "scheduler");

/** The LR of an optimizer. */
function lrOf({ name, field }: Made, scope: Scope) {
  const keys = keysOf(argumentsOf(field), field.place, scope);
  const value = keys.number("lr", { min: 0 });
  keys.settle();
  return { value, place: keys.placeOf("lr"), facts: optimizerFacts(lastPart(name), value) };
}

function foundIn(made: Made, lr: ReturnType<typeof lrOf> | undefined, scope: Scope): Found {
  const { name, field, title } = made;
  const framework = made.framework as Framework;
  const keys = keysOf(argumentsOf(field), field.place, scope);
  // Lightning's plateau knows what it watches; torch's does not.
  const own = closedFields(keys.fields, "", keys, framework === "torch" ? ["monitor"] : []);
  keys.settle();
  tellSteps(made, scope);
  const given = [...own].map(([key, each]): [string, Field] => [key, called(each)]);
  const found = foundOf(
    { framework, name, title },
    Object.fromEntries([...total(made, own, scope), ...given]),
    keys,
    {
      place: field.place,
      context: {
        ...(lr?.value !== undefined && { baseLrs: [lr.value] }),
        ...(lr && { optimizer: lr.facts }),
      },
      more: lr ? { baseLrs: lr.place } : {},
    },
  );
  const args = field.fields?.get("_args_")?.value;
  return Array.isArray(args)
    ? { ...found, call: { ...found.call, args: args as readonly Argument[] } }
    : found;
}

/** The updates of the run, for a scheduler that the program tells them and not the config. */
function total({ name, framework, field }: Made, own: Fields, { facts }: Scope): readonly [string, Field][] {
  const steps = facts.horizon?.steps;
  const wants =
    framework === "transformers" &&
    frameworks.transformers[lastPart(name)].params.includes("num_training_steps");
  const missing = wants && !own.has("num_training_steps") && steps !== undefined;
  return missing ? [["num_training_steps", { value: steps, place: field.place }]] : [];
}

/** How often the scheduler is stepped, where the config says it or Lightning does. */
function tellSteps({ field, beside, framework }: Made, scope: Scope): void {
  if (framework !== "torch" && framework !== "transformers") return;
  const interval = beside.get("interval")?.value;
  const every = Number(beside.get("frequency")?.value ?? 1);
  if (interval === "step" || interval === "epoch") {
    const unit = interval === "step" ? "update" : "epoch";
    scope.assumed.push(
      `A step of the scheduler is ${every === 1 ? `one ${unit}` : `${every} ${unit}s`} here.`,
    );
  } else if (field.fields?.has("class_path")) {
    scope.assumed.push(
      "A step of the scheduler is one epoch in Lightning, unless the program says otherwise.",
    );
  }
}
