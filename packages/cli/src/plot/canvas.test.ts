import { describe, expect, test } from "vitest";
import { asciiOf, brailleOf, createCanvas, verticalLine } from "./canvas.ts";

describe("a canvas", () => {
  test("puts dots where Unicode's braille patterns have them", () => {
    const canvas = createCanvas(1, 1);
    verticalLine(canvas, 0, [0, 0]);
    expect(brailleOf(canvas.cells[0])).toBe("⠁");
    verticalLine(canvas, 1, [3, 3]);
    expect(brailleOf(canvas.cells[0])).toBe("⢁");
    verticalLine(canvas, 0, [0, 3]);
    expect(brailleOf(canvas.cells[0])).toBe("⣇");
    verticalLine(canvas, 1, [3, 0]);
    expect(brailleOf(canvas.cells[0])).toBe("⣿");
  });

  test("leaves out what lies outside", () => {
    const canvas = createCanvas(2, 2);
    verticalLine(canvas, -1, [0, 7]);
    verticalLine(canvas, 4, [0, 7]);
    expect([...canvas.cells]).toEqual([0, 0, 0, 0]);
    verticalLine(canvas, 3, [-100, 100]);
    expect([...canvas.cells].map(brailleOf).join("")).toBe(" ⢸ ⢸");
  });
});

test.each([
  [0x00, " "],
  [0x09, "'"], // both dots of the top row
  [0x12, "-"], // both of the second row
  [0xc0, "_"], // both of the bottom row
  [0x47, "|"], // the whole left column
  [0xff, "|"],
  [0x0c, "/"], // left low, right high
  [0x21, "\\"], // left high, right low
])("cell %s is drawn as %j in ASCII", (mask, letter) => {
  expect(asciiOf(mask)).toBe(letter);
});
