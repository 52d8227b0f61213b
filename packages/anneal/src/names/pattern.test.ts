import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AnnealError } from "../errors/index.ts";
import { matches, patternProblems } from "./index.ts";

const seed = 20261122;

describe("a pattern matches a whole name", () => {
  test.each([
    ["head.bias", "head.bias"],
    ["*", "bias"],
    ["*.bias", "head.bias"],
    ["blocks.*.norm?.*", "blocks.11.norm2.weight"],
    ["layer_*", "layer_"],
    ["*norm*", "layernorm"],
    ["**", "a.b.c"],
    ["**", ""],
    ["**.bias", "bias"],
    ["**.bias", "a.b.bias"],
    ["encoder.**", "encoder.layer.0.weight"],
    ["encoder.**", "encoder"],
    ["encoder.**.bias", "encoder.bias"],
    ["encoder.**.bias", "encoder.layer.0.bias"],
    ["**.layer.**", "bert.encoder.layer.0.bias"],
    ["{weight,bias}", "bias"],
    ["blocks.{0,1,2}.**", "blocks.2.mlp.fc1.weight"],
    ["{embed.**,head.*}", "head.weight"],
    ["norm{,1,2}.weight", "norm.weight"],
    ["{a,b}{c,d}", "bd"],
    ["dense_*/kernel", "dense_Dense1/kernel"],
    ["dense_*.kernel", "dense_Dense1/kernel"],
    ["**/layer_._*/**", "bert/encoder/layer_._11/output/bias:0"],
    ["encoder.** & **.bias", "encoder.layer.0.bias"],
    ["a&**&a", "a"],
    ["?", "é"],
    ["?", "🙂"],
    ["*.ß", "größe.ß"],
    ["__proto__.*", "__proto__.constructor"],
    ["a.[0-9]+$^(x|y)", "a.[0-9]+$^(x|y)"],
  ])("%s matches %s", (pattern, name) => {
    expect(matches(pattern, name)).toBe(true);
  });

  test.each([
    ["bias", "head.bias"],
    ["head", "head.bias"],
    ["*", "head.bias"],
    ["*.bias", "a.b.bias"],
    ["*", "a/b"],
    ["?", ""],
    ["?", "ab"],
    ["?", "."],
    ["encoder.**", "encoders.weight"],
    ["encoder.**", "my.encoder.weight"],
    ["**.bias", "a.bias.weight"],
    ["**.bias", "unbias"],
    ["blocks.1.**", "blocks.11.weight"],
    ["blocks.{0,1}.**", "blocks.10.weight"],
    ["Head.*", "head.bias"],
    ["encoder.** & **.bias", "encoder.layer.0.weight"],
    ["encoder.** & **.bias", "head.bias"],
    ["a.b", "axb"],
    ["[ab]", "a"],
    ["__proto__", "constructor"],
    ["*", ".."],
  ])("%s does not match %s", (pattern, name) => {
    expect(matches(pattern, name)).toBe(false);
  });
});

/** The meaning of a pattern without braces, read off the table in the docs: try everything. Exponential. */
function meaning(pattern: string, name: string): boolean {
  const within = (p: string, s: string): boolean => {
    if (p === "") return s === "";
    if (p[0] === "*") return within(p.slice(1), s) || (s !== "" && within(p, s.slice(1)));
    return s !== "" && (p[0] === "?" || p[0] === s[0]) && within(p.slice(1), s.slice(1));
  };
  const across = (ps: readonly string[], ss: readonly string[]): boolean => {
    if (ps.length === 0) return ss.length === 0;
    if (ps[0] === "**") return across(ps.slice(1), ss) || (ss.length > 0 && across(ps, ss.slice(1)));
    return ss.length > 0 && within(ps[0], ss[0]) && across(ps.slice(1), ss.slice(1));
  };
  return across(pattern.replaceAll("/", ".").split("."), name.replaceAll("/", ".").split("."));
}

