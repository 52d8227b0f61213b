import { expect, test } from "vitest";
import { markTerms } from "./mark-terms.ts";
import { glossary, type TermKey } from "./terms.ts";

test("a term is marked where it stands first, and the text stays whole", () => {
  const seen = new Set<TermKey>();
  const text = "The learning rate (LR) sets the step. A step at the peak is long.";
  const found = markTerms(text, seen);
  expect(found.map((each) => (typeof each === "string" ? each : each.text)).join("")).toBe(text);
  expect(found.filter((each) => typeof each !== "string")).toEqual([
    { term: "learningRate", text: "learning rate" },
    { term: "step", text: "step" },
    { term: "peak", text: "peak" },
  ]);
  expect(markTerms("Another step.", seen)).toEqual(["Another step."]);
});

test("a term inside a word is none", () => {
  expect(markTerms("Stepwise and footsteps.", new Set())).toEqual(["Stepwise and footsteps."]);
});

test("no word belongs to two terms", () => {
  const words = Object.values(glossary).flatMap((entry) => [...entry.words]);
  expect(new Set(words).size).toBe(words.length);
});
