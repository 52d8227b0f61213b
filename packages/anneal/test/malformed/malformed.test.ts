import { allKinds, compile } from "anneal";
import { describe, expect, test } from "vitest";
import { bombs } from "./bombs.ts";
import { fieldCases } from "./fields.ts";
import { miss } from "./miss.ts";
import { kindCases, nameCases } from "./names.ts";
import { horizonCases, nestedCases, rootCases } from "./places.ts";
import { ruleCases } from "./rules.ts";
import { kinds, ramp, run } from "./sound.ts";

describe("a malformed spec is refused by a sentence with path, rule and value, and by nothing else", () => {
  const groups = { fieldCases, nameCases, kindCases, rootCases, nestedCases, ruleCases, horizonCases };

  test("there are more than 500 of them", () => {
    expect(Object.values(groups).flat().length).toBeGreaterThan(2000);
    expect(kinds.map((spec) => compile(spec as never, run).kind)).toEqual(Object.keys(allKinds));
  });

  test.each([
    ["a field that is missing, of another type or out of range", fieldCases],
    ["a field that is misspelt, or named like a prototype's", nameCases],
    ["a kind that is misspelt, named like a prototype's, or no name", kindCases],
    ["something that is no spec", rootCases],
    ["a mistake inside each combinator, at its place", nestedCases],
    ["a broken rule of a kind", ruleCases],
    ["a horizon", horizonCases],
  ])("%s", (_, cases) => {
    expect(cases.flatMap(miss)).toEqual([]);
  });

  test.each(bombs)("$what", (bomb) => {
    expect(miss(bomb)).toEqual([]);
  });
});

test("every mistake of a spec and its horizon is found at once", () => {
  const spec = {
    kind: "sequence",
    of: [{ ...ramp, over: "fast" }, { kind: "cosin" }, { kind: "clamp", of: { ...ramp, from: "1" }, mim: 0 }],
  };
  const { problems } = compile.inspect(spec, { steps: 0 });
  expect(problems.map((each) => each.path)).toEqual([
    "horizon.steps",
    "sequence.of[0].over",
    "sequence.of[1].kind",
    "sequence.of[2].mim",
    "sequence.of[2].of.from",
  ]);
});

test("of more than a hundred mistakes the first hundred are told, and what comes after them is not compiled", () => {
  const wrong = Array.from({ length: 150 }, () => ({ kind: "none" }));
  const { problems } = compile.inspect({ kind: "sequence", of: [...wrong, { kind: "steps", at: [1] }] }, run);
  expect(problems).toHaveLength(100);
  expect(problems[99].path).toBe("sequence.of[99].kind");
});

test("a getter that throws is its owner's error, and comes through as it is", () => {
  const own = new Error("mine");
  const spec = Object.defineProperty({ kind: "linear", to: 1, over: 5 }, "from", {
    enumerable: true,
    get: () => {
      throw own;
    },
  });
  expect(() => compile(spec as never, run)).toThrow(own);
});

test("what a prototype holds is no part of a spec", () => {
  const inherited = Object.assign(Object.create({ from: 5, pace: "x" }), { kind: "linear", to: 1, over: 9 });
  expect(compile(inherited, run).at(0)).toBe(0.1); // 1 / (9 + 1): `from` was left out
  expect(miss({ what: "all inherited", spec: Object.create(ramp), path: "linear.over" })).toEqual([]);
});