test("matching agrees with trying everything, for 3,000 random patterns and names", () => {
  const text = (letters: string[], max: number) =>
    fc.array(fc.constantFrom(...letters), { maxLength: max }).map((each) => each.join(""));
  const segment = fc.oneof(text(["a", "b", "*", "?"], 4), fc.constant("**"));
  const pattern = fc
    .array(segment, { minLength: 1, maxLength: 4 })
    .map((segments) => segments.map((each) => (each === "**" ? each : each.replace(/\*+/g, "*"))).join("."))
    .filter((each) => each !== "");
  let hits = 0;
  fc.assert(
    fc.property(pattern, text(["a", "b", ".", "/"], 9), (p, name) => {
      const expected = meaning(p, name);
      if (expected) hits++;
      expect(matches(p, name)).toBe(expected);
    }),
    { seed, numRuns: 3000 },
  );
  expect(hits).toBeGreaterThan(300); // the draw reaches both answers
});

test("braces mean the same as the list of their choices", () => {
  const word = fc.constantFrom("", "a", "b", "*", "a.b", "**");
  fc.assert(
    fc.property(word, word, fc.constantFrom("", "a", "b", "a.b", "b.a", "x.a", "ab"), (one, two, name) => {
      const choices = [one, two].filter((each) => each !== "");
      const expected = choices.some((each) => matches(each, name)) || (choices.length < 2 && name === "");
      expect(matches(`{${one},${two}}`, name)).toBe(expected);
    }),
    { seed, numRuns: 500 },
  );
});

test.each([
  ["stars within a segment", `${"a*".repeat(400)}b`, "a".repeat(5000)],
  ["stars across segments", `${"**.a.".repeat(150)}b`, "a.".repeat(2500)],
  ["stars of both sorts", `${"**.*a*.".repeat(120)}b`, "aa.".repeat(1000)],
  ["many choices", `${"{a,aa,a*a}".repeat(6)}b`, "a".repeat(1000)],
])(
  "a hostile pattern comes to an end, where going back over every choice would not: %s",
  (_, pattern, name) => {
    expect(matches(pattern, name)).toBe(false);
  },
);

test.each([
  ["", 'pattern: expected a pattern of 1 to 1000 characters, received ""'],
  ["a & ", 'pattern: expected a pattern of 1 to 1000 characters, received ""'],
  ["head.{weight", 'pattern: expected braces in pairs, none within others, received "head.{weight"'],
  ["head.weight}", 'pattern: expected braces in pairs, none within others, received "head.weight}"'],
  ["{a,{b,c}}", 'pattern: expected braces in pairs, none within others, received "{a,{b,c}}"'],
  ["}{", 'pattern: expected braces in pairs, none within others, received "}{"'],
  ["enc**", 'pattern: expected ** as a whole segment, such as encoder.**, received "enc**"'],
  ["a.***.b", 'pattern: expected ** as a whole segment, such as encoder.**, received "a.***.b"'],
  ["x{**,a}", 'pattern: expected ** as a whole segment, such as encoder.**, received "x{**,a}"'],
  ["{0,1,2,3}".repeat(5), "pattern: expected at most 1000 choices in braces, received"],
  ["a".repeat(1001), "pattern: expected a pattern of 1 to 1000 characters, received"],
])("a malformed pattern is refused by a sentence (%#)", (pattern, sentence) => {
  expect(() => matches(pattern, "head")).toThrow(AnnealError);
  expect(() => matches(pattern, "head")).toThrow(sentence);
});

test("no text of pattern characters crashes: it is refused by a sentence, or gives an answer", () => {
  const text = fc
    .array(fc.constantFrom(..."ab.*?{},&/\\ []()"), { maxLength: 30 })
    .map((each) => each.join(""));
  fc.assert(
    fc.property(text, text, (pattern, name) => {
      const [wrong] = patternProblems(pattern, "here");
      if (wrong === undefined) expect(typeof matches(pattern, name)).toBe("boolean");
      else expect(wrong.message).toMatch(/^here: expected .+, received "/);
    }),
    { seed, numRuns: 2000 },
  );
});
