import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { from } from "anneal/convert";
import { describe, expect, test } from "vitest";
import { call } from "../scripts/pages/call.mjs";
import figures from "../scripts/pages/data/cross-framework.json" with { type: "json" };
import facts from "../scripts/pages/data/facts.json" with { type: "json" };
import { edges } from "../scripts/pages/disagree/edges.mjs";
import { floors, lowest } from "../scripts/pages/disagree/floors.mjs";
import { firstChange, milestones } from "../scripts/pages/disagree/milestones.mjs";
import { oneCycles } from "../scripts/pages/disagree/one-cycles.mjs";
import { cutsOf, plateaus } from "../scripts/pages/disagree/plateaus.mjs";
import { played, type Recipe } from "../scripts/pages/disagree/recipes.mjs";
import { jumps, restarts } from "../scripts/pages/disagree/restarts.mjs";
import { endOf, naive } from "../scripts/pages/disagree/total.mjs";
import { warmupCosines } from "../scripts/pages/disagree/warmup-cosines.mjs";

const recipes = [warmupCosines, oneCycles];
const root = fileURLToPath(new URL("..", import.meta.url));
const whole = `${root}../shared/golden/cross_framework.json`;

describe("the recipes have the learning rates that the frameworks themselves computed", () => {
  const cases = figures.tables.flatMap(({ indices, rows }, k) =>
    rows.map((row) => [row.recipe, row.values, indices, recipes[k]] as const),
  );

  test("there is a recipe for each row, and a row for each recipe", () => {
    expect(figures.tables.map(({ rows }) => rows.map(({ recipe }) => recipe))).toEqual(
      recipes.map((list) => list.map(({ golden }) => golden)),
    );
  });

  test.each(cases)("%s", (name, values, indices, list) => {
    const recipe = list.find(({ golden }) => golden === name) as Recipe;
    const { at } = played(recipe);
    const tolerance = recipe.framework === "fastai" ? 1e-6 : 1e-12;
    values.forEach((want, k) => {
      expect(Math.abs(at(indices[k]) - want), `update ${indices[k]}`).toBeLessThanOrEqual(
        tolerance * want + 1e-15,
      );
    });
  });

  test.skipIf(!existsSync(whole))(
    "those figures are copied from the whole tables (skipped where these are not)",
    () => {
      const { tables } = JSON.parse(readFileSync(whole, "utf8"));
      figures.tables.forEach(({ indices, rows }, t) => {
        rows.forEach(({ recipe, values }, r) => {
          const row = tables[t].rows[r];
          expect(row.recipe).toBe(recipe);
          const known = indices.filter((k) => k < row.values.length);
          expect(values).toEqual(known.map((k) => row.values[k]));
        });
      });
    },
  );
});

const valuesOf = <T>(table: { readonly [name: string]: T }): readonly (readonly [string, T])[] =>
  Object.entries(table);

describe("what the page says happens when", () => {
  test.each(valuesOf(facts["milestone 30, first update with the new LR"]))(
    "a milestone of %s",
    (name, update) => {
      expect(firstChange(played(milestones.find((each) => each.name === name) as Recipe).at)).toBe(update);
    },
  );

  test.each(valuesOf(facts["cycles of 10, each 1.5 times as long, restarts"]))(
    "restarts of %s",
    (name, updates) => {
      expect(jumps(played(restarts.find((each) => each.name === name) as Recipe).at, 100)).toEqual(updates);
    },
  );

  test.each(valuesOf(facts["one cycle of 100, 30% rising: update of the peak"]))(
    "the peak of %s",
    (name, update) => {
      const { at } = played(oneCycles.find((each) => each.name === name) as Recipe);
      const lrs = Array.from({ length: 100 }, (_, k) => at(k));
      expect(lrs.indexOf(Math.max(...lrs))).toBe(update);
    },
  );

  test.each(valuesOf(facts["one cycle of 100: update that raises"]))("the error of %s", (name, update) => {
    expect(played(oneCycles.find((each) => each.name === name) as Recipe).converted.stops).toBe(update);
  });

  test("decays end at the total where it includes the warmup, and a warmup later where it does not", () => {
    const ends = naive.map((recipe) => [recipe.name, endOf(played(recipe).at)]);
    expect(Object.fromEntries(ends)).toEqual({
      Transformers: 100,
      Optax: 100,
      Megatron: 100,
      Keras: 110,
      torch: 110,
      "timm, warmup_prefix=True": 110,
      "timm, its default": 100,
    });
  });

  test("timm without a prefix joins its cosine in the middle", () => {
    const { at } = played(naive.find(({ name }) => name === "timm, its default") as Recipe);
    expect(at(10)).toBeCloseTo(facts["timm, 100 long, warmup 10 without a prefix: LR of update 10"], 4);
  });

  test("one of the fourteen reaches 0 in its run, and Ignite is at its peak again", () => {
    const last = warmupCosines.map((recipe) => [recipe.name, played(recipe).at(99)] as const);
    expect(last.filter(([, lr]) => lr === 0).map(([name]) => name)).toEqual([
      "Transformers cosine_warmup_with_min_lr",
    ]);
    expect(last.filter(([, lr]) => lr > 0.5)).toEqual([["Ignite", 1]]);
  });
});

