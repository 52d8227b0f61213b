import { expect, test } from "vitest";
import { AnnealError } from "../errors/index.ts";
import { constant } from "../schedules/index.ts";
import { cooldown } from "./cooldown.ts";
import { cyclic } from "./cyclic.ts";
import { infinite } from "./infinite.ts";
import { multiStep } from "./multi-step.ts";
import { oneCycle } from "./one-cycle.ts";
import { defineRecipe } from "./recipe.ts";
import { warmRestarts } from "./warm-restarts.ts";
import { warmupCosine } from "./warmup-cosine.ts";

/** All lines of what a recipe says to options that its types forbid. */
function said(recipe: (options: never) => unknown, options: unknown): string[] {
  try {
    recipe(options as never);
  } catch (error) {
    if (error instanceof AnnealError) return error.message.split("\n");
    throw error;
  }
  return [];
}

/** `path: expected rule, received what`, of which the rule is the core's to word. */
const sentence = (path: string, received: string, rule = ".+"): unknown => {
  const [start, end] = [path, received].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return expect.stringMatching(new RegExp(`^${start}: expected ${rule}, received ${end}$`));
};

test.each([
  [
    "a misspelt option",
    warmupCosine,
    { peak: 1, warmpu: 10 },
    ["warmpu", '"warmpu"; did you mean "warmup"?'],
  ],
  ["an option of another framework", warmupCosine, { peak: 1, min_lr: 0 }, ["min_lr", '"min_lr"']],
  ["a missing option", warmupCosine, {}, ["peak", "nothing"]],
  ["nothing at all", warmupCosine, undefined, ["peak", "nothing"]],
  ["a string for a number", warmupCosine, { peak: "3e-4" }, ["peak", '"3e-4"']],
  ["a peak of 0", warmupCosine, { peak: 0 }, ["peak", "0"]],
  ["NaN", warmupCosine, { peak: Number.NaN }, ["peak", "NaN"]],
  ["Infinity", warmupCosine, { peak: 1 / 0 }, ["peak", "Infinity"]],
  ["null", warmupCosine, { peak: null }, ["peak", "null"]],
  ["a unit in words", warmupCosine, { peak: 1, warmup: "5 percent" }, ["warmup", '"5 percent"; write "5%"']],
  [
    "steps in words",
    warmupCosine,
    { peak: 1, warmup: "500 steps" },
    ["warmup", '"500 steps"; write 500 for steps'],
  ],
  ["a misspelt shape", cooldown, { from: 1, shape: "sqrt" }, ["shape", '"sqrt"; did you mean "1-sqrt"?']],
  ["two and a half phases", oneCycle, { peak: 1, phases: 2.5 }, ["phases", "2.5"]],
  ["no milestones", multiStep, { peak: 1, milestones: [] }, ["milestones", "a list of 0"]],
  [
    "a milestone that is no length",
    multiStep,
    { peak: 1, milestones: [30, "60 epochs"] },
    ["milestones[1]", '"60 epochs"; write "60ep"'],
  ],
  ["half a cycle", warmRestarts, { peak: 1, times: 0.5 }, ["times", "0.5"]],
])("%s is refused in one sentence, with what was probably meant", (_, recipe, options, [name, received]) => {
  expect(said(recipe as never, options)).toEqual([sentence(`${recipe.recipe}.${name}`, received)]);
});

test("every mistake is told at once, the first of them as the error itself", () => {
  expect(said(warmupCosine, { peek: 1, warmup: -5, floor: "0" })).toEqual([
    sentence(
      "warmupCosine.peek",
      '"peek"; did you mean "peak"?',
      "one of peak, warmup, warmupFrom, floor, over",
    ),
    sentence("warmupCosine.peak", "nothing"),
    sentence("warmupCosine.warmup", "-5"),
    sentence("warmupCosine.floor", '"0"'),
  ]);
});

test.each([
  ["floor", warmupCosine, { peak: 3e-4, floor: 3e-3 }, 3e-4],
  ["warmupFrom", warmupCosine, { peak: 3e-4, warmup: 10, warmupFrom: 1 }, 3e-4],
  ["low", cyclic, { low: 6, peak: 1, up: 10 }, 1],
  ["level", infinite, { peak: 1, cooldown: 10, level: 2 }, 1],
  ["start", oneCycle, { peak: 1, start: 1.5 }, 1],
] as const)("a %s above the peak is refused: two levels were swapped", (name, recipe, options, peak) => {
  const value = (options as { readonly [name: string]: unknown })[name];
  expect(said(recipe as never, options)).toEqual([
    `${recipe.recipe}.${name}: expected at most the peak, ${peak}, received ${value}`,
  ]);
  expect(said(recipe as never, { ...options, [name]: peak })).toEqual([]);
});

test("an option that is undefined is as good as left out", () => {
  expect(warmupCosine({ peak: 1, warmup: undefined, floor: undefined })).toEqual(warmupCosine({ peak: 1 }));
});

test("options of a prototype, or by the name of one, are no options", () => {
  expect(said(warmupCosine, Object.create({ peak: 1 }))).toHaveLength(1);
  expect(said(warmupCosine, JSON.parse('{"peak": 1, "__proto__": 1}'))).toHaveLength(1);
  expect(said(warmupCosine, { peak: 1, toString: 1 })).toHaveLength(1);
});

test("a recipe of your own has its defaults filled in", () => {
  const flat = defineRecipe<{ readonly peak: number; readonly share?: number }>(
    "flat",
    "A share of the peak.",
    {
      peak: { type: "number", above: 0, says: "LR" },
      share: { type: "number", default: 0.5, says: "share" },
    },
    ({ peak, share }) => constant({ value: peak * share }),
  );
  expect(flat({ peak: 3 })).toEqual({ kind: "constant", value: 1.5 });
  expect(flat.recipe).toBe("flat");
  expect(said(flat, { peak: 3, shar: 1 })).toEqual([
    sentence("flat.shar", '"shar"; did you mean "share"?', "one of peak, share"),
  ]);
});
