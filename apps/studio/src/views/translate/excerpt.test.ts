import { expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const hundred = Array.from({ length: 100 }, (_, i) => `line ${i + 1}`).join("\n");

test("shows the lines that matter with two on either side, once where they meet", () => {
  expect(excerpt(hundred, [50, 52, 98])).toEqual([
    { first: 48, lines: [48, 49, 50, 51, 52, 53, 54].map((n) => `line ${n}`) },
    { first: 96, lines: [96, 97, 98, 99, 100].map((n) => `line ${n}`) },
  ]);
});

test("begins at the first line where none matters, and leaves out places that the text has not", () => {
  expect(excerpt(hundred, [])[0]).toMatchObject({ first: 1 });
  expect(excerpt("one\ntwo", [2, 700])).toEqual([{ first: 1, lines: ["one", "two"] }]);
});

test("stays short, whatever the text is", () => {
  const all = excerpt(
    "x\n".repeat(100_000),
    Array.from({ length: 100_000 }, (_, i) => i + 1),
  );
  expect(all.flatMap(({ lines }) => lines).length).toBe(60);
  const [{ lines }] = excerpt(`a${"😀".repeat(100_000)}`, []);
  // 159 halves of emoji after the first letter: the 80th emoji would be cut in two.
  expect(lines[0]).toBe(`a${"😀".repeat(79)}…`);
});
