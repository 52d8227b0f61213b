import { type Argument, type Framework, frameworks } from "anneal/convert";
import type { Found } from "../reading.ts";
import type { Field, Fields } from "./field.ts";
import type { Format, Spot } from "./format.ts";
import { foundOf, lastPart } from "./found.ts";
import { keysOf, type Scope } from "./keys.ts";
import { inspect } from "./nested.ts";
import { optimizerFacts } from "./optimizers.ts";

/** Keys that name a class: Lightning's CLI, hydra, torchtune. */
const classKeys = ["class_path", "_target_", "_component_"] as const;

/** Packages whose schedulers are known. torchtune's cosine is that of transformers. */
const packages: readonly (readonly [RegExp, Framework])[] = [
  [/^torch\.optim\./, "torch"],
  [/^transformers\./, "transformers"],
  [/^torchtune\./, "transformers"],
  [/^timm\./, "timm"],
  [/^(?:composer|llmfoundry)\./, "composer"],
  [/^(?:deepspeed)\./, "deepspeed"],
  [/^ignite\./, "ignite"],
  [/^mmengine\./, "mmengine"],
  [/^optax\./, "optax"],
  [/^(?:keras|tensorflow|tf)\./, "keras"],
];

/** A dictionary that makes an object of a class. */
interface Made {
  readonly name: string;
  readonly framework?: Framework;
  readonly field: Field;
  readonly title: string;
}

/** The class that a dictionary names. */
function classOf(fields: Fields): string | undefined {
  for (const key of classKeys) {
    const value = fields.get(key)?.value;
    if (typeof value === "string") return value;
  }
  return undefined;
}

function schedulerOf(name: string): Framework | undefined {
  const found = packages.find(([pattern]) => pattern.test(name))?.[1];
  return found && Object.hasOwn(frameworks[found], lastPart(name)) ? found : undefined;
}

/** Every dictionary that names a class, outermost first. */
function madeIn(field: Field, title: string, depth = 8): readonly Made[] {
  if (depth === 0) return [];
  const name = field.fields && classOf(field.fields);
  const framework = name === undefined ? undefined : schedulerOf(name);
  const own = name === undefined ? [] : [{ name, framework, field, title }];
  // What stands inside a scheduler is its argument.
  if (framework) return own;
  const inside = [...(field.fields ?? [])].flatMap(([key, each]) => madeIn(each, key, depth - 1));
  return [...own, ...inside, ...(field.items ?? []).flatMap((each) => madeIn(each, title, depth - 1))];
}

/**
 * Configs that name classes: `class_path` with `init_args` of Lightning's CLI, `_target_` of hydra, `_component_` of
 * torchtune. All schedulers in them are read, with the LR of the optimizer that stands beside them.
 */
export const classPaths: Format = {
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
  recognise: (fields) =>
    madeIn({ value: null, place: { line: 1, column: 1 }, fields }, "").some((made) => made.framework)
      ? "sure"
      : undefined,
  read: (spot, scope) => readClasses(spot, scope),
};

function readClasses({ fields, place }: Spot, scope: Scope): readonly Found[] {
  const all = madeIn({ value: null, place, fields }, "scheduler");
  const optimizers = all.filter(({ name, framework }) => !framework && /optim/i.test(name));
  const schedulers = all.filter(({ framework }) => framework);
  if (optimizers.length > 1) scope.assumed.push("Several optimizers have an LR here; the first one is read.");
  const lr = optimizers[0] && lrOf(optimizers[0], scope);
  return schedulers.map((made) => foundIn(made, lr, scope));
}

/** The LR of an optimizer. */
function lrOf({ name, field }: Made, scope: Scope) {
  const keys = keysOf(argumentsOf(field), field.place, scope);
  const value = keys.number("lr", { min: 0 });
  keys.settle();
  return { value, place: keys.placeOf("lr"), facts: optimizerFacts(lastPart(name), value) };
}

function foundIn(
  { name, framework, field, title }: Made,
  lr: ReturnType<typeof lrOf> | undefined,
  scope: Scope,
): Found {
  const own = argumentsOf(field);
  const keys = keysOf(own, field.place, scope);
  const given = [...own].map(([key, each]): [string, Field] => {
    inspect(each, key, keys);
    return [key, called(each)];
  });
  keys.settle();
  const { steps, ...rest } = scope.facts.horizon ?? {};
  void rest;
  const known =
    given.some(([key]) => key === "num_training_steps") || !wantsTotal(framework as Framework, name);
  const total: [string, Field][] =
    known || steps === undefined ? [] : [["num_training_steps", { value: steps, place: field.place }]];
  const found = foundOf(
    { framework: framework as Framework, name, title },
    Object.fromEntries([...given, ...total]),
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
  return withPositions(found, field, keys.fields);
}

const wantsTotal = (framework: Framework, name: string): boolean =>
  framework === "transformers" &&
  frameworks.transformers[lastPart(name)].params.includes("num_training_steps");

/** Arguments by position are under `_args_` in hydra. */
function withPositions(found: Found, field: Field, _: Fields): Found {
  const args = field.fields?.get("_args_")?.value;
  return Array.isArray(args)
    ? { ...found, call: { ...found.call, args: args as readonly Argument[] } }
    : found;
}

const special = /^(?:class_path|init_args|dict_kwargs|_\w+_)$/;

/** The arguments of a dictionary that names a class: in `init_args`, or beside the name. */
function argumentsOf(field: Field): Fields {
  const fields = field.fields as Fields;
  const inner = fields.get("init_args");
  if (fields.has("class_path")) return inner?.fields ?? new Map();
  return new Map([...fields].filter(([key]) => !special.test(key)));
}

/** A field in which dictionaries that name a class are calls. */
function called(field: Field): Field {
  const name = field.fields && classOf(field.fields);
  if (name !== undefined) {
    const inside = [...argumentsOf(field)].map(([key, each]) => [key, called(each).value] as const);
    return { ...field, value: { name, kwargs: Object.fromEntries(inside) } };
  }
  return field.items ? { ...field, value: field.items.map((each) => called(each).value) } : field;
}
