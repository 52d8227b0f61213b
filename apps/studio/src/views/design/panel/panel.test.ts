import { type AnySpec, allKinds, check, type Horizon, type Spec, sequence, warmupStableDecay } from "anneal";
import { expect, test } from "vitest";
import { shapes } from "../start/shapes.ts";
import { changeKind, choicesFor, kindName, wrap } from "./kinds.ts";
import { addPart, duplicatePart, movePart } from "./parts.ts";
import { rangesOf } from "./ranges.ts";

const horizon: Horizon = { steps: 10_000 };
const wsd = warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "20%" });
const problems = (spec: unknown): readonly string[] =>
  check(spec, horizon).problems.map(({ message }) => message);

const leaves = choicesFor({ kind: "linear" }).flatMap(([, choices]) => choices);

test("the menus together offer every kind of the library", () => {
  const offered = ["linear", "scale", "sequence"].flatMap((kind) =>
    choicesFor({ kind }).flatMap(([, choices]) => choices.map((choice) => choice.kind)),
  );
  expect(new Set(offered)).toEqual(new Set(Object.keys(allKinds)));
});

test("any simple kind becomes any other, and compiles", () => {
  for (const before of leaves) {
    const start = changeKind({ kind: "linear", from: 1e-3, to: 1e-5, over: "50%" } as AnySpec, before);
    expect(problems(start), before.name).toEqual([]);
    for (const after of leaves)
      expect(problems(changeKind(start, after)), `${before.name} to ${after.name}`).toEqual([]);
  }
});

test("a change of kind keeps the fields that both have", () => {
  const from = { kind: "linear", from: 1e-3, to: 1e-5, over: "50%", pace: 2 } as AnySpec;
  expect(changeKind(from, { name: "cosine", kind: "cosine" })).toEqual({ ...from, kind: "cosine" });
  const root = changeKind(from, { name: "1-sqrt", kind: "polynomial", with: { power: 0.5, ease: "in" } });
  expect(root).toEqual({ ...from, kind: "polynomial", power: 0.5, ease: "in" });
  expect(kindName(root)).toBe("1-sqrt");
});

test.each(["scale", "clamp", "repeat"] as const)("any shape compiles inside %s", (kind) => {
  for (const { name, make } of shapes) expect(problems(wrap(make(1e-3), kind, 1e-3)), name).toEqual([]);
});

test("a part can be added to any shape, again and again", () => {
  for (const { name, make } of shapes.filter((shape) => shape.name !== "SGDR")) {
    let spec = make(1e-3);
    for (let k = 0; k < 3; k++) {
      spec = addPart(spec);
      expect(problems(spec), `${name} ${k}`).toEqual([]);
    }
    expect((spec as { of?: unknown[] }).of?.length).toBeGreaterThan(3);
  }
});

test("parts move and are doubled, with one rest among them", () => {
  const { of } = wsd as unknown as { of: Spec[] };
  expect(movePart(of, 2, -1)).toEqual([of[0], of[2], of[1]]);
  expect(movePart(of, 0, -1)).toEqual(of);
  expect(problems(sequence({ of: duplicatePart(of, 1) as Spec[] }))).toEqual([]);
  expect(duplicatePart(of, 1)).toHaveLength(4);
});

test("the range of each part is known, of a valid spec and of one that does not fit", () => {
  const range = rangesOf(wsd, horizon);
  expect(range("of[0]")).toMatchObject({ start: 0, end: 1000, name: "warmup" });
  expect(range("of[1]")).toMatchObject({ start: 1000, end: 8000, name: "hold" });
  expect(range("of[2]")).toMatchObject({ start: 8000, end: 10_000, name: "cooldown" });
  const { of } = wsd as unknown as { of: object[] };
  const broken = {
    kind: "sequence",
    of: [of[0], { ...of[1], over: 7000 }, { ...of[2], over: "80%" }],
  } as AnySpec;
  const known = rangesOf(broken, horizon);
  expect(known("of[1]")).toMatchObject({ start: 1000, end: 8000, name: "hold" });
  expect(known("of[2]")).toMatchObject({ start: 8000, end: 16_000, name: "cooldown" });
  expect(
    rangesOf({ kind: "sequence", of: [{ kind: "nonsense" }] } as unknown as AnySpec, horizon)("of[0]"),
  ).toBeUndefined();
});

test("a level of one step is a hold, whatever phase takes it in", () => {
  const spec = sequence({
    of: [
      { kind: "linear", to: 1e-3, over: 1000 },
      { kind: "constant", value: 1e-3, over: 1 },
      { kind: "linear", from: 1e-3, to: 0, over: "rest" },
    ],
  });
  expect(["of[0]", "of[1]", "of[2]"].map((key) => rangesOf(spec, horizon)(key)?.name)).toEqual([
    "warmup",
    "hold",
    "cooldown",
  ]);
});
