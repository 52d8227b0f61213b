import { type Problem, problem, refuse } from "../errors/index.ts";
import { checkFields, type Fields, type Spec, suggest } from "../schedules/index.ts";

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
 * Defines a recipe: options are checked against `fields`, defaults are filled in, and `build` returns a spec. Options by
 * the names `floor`, `low`, `level`, `start` and `warmupFrom` may not lie above one by the name `peak`.
 *
 * @example defineRecipe<{ peak: number }>("flat", "A constant.", { peak: { type: "number", says: "LR" } }, ({ peak }) => constant({ value: peak }))({ peak: 1 }); // { kind: "constant", value: 1 }
 */
export function defineRecipe<Options, S extends Spec = Spec>(
  recipe: string,
  says: string,
  fields: Fields<keyof Options>,
  build: (options: Filled<Options>) => S,
): Recipe<Options, S> {
  const make = (options: Options): S => {
    const problems: Problem[] = [];
    const filled = checkFields(options ?? {}, fields as Fields, {
      path: recipe,
      report: (found) => problems.push(suggest(found)),
    });
    refuse(problems);
    const { peak } = filled;
    const above = lower.filter((name) => (filled[name] as number) > (peak as number));
    refuse(
      above.map((name) => problem("range", `${recipe}.${name}`, `at most the peak, ${peak}`, filled[name])),
    );
    return build(filled as Filled<Options>);
  };
  return Object.assign(make, { recipe, says, fields });
}

/** Options that are never above `peak`, the highest LR of the run, in whatever recipe. */
const lower = ["floor", "low", "level", "start", "warmupFrom"];

/** Options with their defaults filled in. */
type Filled<Options> = { readonly [K in keyof Options]-?: Exclude<Options[K], undefined> };
