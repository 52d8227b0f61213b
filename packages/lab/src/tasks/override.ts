import { nearest } from "anneal";
import type { CharactersSpec, CnnSpec, MlpSpec, ModelSpec } from "../models/model.ts";
import { refuseData } from "./refuse.ts";
import type { TaskSpec } from "./task.ts";

interface Rule {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

const whole = (most: number): Rule => ({
  expected: `a whole number from 1 to ${most}`,
  holds: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most,
});

const list = (longest: number, each: Rule): Rule => ({
  expected: `a list of at most ${longest}, each ${each.expected}`,
  holds: (value) => Array.isArray(value) && value.length <= longest && value.every(each.holds),
});

const oneOf = (...words: readonly string[]): Rule => ({
  expected: words.map((word) => `"${word}"`).join(" or "),
  holds: (value) => words.includes(value as string),
});

/** What of a model the data do not decide. */
function rulesOf(model: ModelSpec): { readonly [field: string]: Rule } {
  switch (model.kind) {
    case "mlp":
      return { hidden: list(8, whole(4096)), activation: oneOf("relu", "tanh") } satisfies Rules<MlpSpec>;
    case "characters":
      return {
        context: whole(256),
        embedding: whole(1024),
        hidden: whole(4096),
      } satisfies Rules<CharactersSpec>;
    case "cnn":
      return {
        filters: list(mostPoolings(model.height, model.width), whole(256)),
        hidden: whole(4096),
      } satisfies Rules<CnnSpec>;
  }
}

type Rules<Model> = { readonly [Field in keyof Model]?: Rule };

/** How often an image can be halved before a side is less than a pixel. */
export const mostPoolings = (height: number, width: number): number =>
  Math.floor(Math.log2(Math.min(height, width)));

/** The fields of a model that the data do not decide, as a spec gives them. */
export function fieldsOf(model: ModelSpec): NonNullable<TaskSpec["model"]> {
  return Object.fromEntries(Object.entries(model).filter(([field]) => Object.hasOwn(rulesOf(model), field)));
}

/**
 * The model with the fields that the spec gives.
 *
 * @throws AnnealError for a field that does not exist or that the data decide, and for a value outside its range.
 */
export function overrideModel<Model extends ModelSpec>(model: Model, given: TaskSpec["model"] = {}): Model {
  const rules = rulesOf(model);
  for (const [field, value] of Object.entries(given)) {
    const path = `model.${field}`;
    if (!Object.hasOwn(rules, field)) {
      const near = nearest(field, Object.keys(rules));
      const suggestion = near === undefined ? undefined : `did you mean "${near}"?`;
      refuseData("model", `only ${Object.keys(rules).join(", ")}`, field, { code: "unknown", suggestion });
    }
    if (!rules[field].holds(value)) refuseData(path, rules[field].expected, value);
  }
  return { ...model, ...given };
}
