import { expect, test } from "vitest";
import { type AnySpec, constant, cosine, linear, repeat, sequence, slice, sum } from "../schedules/index.ts";
import { compile } from "./compile.ts";
import { eventsOf, partsOf } from "./parts.ts";

const draw = (spec: AnySpec, steps: number) => compile(spec as never, { steps });
const parts = (spec: AnySpec, steps = 100) =>
  partsOf(draw(spec, steps), steps).map(({ path, start, end }) => [path, start, end]);
const events = (spec: AnySpec, steps: number) =>
  eventsOf(draw(spec, steps), steps).map(({ kind, step }) => `${kind} ${step}`);

const fall = (over: number) => cosine({ from: 1, to: 0, over });
const saw = (over: number, times?: number) => repeat({ of: fall(over), ...(times && { times }) });

test("a leaf is one part, from 0 to its end", () => {
  expect(parts(fall(10))).toEqual([["cosine", 0, 10]]);
  expect(parts(constant({ value: 1 }))).toEqual([["constant", 0, Number.POSITIVE_INFINITY]]);
});

test("each leaf of a sequence is a part, at its place in the run", () => {
  const spec = sequence({ of: [fall(2.5), sequence({ of: [fall(3), fall(4)] }), constant({ value: 0 })] });
  expect(parts(spec)).toEqual([
    ["sequence.of[0]", 0, 2.5],
    ["sequence.of[1].of[0]", 2.5, 5.5],
    ["sequence.of[1].of[1]", 5.5, 9.5],
    ["sequence.of[2]", 9.5, Number.POSITIVE_INFINITY],
  ]);
});

test("a slice moves and cuts what it is of, and says so", () => {
  const spec = slice({ of: sequence({ of: [fall(10), fall(20)] }), skip: 4, over: 16 });
  expect(partsOf(draw(spec, 100), 100)).toEqual([
    { kind: "cosine", path: "slice.of.of[0]", start: 0, end: 6, joined: true },
    { kind: "cosine", path: "slice.of.of[1]", start: 6, end: 16, cut: true },
  ]);
});

test.each([
  ["a sequence of nothing but a part of no length", sequence({ of: [constant({ value: 1, over: 0 })] })],
  ["a slice of no length", slice({ of: fall(10), over: 0 })],
  ["a slice behind the end of the curve", slice({ of: fall(10), skip: 20 })],
])("%s still has the part whose value it holds", (_, spec) => {
  expect(partsOf(draw(spec, 100), 100)).toHaveLength(1);
  expect(eventsOf(draw(spec, 100), 100)).toEqual([]);
});

test("of curves added, the one that moves most is told", () => {
  const spec = sum({ of: [constant({ value: 0.1 }), linear({ from: 1, to: 0, over: 30 })] });
  expect(parts(spec)).toEqual([["sum.of[1]", 0, 30]]);
  expect(events(sum({ of: [constant({ value: 0.1 }), fall(20), saw(10)] }), 20)).toEqual([
    "snapshot 9",
    "restart 10",
    "snapshot 19",
  ]);
});

test.each([[undefined], [3], [5]])(
  "cycles without end, or %s of them, are told up to the run's end",
  (times) => {
    expect(parts(saw(10, times), 25)).toEqual([
      ["repeat", 0, 10],
      ["repeat", 10, 20],
      ["repeat", 20, 30],
    ]);
    expect(events(saw(10, times), 25)).toEqual(["snapshot 9", "restart 10", "snapshot 19", "restart 20"]);
    expect(events(saw(10, times), 30)).toEqual([
      "snapshot 9",
      "restart 10",
      "snapshot 19",
      "restart 20",
      "snapshot 29",
    ]);
  },
);

test("cycles of a real length restart at the first whole step of each", () => {
  // Starts at 0, 2.5, 5 and 7.5.
  expect(events(saw(2.5), 9)).toEqual([
    "snapshot 2",
    "restart 3",
    "snapshot 4",
    "restart 5",
    "snapshot 7",
    "restart 8",
  ]);
});

test("events of cycles that begin late are counted from the start of the run", () => {
  const spec = sequence({ of: [linear({ to: 1, over: 5.5 }), saw(10)] });
  // Starts at 5.5, 15.5, 25.5.
  expect(events(spec, 30)).toEqual(["snapshot 15", "restart 16", "snapshot 25", "restart 26"]);
});

test("cycles within cycles are told as the outer ones", () => {
  expect(events(repeat({ of: saw(5, 2), times: 3 }), 30)).toEqual([
    "snapshot 9",
    "restart 10",
    "snapshot 19",
    "restart 20",
    "snapshot 29",
  ]);
});

test("a slice that cuts a cycle leaves no snapshot there, and what joins one in its middle no restart", () => {
  const halves = sequence({ of: [slice({ of: saw(10), over: 15 }), slice({ of: saw(10), skip: 15 })] });
  expect(events(halves, 30)).toEqual(events(saw(10), 30));
  expect(events(slice({ of: saw(30), skip: 50 }), 100)).toEqual([
    "snapshot 9",
    "restart 10",
    "snapshot 39",
    "restart 40",
    "snapshot 69",
    "restart 70",
    "snapshot 99",
  ]);
});

test("a cycle joined within its first step does not restart there either", () => {
  expect(events(slice({ of: saw(10), skip: 10.5 }), 15)).toEqual(["snapshot 9", "restart 10"]);
  expect(events(slice({ of: saw(10), skip: 10 }), 15)).toEqual(["restart 0", "snapshot 9", "restart 10"]);
});

test("a slice that ends with a cycle keeps its snapshot, also where rounding parts the two", () => {
  // 3 * (100 / 3) is 100; 7 * (100 / 7) is 100.00000000000001 in sums.
  for (const times of [3, 6, 7, 11, 49]) {
    const spec = sequence({ of: [slice({ of: saw(100 / times), over: 100 }), constant({ value: 0 })] });
    expect(events(spec, 200).at(-1)).toBe("snapshot 99");
    expect(events(spec, 200).filter((event) => event.startsWith("restart"))).toHaveLength(times - 1);
  }
});

test("a hundred million cycles are told in no time, the first ten thousand one by one", () => {
  const curve = draw(saw(10), 1e9);
  const all = partsOf(curve, 1e9);
  expect(all).toHaveLength(10_000);
  expect(all[9998]).toMatchObject({ start: 99_980, end: 99_990, cycle: 9998 });
  expect(all[9999]).toMatchObject({ start: 99_990, end: Number.POSITIVE_INFINITY });
});
