import { allKinds, compile, recipes } from "anneal";
import { describe, expect, test } from "vitest";
import { commands } from "../command-list.ts";
import { aliasTable, isReacting, otherWords, plainWord } from "./aliases.ts";
import { flagOf, formFlags } from "./flags.ts";
import { allForms, findForm, nearestWord } from "./forms.ts";

const forms = allForms(compile);
const meaning = (word: string): string | undefined => findForm(word, forms)?.form.name;

describe("a word", () => {
  test.each([
    ["cosine", "warmupCosine"],
    ["CosineAnnealingLR", "warmupCosine"],
    ["linear", "warmupLinear"],
    ["WSD", "warmupStableDecay"],
    ["SGDR", "warmRestarts"],
    ["warm-restarts", "warmRestarts"],
    ["step", "stepDecay"],
    ["StepLR", "stepDecay"],
    ["piecewise", "multiStep"],
    ["triangular", "cyclic"],
    ["one-cycle", "oneCycle"],
    ["1cycle", "oneCycle"],
    ["Noam", "noam"],
    ["REX", "warmupRex"],
    ["k-decay", "kDecay"],
    ["Chebyshev", "chebyshev"],
    ["polynomial", "warmupPolynomial"],
    ["exponential", "warmupExponential"],
    ["constant", "warmupConstant"],
    ["knots", "knots"],
    ["warmup", "warmupConstant"],
    ["minus_sqrt", "cooldown"],
  ])("%s means %s", (word, name) => {
    expect(meaning(word)).toBe(name);
  });

  test("may set a field of what it means", () => {
    expect(findForm("triangular2", forms)?.preset).toEqual({ mode: "triangular2" });
  });

  test("that is misspelt has a nearest one", () => {
    expect(nearestWord("cosin", forms)).toBe("cosine");
    expect(nearestWord("sgrd", forms)).toBe("sgdr");
    expect(nearestWord("", forms)).toBeUndefined();
  });

  test.each(["adam", "SWALR", "stable", "loss", "beta", "lamb", "muon"])(
    "%s is no slip of another word",
    (word) => {
      expect(nearestWord(word, forms)).toBeUndefined();
    },
  );

  test.each([
    ["cosien", "cosine"],
    ["wds", "wsd"],
    ["liner", "linear"],
    ["StepRL", "steplr"],
    ["cosineanealing", "cosineannealing"],
    ["expo", "exp"],
    ["inverse-sqr", "inverseSqrt"],
  ])("%s is a slip of %s", (word, meant) => {
    expect(nearestWord(word, forms)).toBe(meant);
  });

  test("for what reacts to the run means no schedule", () => {
    expect(meaning("ReduceLROnPlateau")).toBeUndefined();
    expect(isReacting("ReduceLROnPlateau")).toBe(true);
  });

  test("always means a recipe or kind that exists, and never two", () => {
    const names = [...Object.keys(recipes), ...Object.keys(allKinds)];
    for (const { means } of aliasTable().values()) expect(names).toContain(means);
    for (const name of names) {
      for (const word of otherWords(name))
        expect([word, aliasTable().get(plainWord(word))?.means]).toEqual([word, name]);
    }
    for (const name of Object.keys(recipes)) expect(meaning(name)).toBe(name);
  });
});

describe("a form", () => {
  test("of a kind is drawn like a recipe: peak, floor, and the rest of the run", () => {
    expect(findForm("polynomial", forms)?.form.build({ peak: 1, power: 2 })).toEqual({
      ...{ kind: "polynomial", from: 1, to: 0, over: "rest", power: 2 },
    });
    expect(findForm("constant", forms)?.form.build({ peak: 1 })).toEqual({ kind: "constant", value: 1 });
  });

  test("exists for each kind that holds no other specs", () => {
    const kinds = forms.filter((form) => form.is === "kind").map((form) => form.name);
    expect(kinds).toContain("tanh");
    for (const name of ["sequence", "repeat", "clamp", "sum", "noise", "stairs"])
      expect(kinds).not.toContain(name);
  });

  test("has no flag that a command which takes recipes uses for something else", () => {
    const takers = commands.filter((each) => "recipes" in each && each.recipes !== undefined);
    const own = takers.flatMap((each) =>
      "flags" in each ? each.flags.map(([flag]) => flag.split(" ")[0]) : [],
    );
    expect(takers.length).toBeGreaterThan(4);
    for (const { flag } of formFlags(forms)) expect(own).not.toContain(flag);
  });

  test("has flags in the style of flags", () => {
    expect(flagOf("warmupFrom")).toBe("--warmup-from");
  });
});
