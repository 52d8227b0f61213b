import fc from "fast-check";
import { expect, test } from "vitest";
import { assignGroups, matches } from "./index.ts";

const names = [
  "embed.weight",
  "encoder.layers.0.attention.weight",
  "encoder.layers.0.attention.bias",
  "encoder.layers.1.attention.weight",
  "encoder.layers.1.attention.bias",
  "head.weight",
  "head.bias",
];

test("a name belongs to the first group that matches it, and to none in last place", () => {
  const groups = [{ match: "head.**" }, { match: ["**.bias", "embed.*"] }];
  expect(assignGroups(names, groups)).toEqual({ groups: [1, 2, 1, 2, 1, 0, 0], problems: [] });
});

test("the order of the groups matters", () => {
  const bias = { match: "**.bias" };
  const head = { match: "head.*" };
  expect(assignGroups(["head.bias"], [bias, head]).groups).toEqual([0]);
  expect(assignGroups(["head.bias"], [head, bias]).groups).toEqual([0]);
  expect(assignGroups(["head.weight"], [bias, head]).groups).toEqual([1]);
});

test.each([
  ["haed.weight", "head.weight"],
  ["encoder.layer.*.**", "encoder.layers.*.**"],
  ["encoder/*/0/atention/bias", "encoder/*/0/attention/bias"],
  ["bias", "**.bias"],
  ["encoder", "encoder.**"],
  ["attention", "**.attention.**"],
])("a pattern that matches nothing is told, with what was meant: %s, %s", (match, meant) => {
  const sentence = `groups[0].match: expected a pattern that matches a parameter, received "${match}"`;
  expect(assignGroups(names, [{ match }]).problems.map(({ message }) => message)).toEqual([
    `${sentence}; did you mean "${meant}"?`,
  ]);
});

test("where nothing is near, nothing is suggested", () => {
  const [found] = assignGroups(names, [{ match: "decoder.something.else" }]).problems;
  expect(found.suggestion).toBeUndefined();
});

test("a pattern is told once, and each condition on its own", () => {
  const groups = [{ match: "embed.** & **.beta" }, { match: ["head.** & **.beta", "**.gamma"] }];
  const { problems } = assignGroups(names, groups, "plan.groups");
  expect(problems.map(({ path, received }) => [path, received])).toEqual([
    ["plan.groups[0].match", '"**.beta"'],
    ["plan.groups[1].match", '"**.gamma"'],
  ]);
});

test("a group whose parameters all go to earlier groups is told", () => {
  const { problems } = assignGroups(names, [{ match: "**" }, { match: "**.bias" }]);
  expect(problems.map(({ message }) => message)).toEqual([
    'groups[1]: expected parameters that no earlier group takes, received "**.bias" (3 go to earlier groups)',
  ]);
});

test("every name gets exactly one group: the first that matches, whatever the names and groups", () => {
  const name = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom("", "__proto__", "constructor", "a.b", "a/b/c", "b", "é.ü", "toString.a"),
  );
  const pattern = fc.constantFrom("a.*", "**.b", "**", "*", "__proto__", "{a,é}.**", "?", "constructor & *");
  fc.assert(
    fc.property(fc.array(name), fc.array(pattern, { maxLength: 5 }), (list, patterns) => {
      const { groups } = assignGroups(
        list,
        patterns.map((match) => ({ match })),
      );
      expect(groups).toHaveLength(list.length);
      list.forEach((each, i) => {
        patterns.forEach((match, group) => {
          if (group < groups[i]) expect(matches(match, each)).toBe(false);
        });
        expect(groups[i] === patterns.length || matches(patterns[groups[i]], each)).toBe(true);
      });
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

test("without names every pattern is told, without groups nothing is", () => {
  expect(assignGroups([], [{ match: ["a", "b"] }]).problems).toHaveLength(2);
  expect(assignGroups(names, [])).toEqual({ groups: [0, 0, 0, 0, 0, 0, 0], problems: [] });
});
