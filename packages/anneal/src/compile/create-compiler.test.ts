import { describe, expect, test } from "vitest";
import { AnnealError } from "../errors/index.ts";
import {
  type AnyKind,
  constant,
  cosine,
  defineKind,
  linear,
  repeat,
  type Spec,
  scale,
  sequence,
  suggest,
} from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { type Compiler, createCompiler } from "./create-compiler.ts";
import { eventsOf } from "./parts.ts";

/** A user's own kind: a sawtooth that falls from the peak to 0, again and again. */
interface SawSpec {
  readonly kind: "saw";
  readonly peak: number;
  readonly every: Duration;
  readonly teeth?: number;
  readonly edge?: "sharp" | "soft";
}

const saw = defineKind<SawSpec>(
  "saw",
  "Falls from the peak to 0, again and again.",
  {
    peak: { type: "number", min: 0, says: "highest LR" },
    every: { type: "duration", positive: true, rest: true, says: "length of one tooth" },
    teeth: { type: "number", whole: true, min: 1, default: 3, says: "how many" },
    edge: { type: "choice", of: ["sharp", "soft"], default: "sharp", says: "how a tooth begins" },
  },
  ({ peak, every, teeth, edge }) => {
    const span = every * teeth;
    const height = edge === "sharp" ? peak : peak / 2;
    return { span, at: (t) => (t < span ? height * (1 - (t % every) / every) : 0) };
  },
);

/** Outside this repository `declare module "anneal" { interface Specs { saw: SawSpec } }` makes it a Spec. */
const teeth = (options: Omit<SawSpec, "kind">): Spec => saw(options) as unknown as Spec;

const compile = createCompiler([linear, cosine, constant, sequence, repeat, scale, saw], suggest);
const run = { steps: 100 };

/** The sentences for a spec of any form. */
const said = (spec: unknown, compiler: Compiler = compile): readonly string[] =>
  compiler.inspect(spec, run).problems.map((each) => each.message);

describe("a kind of the user's own", () => {
  test("gets its lengths in steps and its defaults filled in", () => {
    const curve = compile(teeth({ peak: 1, every: "10%" }), run);
    expect(curve.span).toBe(30);
    expect([0, 5, 10, 29, 30].map(curve.at)).toEqual([1, 0.5, 1, 0.1, 0].map((x) => expect.closeTo(x, 12)));
    expect(compile(teeth({ peak: 1, every: 10, edge: "soft" }), run).at(0)).toBe(0.5);
  });

  test("stands in a sequence beside others, takes the rest, and is repeated", () => {
    const spec = sequence({
      of: [linear({ from: 0, to: 4, over: "20%" }), teeth({ peak: 4, every: "rest", teeth: 1 })],
    });
    const curve = compile(spec, run);
    expect([10, 20, 60, 100].map(curve.at)).toEqual([2, 4, 2, 0]);
    const again = compile(repeat({ of: teeth({ peak: 1, every: 5, teeth: 2 }), times: 3 }), run);
    expect(again.span).toBe(30);
    expect(eventsOf(again, 100).filter((each) => each.kind === "restart")).toHaveLength(2);
  });

  test("is checked field by field, at its place", () => {
    expect(said({ kind: "saw", peak: -1, every: 0, teeth: 1.5, edge: "blunt" })).toEqual([
      "saw.peak: expected a number of at least 0, received -1",
      "saw.every: expected a length above 0, received 0",
      "saw.teeth: expected a whole number of at least 1, received 1.5",
      'saw.edge: expected one of "sharp", "soft", received "blunt"',
    ]);
    expect(said({ kind: "sequence", of: [{ kind: "scale", by: 1, of: { kind: "saw", every: 5 } }] })).toEqual(
      ["sequence.of[0].of.peak: expected a number of at least 0, received nothing"],
    );
  });

  test("has its misspelt fields, words, units and name suggested", () => {
    const sound = { kind: "saw", peak: 1, every: 5 };
    expect(said({ ...sound, teth: 2 })).toEqual([
      'saw.teth: expected one of peak, every, teeth, edge, received "teth"; did you mean "teeth"?',
    ]);
    expect(said({ ...sound, edge: "shrap" })[0]).toMatch(/; did you mean "sharp"\?$/);
    expect(said({ ...sound, every: "5 percent" })[0]).toMatch(/; write "5%"$/);
    expect(said({ ...sound, kind: "swa" })[0]).toMatch(/; did you mean "saw"\?$/);
  });

  test("keeps its sentences without suggestions in a compiler that is given none", () => {
    const plain = createCompiler([saw]);
    expect(said({ kind: "saw", peak: 1, every: 5, teth: 2 }, plain)).toEqual([
      'saw.teth: expected one of peak, every, teeth, edge, received "teth"',
    ]);
  });

  test("may compile children, look at its room and refuse in its own words", () => {
    interface TwiceSpec {
      readonly kind: "twice";
      readonly of: SawSpec;
    }
    const twice = defineKind<TwiceSpec>(
      "twice",
      "Twice as high.",
      { of: { type: "spec", says: "the curve" } },
      ({ of }, context) => {
        if (context.room < 50) context.fail("room", "of", "at least 50 steps", context.room);
        const { at, span } = context.compile(of, "of");
        return { span, at: (t) => 2 * at(t) };
      },
    );
    const own = createCompiler([saw, twice] as readonly AnyKind[]);
    const spec = { kind: "twice", of: saw({ peak: 1, every: "rest" }) };
    expect(own(spec as never, run).at(0)).toBe(2);
    expect(own(spec as never, run).span).toBe(300);
    expect(own.inspect(spec, { steps: 40 }).problems.map((each) => each.message)).toEqual([
      "twice.of: expected at least 50 steps, received 40",
    ]);
    expect(said({ ...spec, of: { ...spec.of, peak: "1" } }, own)).toEqual([
      'twice.of.peak: expected a number of at least 0, received "1"',
    ]);
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a number", 5],
    ["no function", { span: 5 }],
    ["no span", { at: () => 1 }],
    ["a span of NaN", { span: Number.NaN, at: () => 1 }],
    ["a negative span", { span: -1, at: () => 1 }],
  ])("that draws %s is refused by a sentence", (_, drawn) => {
    const broken = defineKind<{ readonly kind: "broken" }>("broken", "Is broken.", {}, () => drawn as never);
    const own = createCompiler([broken, sequence, linear] as readonly AnyKind[]);
    const spec = { kind: "sequence", of: [{ kind: "broken" }, { kind: "linear", to: 1, over: 5 }] };
    expect(said(spec, own)[0]).toMatch(
      /^sequence\.of\[0\]: expected compile to return \{ span, at \}, received /,
    );
  });

  test("that throws throws its own error", () => {
    const own = new Error("mine");
    const broken = defineKind<{ readonly kind: "broken" }>("broken", "Is broken.", {}, () => {
      throw own;
    });
    expect(() => createCompiler([broken as AnyKind])({ kind: "broken" } as never, run)).toThrow(own);
  });
});

