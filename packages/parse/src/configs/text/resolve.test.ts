import { expect, test } from "vitest";
import { resolved } from "./resolve.ts";
import { parseYaml } from "./yaml.ts";

const filled = (text: string) => resolved(parseYaml(text) as never).value;
const ref = (path: string): string => `"$\{${path}}"`;

test("references to other values are filled in, through chains and lists", () => {
  const text = `a: {lr: 3e-4, list: [1, 2]}\nb: ${ref("a.lr")}\nc: ${ref("b")}\nd: [${ref("a.list[1]")}, ${ref("a.list.0")}]\n`;
  expect(filled(text)).toMatchObject({ b: 3e-4, c: 3e-4, d: [2, 1] });
});

test("a config inside another has its own root", () => {
  expect(filled(`job: {v: {lr: 1}, lr: ${ref("v.lr")}}\n`)).toEqual({ job: { v: { lr: 1 }, lr: 1 } });
});

test.each([ref("x.y"), ref("oc.env:LR"), ref(".lr"), ref("a"), `"v${ref("lr").slice(1, -1)}"`])(
  "%s stays as it is written",
  (text) => {
    const value = filled(`lr: 1\na: {b: 1}\nc: ${text}\n`) as { readonly c: string };
    expect(value.c).toBe(JSON.parse(text));
  },
);

test("circles stay as they are written", () => {
  expect(filled(`a: ${ref("b")}\nb: ${ref("a")}\n`)).toEqual({
    a: JSON.parse(ref("b")),
    b: JSON.parse(ref("a")),
  });
});
