import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { AnnealError } from "../errors/index.ts";
import { type Argument, type Framework, frameworks, from } from "./index.ts";

interface Copied {
  readonly framework: Framework;
  readonly scheduler: string;
  readonly kwargs: { readonly [name: string]: Argument };
  readonly base_lrs?: readonly number[];
}

const url = new URL("./golden/cases.json", import.meta.url);
const cases = JSON.parse(readFileSync(url, "utf8")) as readonly Copied[];

const odd: fc.Arbitrary<Argument> = fc.oneof(
  fc.constantFrom<Argument>(
    null,
    true,
    false,
    "",
    "1e999",
    "10ba",
    "1dur",
    "lambda x: 0.5",
    "__import__('os')",
  ),
  fc.constantFrom<Argument>(
    -1,
    0,
    0.5,
    1e-300,
    1e15,
    2 ** 53,
    1e100,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
  fc.constantFrom<Argument>(
    [],
    [1],
    [[1, 2]],
    {},
    { a: 1 },
    { ref: "x" },
    { type: "__proto__" },
    { 5: 0.1, x: 1 },
  ),
  fc.constantFrom<Argument>({ name: "StepLR", args: [] }, { name: "constructor", kwargs: {} }, "constructor"),
  fc.double(),
  fc.integer(),
  fc.array(fc.double(), { maxLength: 3 }),
);

test("an argument of any kind is refused in a sentence, or gives a schedule", () => {
  const count = { refused: 0, converted: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...cases), odd, fc.nat(), fc.boolean(), (each, value, k, known) => {
      const { framework, scheduler } = each;
      const names = [...Object.keys(each.kwargs), ...frameworks[framework][scheduler].params];
      const kwargs = { ...each.kwargs, [names[k % names.length] ?? "x"]: value };
      const context = {
        ...(known && { baseLrs: each.base_lrs ?? [0.1], maxDuration: "9ep", version: "0.16.5" }),
        horizon: { steps: 100, stepsPerEpoch: 10 },
      };
      try {
        const { groups } = from(framework, { name: scheduler, kwargs }, context);
        for (const spec of groups) expect(Number.isFinite(compile(spec, { steps: 100 }).at(50))).toBe(true);
        count.converted++;
      } catch (error) {
        expect(error).toBeInstanceOf(AnnealError);
        expect((error as AnnealError).message).toMatch(/^\S+: expected .*, received /);
        count.refused++;
      }
    }),
    { seed: 17, numRuns: 3000 },
  );
  expect(count.converted).toBeGreaterThan(200);
  expect(count.refused).toBeGreaterThan(1000);
});
