import { expect, test } from "vitest";
import { printable, shorten, shortenName, textWidth } from "./text-width.ts";

test.each([
  ["", 0],
  ["warmup", 6],
  ["⠉⠉┤", 3],
  ["学習率", 6],
  ["e\u0301", 1],
  ["🔥", 2],
  ["\u001b[1mbold\u001b[22m", 4],
])("%j takes %d columns", (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test("a text is cut to a width with a mark", () => {
  expect(shorten("warmup", 6)).toBe("warmup");
  expect(shorten("warmup", 5)).toBe("warm…");
  expect(shorten("学習率", 5)).toBe("学習…");
});

test("a name is cut in its middle", () => {
  expect(shortenName("wsd.json", 8)).toBe("wsd.json");
  expect(shortenName("experiment-12.json", 11)).toBe("exper….json");
  expect(shortenName("学習率のスケジュール", 9)).toBe("学習…ール");
});

test("what could move the cursor or turn a line around is not printed", () => {
  expect(printable("a\u001b[2Jb\r\nc\u202ed")).toBe("a?[2Jb??c?d");
  expect(printable("学習率 ⠉")).toBe("学習率 ⠉");
});
