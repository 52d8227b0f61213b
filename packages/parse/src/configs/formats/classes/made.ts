import { type Framework, frameworks } from "anneal/convert";
import { lastPart } from "../../keys/found.ts";
import type { Field, Fields } from "../../text/field.ts";

/** A dictionary that makes an object of a class. */
export interface Made {
  /** The class, with its module. */
  readonly name: string;
  /** Whose scheduler it is, if it is one that is known. */
  readonly framework?: Framework;
  readonly field: Field;
  /** The key that it stands under. */
  readonly title: string;
  /** What stands beside it. */
  readonly beside: Fields;
}

/** Keys that name a class: Lightning's CLI, hydra, torchtune. */
const classKeys = ["class_path", "_target_", "_component_"] as const;

/** Packages whose schedulers are known. torchtune's cosine is that of transformers, Lightning's plateau that of torch. */
const packages: readonly (readonly [RegExp, Framework])[] = [
  [/^torch\.optim\./, "torch"],
  [/^(?:lightning|pytorch_lightning)\./, "torch"],
  [/^transformers\./, "transformers"],
  [/^torchtune\./, "transformers"],
  [/^timm\./, "timm"],
  [/^composer\./, "composer"],
  [/^deepspeed\./, "deepspeed"],
  [/^ignite\./, "ignite"],
  [/^mmengine\./, "mmengine"],
  [/^optax\./, "optax"],
  [/^(?:keras|tensorflow|tf)\./, "keras"],
];

/** The class that a dictionary names. */
function classOf(fields: Fields): string | undefined {
  const found = classKeys.map((key) => fields.get(key)?.value).find((value) => typeof value === "string");
  return found as string | undefined;
}

function schedulerOf(name: string): Framework | undefined {
  const found = packages.find(([pattern]) => pattern.test(name))?.[1];
  return found && Object.hasOwn(frameworks[found], lastPart(name)) ? found : undefined;
}

/** Every dictionary that names a class, outermost first. What stands inside a scheduler is its argument. */
export function madeIn(field: Field, title: string, beside: Fields = new Map(), depth = 8): readonly Made[] {
  if (depth === 0) return [];
  const name = field.fields && classOf(field.fields);
  const framework = name === undefined ? undefined : schedulerOf(name);
  const own = name === undefined ? [] : [{ name, framework, field, title, beside }];
  if (framework) return own;
  const fields = field.fields ?? new Map<string, Field>();
  const inside = [...fields].flatMap(([key, each]) => madeIn(each, key, fields, depth - 1));
  return [
    ...own,
    ...inside,
    ...(field.items ?? []).flatMap((each) => madeIn(each, title, fields, depth - 1)),
  ];
}

const special = /^(?:class_path|init_args|dict_kwargs|_\w+_)$/;

/** The arguments of a dictionary that names a class: in `init_args`, or beside the name. */
export function argumentsOf(field: Field): Fields {
  const fields = field.fields as Fields;
  if (fields.has("class_path")) return fields.get("init_args")?.fields ?? new Map();
  return new Map([...fields].filter(([key]) => !special.test(key)));
}

/** A field in which dictionaries that name a class are calls. */
export function called(field: Field): Field {
  const name = field.fields && classOf(field.fields);
  if (name !== undefined) {
    const inside = [...argumentsOf(field)].map(([key, each]) => [key, called(each).value] as const);
    return { ...field, value: { name, kwargs: Object.fromEntries(inside) } };
  }
  return field.items ? { ...field, value: field.items.map((each) => called(each).value) } : field;
}
