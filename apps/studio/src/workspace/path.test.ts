import fc from "fast-check";
import { expect, test } from "vitest";
import { getAt, isWithin, keyNamed, keyOf, pathOf, setAt } from "./path.ts";

const steps = fc.oneof(fc.constantFrom("of", "from", "over", "points", "at"), fc.nat(99));
const paths = fc.array(steps, { maxLength: 6 }).filter((path) => typeof path[0] !== "number");

test("a key says its path, and back", () => {
  expect(keyOf(["of", 2, "over"])).toBe("of[2].over");
  expect(keyOf([])).toBe("");
  expect(keyOf(["points", 1, 0])).toBe("points[1][0]");
  fc.assert(
    fc.property(paths, (path) => {
      expect(pathOf(keyOf(path))).toEqual(path);
    }),
  );
});

test.each([
  ["sequence.of[2].over", "of[2].over"],
  ["linear.from", "from"],
  ["linear", ""],
  ["spec", ""],
  ["kind", "kind"],
  ["sequence.of[1].kind", "of[1].kind"],
  ["repeat.of.of[0]", "of.of[0]"],
  ["horizon.steps", undefined],
])("%s of a problem is the field %s", (path, key) => {
  expect(keyNamed(path)).toBe(key);
});

test("a key is within another one at a boundary of names only", () => {
  expect(isWithin("of[1].over", "of[1]")).toBe(true);
  expect(isWithin("of[10].over", "of[1]")).toBe(false);
  expect(isWithin("of", "of")).toBe(true);
  expect(isWithin("overlay", "over")).toBe(false);
  expect(isWithin("anything", "")).toBe(true);
});

test("what is set is found there, and the original stays", () => {
  const spec = { kind: "sequence", of: [{ kind: "linear", to: 1, over: 5 }] };
  const before = JSON.stringify(spec);
  expect(getAt(setAt(spec, ["of", 0, "to"], 2), ["of", 0, "to"])).toBe(2);
  expect(setAt(spec, ["of", 0, "to"], undefined)).toEqual({
    kind: "sequence",
    of: [{ kind: "linear", over: 5 }],
  });
  expect(setAt(spec, ["of", 0], undefined)).toEqual({ kind: "sequence", of: [] });
  expect(setAt(spec, [], { kind: "x" })).toEqual({ kind: "x" });
  expect(JSON.stringify(spec)).toBe(before);
  expect(getAt(spec, ["of", 3, "to"])).toBeUndefined();
  expect(getAt(spec, ["constructor"])).toBeUndefined();
});
