import { type Problem, refuse } from "../errors/index.ts";
import { checkFields, type Fields, type Spec } from "../schedules/index.ts";

/** A recipe as the command line and the studio see it: its name, its fields, and what it builds. */
export interface AnyRecipe {
  readonly recipe: string;
  readonly says: string;
  readonly fields: Fields;
}

/** A named builder. It only returns a spec: print that to see what it expands to. */
export interface Recipe<Options, S extends Spec = Spec> {
  (options: Options): S;
  readonly recipe: string;
  readonly says: string;
  readonly fields: Fields<keyof Options>;
}

/**
 * Defines a recipe: options are checked against `fields`, defaults are filled in, and `build` returns a spec.
 *
 * @example defineRecipe<{ peak: number }>("flat", "A constant.", { peak: { type: "number", says: "LR" } }, ({ peak }) => constant({ value: peak }))({ peak: 1 }); // { kind: "constant", value: 1 }
 */
export function defineRecipe<Options, S extends Spec = Spec>(
  recipe: string,
  says: string,
  fields: Fields<keyof Options>,
  build: (options: Filled<Options>) => S,
): Recipe<Options, S> {
  const names = Object.keys(fields) as (keyof Options)[];
  const make = (options: Options): S => {
    const problems: Problem[] = [];
    const given = { ...options } as { readonly [name: string]: unknown };
    checkFields(given, fields as Fields, recipe, (found) => problems.push(found), () => {});
    refuse(problems);
    return build(Object.fromEntries(names.map((name) => [name, options[name] ?? fields[name].default])) as Filled<Options>);
  };
  return Object.assign(make, { recipe, says, fields });
}

/** Options with their defaults filled in. */
type Filled<Options> = { readonly [K in keyof Options]-?: Exclude<Options[K], undefined> };
