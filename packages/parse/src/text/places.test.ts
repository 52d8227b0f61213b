import { expect, test } from "vitest";
import { startsFenced, unfenced, unprompted } from "./clean.ts";
import { inWords, placesOf } from "./places.ts";

test("lines and columns count from 1, whatever ends a line", () => {
  const text = "ab\ncd\r\nef\rg";
  const placeAt = placesOf(text);
  const placeOf = (part: string): string => inWords(placeAt(text.indexOf(part)));
  expect(["a", "b", "\n", "c", "\r\n", "e", "g"].map(placeOf)).toEqual([
    "line 1, column 1",
    "line 1, column 2",
    "line 1, column 3",
    "line 2, column 1",
    "line 2, column 3",
    "line 3, column 1",
    "line 4, column 1",
  ]);
  expect(placeAt(text.length)).toEqual({ line: 4, column: 2 });
});

test("what stands outside of fences becomes blank, and places stay", () => {
  const text = "Say:\n```python\nx = 1\n```\nend\n~~~\ny\n~~~";
  expect(unfenced(text)).toBe("    \n         \nx = 1\n   \n   \n   \ny\n   ");
  expect(startsFenced("\n```\nx\n```")).toBe(true);
  expect(startsFenced(text)).toBe(false);
});

test("prompts become blank, and output does", () => {
  expect(unprompted(">>> f(\n...   1)\n2\n>>> g")).toBe("    f(\n      1)\n \n    g");
  expect(unprompted("In [3]: f(\n   ...: 1)\nOut[3]: 2")).toBe("        f(\n        1)\n         ");
  expect(unprompted("x = 1 # >>> y")).toBe("x = 1 # >>> y");
});
