import { expect, test } from "vitest";
import { parseFlags } from "./flags.ts";

const flagsOf = (text: string) => parseFlags(text).map(({ value }) => value);

// As bash splits them.
test.each([
  ["--a 1 --b=2", [{ a: "1", b: "2" }]],
  ["--a-b 'x y' --c \"p q\"", [{ a_b: "x y", c: "p q" }]],
  ["--a x\\ y --b '' --c", [{ a: "x y", b: "", c: true }]],
  ["--a 'it'\\''s' --b \"say \\\"hi\\\"\"", [{ a: "it's", b: 'say "hi"' }]],
  ["--a 1 2 3 --b -1 --c -.5", [{ a: ["1", "2", "3"], b: "-1", c: "-.5" }]],
  ["--a=x=y --b=", [{ a: "x=y", b: "" }]],
  ["run --a 1 \\\n  --b 2 # --c 3\nrun --a 4", [{ a: "1", b: "2" }, { a: "4" }]],
  ["run --a 1; run --a 2 && run --a 3 | tee --b", [{ a: "1" }, { a: "2" }, { a: "3" }, { b: true }]],
  ["run --a x#y --b '#' # no", [{ a: "x#y", b: "#" }]],
  ["run --a 1 > log 2>&1", [{ a: "1" }]],
  ["X=1\nY='2 3'\nrun --a $X --b \"$Y\" --c $Y", [{ a: "1", b: "2 3", c: ["2", "3"] }]],
  [`export X=1\nrun --a \${X} --b "v\${X}" --c '$X'`, [{ a: "1", b: "v1", c: "$X" }]],
  [`A=(--a 1)\nA+=(--b 2)\nrun \${A[@]}`, [{ a: "1", b: "2" }]],
  ['A="--a 1 \\\n --b 2"\nrun $A --a 3', [{ a: "3", b: "2" }]],
  [`run --a \${X:-7} --b \${Y-8}`, [{ a: "7", b: "8" }]],
  ["ARGS=(\n  --a 1 # one\n  --b 2\n)\n", [{ a: "1", b: "2" }]],
  [`run --a "$1" --b $(nproc) --c \${#A}`, [{ a: "$1", b: "$(nproc)", c: `\${#A}` }]],
])("%j", (text, flags) => {
  expect(flagsOf(text)).toEqual(flags);
});

test("a value stands where it is written, also inside a text that is split", () => {
  const [root] = parseFlags('ARGS="--a 1 \\\n   --bb 22"\nrun $ARGS --c=3');
  expect(root.fields?.get("bb")).toMatchObject({
    key: { line: 2, column: 4 },
    place: { line: 2, column: 9 },
  });
  expect(root.fields?.get("c")).toMatchObject({
    key: { line: 3, column: 11 },
    place: { line: 3, column: 15 },
  });
});

test("what nothing sets is told apart, and so is what was taken by default", () => {
  const [root] = parseFlags(`LR=$1\nrun --a $X --b "\${Y:-2}" --c $LR --d 4`);
  expect(root.fields?.get("a")).toMatchObject({ value: "$X", unset: "$X" });
  expect(root.fields?.get("b")).toMatchObject({ value: "2", otherwise: `\${Y:-2}` });
  expect(root.fields?.get("c")).toMatchObject({ value: "$1", unset: "$1" });
  expect(root.fields?.get("d")).not.toHaveProperty("unset");
});

test("the later of two flags counts, and knows of the earlier", () => {
  const [root] = parseFlags("run --lr 1 \\\n --lr 2");
  expect(root.fields?.get("lr")).toMatchObject({
    value: "2",
    written: "--lr",
    before: { line: 1, column: 5 },
  });
});
