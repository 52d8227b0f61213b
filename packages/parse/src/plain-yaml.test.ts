import { expect, test } from "vitest";
import { plainYaml } from "./index.ts";

test("YAML becomes plain values, and 3e-4 a number", () => {
  const text =
    "# a ramp\nkind: sequence\nof:\n  - {kind: linear, from: 0, to: 3e-4, over: 5%}\n  - kind: constant\n    value: 0.0003\n";
  expect(plainYaml(text)).toEqual({
    kind: "sequence",
    of: [
      { kind: "linear", from: 0, to: 3e-4, over: "5%" },
      { kind: "constant", value: 3e-4 },
    ],
  });
});

test("a key that names a prototype is a key, and a mistake has its place", () => {
  expect(Object.keys(plainYaml("__proto__: 1\n") as object)).toEqual(["__proto__"]);
  expect(({} as { kind?: unknown }).kind).toBeUndefined();
  expect(() => plainYaml("kind: [1, 2\n")).toThrow(/line \d+, column \d+/);
});
