import { describe, expect, test } from "vitest";
import { allKinds } from "../../src/compile/index.ts";
import { golden, kindsIn } from "./golden.ts";

/** No framework has them: they are there for users, and have tests of their own beside them. */
const withoutCases = new Set(["max", "min", "rex", "noise"]);

const frameworks =
  "torch transformers timm optax keras fastai composer mmengine deepspeed megatron nanogpt ignite".split(" ");
const cases = [...golden.values()].flatMap((file) => file.cases);
const rows = cases.flatMap(({ id, horizon, rows }) => rows.map((row) => ({ id, horizon, ...row })));

const casesWith = (kind: string): number =>
  new Set(rows.filter(({ spec }) => kindsIn(spec).has(kind)).map(({ id }) => id)).size;

describe("the figures of the frameworks", () => {
  test.each(Object.keys(allKinds).filter((kind) => !withoutCases.has(kind)))(
    "exercise %s in five cases",
    (kind) => {
      expect(casesWith(kind)).toBeGreaterThanOrEqual(5);
    },
  );

  test.each([...withoutCases])("have no case for %s", (kind) => {
    expect(casesWith(kind)).toBe(0);
  });

  test.each(frameworks)("hold at least five cases of %s", (name) => {
    expect(golden.get(name)?.cases.length).toBeGreaterThanOrEqual(5);
  });

  test.each(["%", "ep", "sample", "rest"])("have lengths written in %s", (unit) => {
    const written = rows.filter(({ spec }) => JSON.stringify(spec).includes(`${unit}"`));
    expect(written.length).toBeGreaterThan(0);
  });

  test("hold each case once", () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  test("hold a figure for each step, in order", () => {
    const wrong = cases.filter(
      ({ steps, times = steps, rows }) =>
        times.length !== steps.length ||
        rows.some(({ want }) => want.length !== steps.length || !want.every(Number.isFinite)) ||
        steps.some((step, i) => i > 0 && step <= steps[i - 1]),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("are read by specs that hold far fewer numbers than they do, but for tables", () => {
    const numbers = (value: unknown): number =>
      typeof value === "number"
        ? 1
        : typeof value === "object" && value !== null
          ? Object.values(value).reduce((sum: number, each) => sum + numbers(each), 0)
          : 0;
    const fitted = rows.filter(
      ({ spec, want }) => !kindsIn(spec).has("table") && want.length > 10 && numbers(spec) > want.length,
    );
    expect(fitted.map(({ id }) => id)).toEqual([]);
  });
});
