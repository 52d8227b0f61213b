import { AnnealError } from "anneal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig } from "../../src/configs/index.ts";
import { hostileInputs } from "./hostile/index.ts";
import { samples } from "./samples/index.ts";

/** The error of reading a text; anything but an AnnealError with places fails here. */
function errorOf(text: string, options = {}): AnnealError | undefined {
  try {
    readConfig(text, options);
    return undefined;
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    for (const { path } of error.problems) expect(path).toMatch(/^line \d+, column \d+, /);
    return error;
  }
}

test("there are many hostile inputs, each once", () => {
  expect(new Set(hostileInputs.map(([name]) => name)).size).toBeGreaterThan(140);
  expect(new Set(hostileInputs.map(([, text]) => text)).size).toBe(hostileInputs.length);
});

test.each(hostileInputs)("%s: %.60j", (_, text, told) => {
  const error = errorOf(text);
  if (told === undefined) expect(error?.message).toBeUndefined();
  else expect(error?.message).toContain(told);
});

const nasty = [
  ...[
    "\u0000",
    "\uFEFF",
    "\t",
    "\r",
    "\n",
    " ",
    "'",
    '"',
    "`",
    "$",
    "${",
    "}",
    "{",
    "[",
    "]",
    "(",
    ")",
    "\\",
    "&",
    "*",
    "!",
  ],
  ...[
    "!!",
    "<<: ",
    "- ",
    "? ",
    ": ",
    "#",
    "---\n",
    "%",
    "@",
    "|",
    ">",
    ",",
    "=",
    "--",
    "$(",
    ".nan",
    "1e999",
    "-0",
    "null",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "é",
    "\uD800",
    "😀",
    "&a ",
    "*a ",
    "9".repeat(400),
    "[".repeat(100),
  ],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  put: fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 8 })),
});

test("no edit of a config leads to anything but a reading or a clear error", () => {
  const mutated = fc.tuple(
    fc.constantFrom(...samples),
    fc.array(edit, { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(mutated, ([sample, edits, partial]) => {
      let { text } = sample;
      for (const { at, length, put } of edits) {
        const from = Math.floor(at * text.length);
        text = text.slice(0, from) + put + text.slice(from + length);
      }
      errorOf(text, { ...sample.options, partial });
    }),
    { seed: 11, numRuns: 1500 },
  );
});

test("no line of one config in another leads to anything but a reading or a clear error", () => {
  const spliced = fc.tuple(fc.constantFrom(...samples), fc.constantFrom(...samples), fc.nat(), fc.nat());
  fc.assert(
    fc.property(spliced, ([one, other, from, to]) => {
      const [lines, more] = [one.text.split("\n"), other.text.split("\n")];
      lines.splice(to % lines.length, 0, more[from % more.length]);
      errorOf(lines.join("\n"), one.options);
    }),
    { seed: 12, numRuns: 600 },
  );
});
