import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, nearest } from "./suggest.ts";

const words = ["linear", "cosine", "polynomial", "log", "exponential", "constant", "max", "min"];

test.each([
  ["cosin", "cosine"], // dropped
  ["cossine", "cosine"], // added
  ["cosyne", "cosine"], // changed
  ["csoine", "cosine"], // swapped
  ["COSINE", "cosine"],
  ["polynominal", "polynomial"],
  ["expnential", "exponential"],
  ["lg", "log"],
  ["maxx", "max"],
  ["exp", "exponential"], // how it begins
  ["const", "constant"],
])("%s is near %s", (word, meant) => {
  expect(nearest(word, words)).toBe(meant);
});

test.each(["", "x", "sawtooth", "warmup", "linearly decaying", "__proto__", "co"])(
  "nothing is near %j",
  (word) => {
    expect(nearest(word, words)).toBeUndefined();
  },
);

test("the nearest of several wins, whatever their order", () => {
  expect(nearest("mas", ["min", "max"])).toBe("max");
  expect(nearest("mas", ["max", "min"])).toBe("max");
  expect(nearest("MIN", ["mix", "min"])).toBe("min");
});

test("one slip in a word of four letters or more is always found", () => {
  const slip = fc.tuple(fc.constantFrom(...words.filter((word) => word.length > 3)), fc.nat(20), fc.nat(3));
  fc.assert(
    fc.property(slip, ([word, place, how]) => {
      const i = place % word.length;
      const next = word.slice(i + 1);
      const slipped = [
        next,
        `${word[i]}${word[i]}${next}`,
        `q${next}`,
        `${word[i + 1] ?? ""}${word[i]}${word.slice(i + 2)}`,
      ];
      return nearest(word.slice(0, i) + slipped[how], words) === word;
    }),
    { seed: 5, numRuns: 500 },
  );
});

test("only a text can be near something, and a long one takes no time", () => {
  expect(didYouMean(5, words)).toEqual({});
  expect(didYouMean("sawtooth", words)).toEqual({});
  expect(didYouMean("cosin", words)).toEqual({ suggestion: 'did you mean "cosine"?' });
  expect(nearest("a".repeat(1e6), words)).toBeUndefined();
  expect(nearest("a".repeat(60), ["b".repeat(60)])).toBeUndefined();
});