test("a compiler knows only the kinds that it was given", () => {
  expect([...compile.kinds.keys()]).toEqual([
    "linear",
    "cosine",
    "constant",
    "sequence",
    "repeat",
    "scale",
    "saw",
  ]);
  expect(said({ kind: "steps", at: [], values: [1] })[0]).toMatch(
    /^kind: expected one of linear, cosine, constant, sequence, repeat, scale, saw, received "steps"/,
  );
});

test("of two kinds with one name the later one counts", () => {
  const other = defineKind<{ readonly kind: "constant"; readonly value: number }>(
    "constant",
    "Twice the value.",
    { value: { type: "number", says: "half the LR" } },
    ({ value }) => ({ span: Infinity, at: () => 2 * value }),
  );
  expect(
    createCompiler([constant, other] as readonly AnyKind[])({ kind: "constant", value: 1 }, run).at(0),
  ).toBe(2);
});

test.each([undefined, null, 5, "linear", {}, { kind: "x" }, { kind: "", fields: {} }])(
  "%j is no kind",
  (each) => {
    expect(() => createCompiler([linear, each as never])).toThrow(
      /^kinds\[1\]: expected a kind, made by defineKind, received /,
    );
  },
);

test("inspect never throws, and gives a curve when nothing is wrong", () => {
  expect(compile.inspect({ kind: "constant", value: 1 }, run).curve?.at(5)).toBe(1);
  expect(compile.inspect({ kind: "constant", value: 1 })).toEqual({ problems: [] });
  expect(compile.inspect(Symbol("x")).problems).toHaveLength(1);
});

test("without a horizon the form is checked, but no length is added up", () => {
  const long = {
    kind: "sequence",
    of: [
      { kind: "linear", to: 1, over: "80%" },
      { kind: "linear", to: 1, over: "3ep" },
    ],
  };
  expect(compile.inspect(long).problems).toEqual([]);
  expect(compile.inspect(long, run).problems).toHaveLength(1);
  expect(
    compile.inspect({ kind: "sequence", of: [{ kind: "linear", to: "1", over: 5 }] }).problems,
  ).toHaveLength(1);
});

test("a refusal is an AnnealError that says where the spec and where the horizon are wrong", () => {
  const error = (() => {
    try {
      compile({ kind: "constant", value: "1" } as never, { steps: 0 });
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  })();
  expect(error).toBeInstanceOf(AnnealError);
  expect((error as AnnealError).problems.map((each) => each.path)).toEqual([
    "horizon.steps",
    "constant.value",
  ]);
});