describe("plateaus", () => {
  // patience p, cooldown c: torch p + 1 and every c + p + 1, Optax p and every c + p, Keras p and every c + p - 1
  const first = { torch: 4, optax: 3, keras: 3 };
  const period = { torch: 6, optax: 5, keras: 4 };
  test.each(plateaus)("$name cuts a flat metric on time", (recipe) => {
    const kind = recipe.framework === "optax" || recipe.framework === "keras" ? recipe.framework : "torch";
    const wanted = [0, 1, 2, 3].map((k) => first[kind] + k * period[kind]).filter((reading) => reading <= 24);
    expect(cutsOf(recipe, 24).slice(0, 4)).toEqual(wanted);
  });

  test("one more patience, and in Keras one more cooldown, cuts as torch does", () => {
    for (const [patience, cooldown] of [
      [0, 0],
      [2, 0],
      [3, 2],
      [5, 4],
    ]) {
      const torch: Recipe = {
        name: "torch",
        framework: "torch",
        call: call("ReduceLROnPlateau", { factor: 0.5, patience, cooldown }),
      };
      const optax: Recipe = {
        name: "Optax",
        framework: "optax",
        call: call("reduce_on_plateau", { factor: 0.5, patience: patience + 1, cooldown }),
      };
      const keras: Recipe = {
        name: "Keras",
        framework: "keras",
        call: call("ReduceLROnPlateau", { factor: 0.5, patience: patience + 1, cooldown: cooldown + 1 }),
      };
      const wanted = cutsOf(torch, 16);
      expect(wanted.length).toBeGreaterThan(0);
      expect(cutsOf(optax, 16)).toEqual(wanted);
      expect(cutsOf(keras, 16)).toEqual(wanted);
    }
  });
});

test("a floor is the same for both groups where it is an LR, and a tenth of each where it is a ratio", () => {
  for (const recipe of floors) {
    const kind = facts.floor[recipe.argument as keyof typeof facts.floor];
    const [one, other] = lowest(recipe);
    expect(one, recipe.name).toBeCloseTo(3e-5, 10);
    expect(other, recipe.name).toBeCloseTo(kind === "absolute" ? 3e-5 : 3e-6, 10);
  }
});

test("the edges: warmups of 0 that stay where they begin, and errors where the framework divides by 0", () => {
  const stays = edges.filter(({ name }) => name === "no warmup").map((edge) => played(edge).at(1000));
  expect(stays).toEqual([0, expect.closeTo(1 / 3, 12), 0.1]);
  const nanogpt = edges.find(({ framework }) => framework === "nanogpt");
  expect(nanogpt && played(nanogpt).converted.stops).toBe(100);
  const short = call("OneCycleLR", { max_lr: 1, total_steps: 10, pct_start: 0.1 });
  expect(() => from("torch", short)).toThrow("divides by 0");
});

describe("the commands of the page find what it says that they find", () => {
  const page = readFileSync(`${root}docs/where-frameworks-disagree.md`, "utf8");
  const shown = [...page.matchAll(/^```sh\nnpx anneal (diff [\s\S]*?)\n```\n\n(.*)$/gm)];

  test("there are some", () => {
    expect(shown.length).toBeGreaterThan(5);
  });

  test.each(shown.map(([, command, says]) => [says, command]))("%s", (says, command) => {
    const words = [...command.replaceAll("\\\n", " ").matchAll(/'([^']*)'|(\S+)/g)].map(
      ([, quoted, bare]) => quoted ?? bare,
    );
    const { stdout, status } = spawnSync(
      process.execPath,
      [`${root}packages/cli/bin/anneal.js`, ...words, "--json"],
      { encoding: "utf8" },
    );
    expect(status).toBe(1);
    const { steps, compared } = JSON.parse(stdout) as {
      steps: number;
      compared: { what: string; equal: boolean; differing: number; first: { step: number } }[];
    };
    const number = (value: number): string => value.toLocaleString("en-US");
    const lrs = compared.filter(({ what, equal }) => what.startsWith("LR") && !equal);
    expect(lrs).toHaveLength(1);
    const [{ differing, first }] = lrs;
    expect(says).toBe(
      `The LR differs at ${number(differing)} of ${number(steps)} updates, first at update ${number(first.step)}.`,
    );
  });
});
