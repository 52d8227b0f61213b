import { AnnealError, allKinds, compile, type Field, type Horizon, type Problem } from "anneal";
import { describe, expect, test } from "vitest";

/** What a program might be handed as a spec. */
type Loose = { readonly [name: string]: unknown };

const run: Horizon = { steps: 1000 };
const ramp = { kind: "linear", from: 1, to: 0, over: 10 };

/** A sound spec of every kind, with every field that it may have. */
const sound: { readonly [K in keyof typeof allKinds]: Loose & { readonly kind: K } } = {
  linear: { kind: "linear", from: 1, to: 0, over: 10, pace: 1, past: "hold" },
  cosine: { kind: "cosine", from: 1, to: 0, over: 10, pace: 1, power: 1, past: "hold" },
  polynomial: { kind: "polynomial", from: 1, to: 0, over: 10, pace: 1, power: 2, ease: "in" },
  tanh: { kind: "tanh", from: 1, to: 0, over: 10, pace: 1, lb: -7, ub: 3 },
  log: { kind: "log", from: 1, to: 0, over: 10, pace: 1 },
  rex: { kind: "rex", from: 1, to: 0, over: 10, pace: 1 },
  exponential: { kind: "exponential", from: 1, factor: 0.5, per: 10, over: 10 },
  power: { kind: "power", from: 1, power: -0.5, rate: 1, per: 10, over: 10 },
  constant: { kind: "constant", value: 1, over: 10 },
  steps: { kind: "steps", at: [5], values: [1, 0.1] },
  knots: {
    kind: "knots",
    points: [
      [0, 1],
      [10, 0.1],
    ],
    via: "smooth",
  },
  table: {
    kind: "table",
    runs: [
      [1, 5],
      [0.1, 5],
    ],
  },
  sequence: { kind: "sequence", of: [ramp, ramp] },
  slice: { kind: "slice", of: ramp, skip: 2, over: 5 },
  repeat: { kind: "repeat", of: ramp, times: 3, stretch: 2, damp: 0.5 },
  stairs: { kind: "stairs", of: ramp, every: 5, treads: 1 },
  scale: { kind: "scale", by: 2, of: ramp },
  clamp: { kind: "clamp", of: ramp, min: 0.1, max: 0.9 },
  sum: { kind: "sum", of: [ramp, ramp] },
  product: { kind: "product", of: [ramp, ramp] },
  max: { kind: "max", of: [ramp, ramp] },
  min: { kind: "min", of: [ramp, ramp] },
  noise: { kind: "noise", of: ramp, std: 0.1, limit: 0.5, seed: 7 },
};

const kinds = Object.values(sound);
const fieldsOf = (kind: string): [string, Field][] =>
  Object.entries(allKinds[kind as keyof typeof allKinds].fields as Record<string, Field>);

/** One malformed spec, and where its first problem stands. */
interface Malformed {
  readonly what: string;
  readonly spec: unknown;
  readonly path?: string;
  readonly horizon?: unknown;
}

/** Whatever is not plain data; no field takes it. */
const strange: readonly unknown[] = [
  null,
  true,
  Symbol("x"),
  10n,
  () => 1,
  new Date(0),
  new Map([["kind", "linear"]]),
  Object.create(null),
  "",
  "fast",
  "💥",
  [[]],
];

/** Values that a field of each type refuses, beside the strange ones. */
const refused: { readonly [T in Field["type"]]: readonly unknown[] } = {
  number: [Number.NaN, Infinity, -Infinity, 1e101, -1e101, "1", "5%", [], [1], {}],
  duration: [
    ...[Number.NaN, Infinity, -Infinity, -1, -1e-300, 1e-10, 1e16, 1e300, [], [5], {}, ramp],
    ...[
      "5",
      "5 %",
      " 5%",
      "5% ",
      "%",
      "ep",
      "5ep5",
      "1,000",
      "0x10%",
      "--5%",
      "5e%",
      "NaN%",
      "Infinityep",
      "null",
    ],
    ...["-5%", "-1ep", "101%", "1e3%", "1e999ep", "1e-10%", "1e300tok"],
    ...["5percent", "5 epochs", "3EP", "5E", "5sp", "10k", "5steps", "5s", "5min", "5ℯ", "٥%"],
  ],
  choice: ["hold ", "HOLDING", 0, {}, []],
  spec: [
    5,
    "linear",
    {},
    [],
    [ramp],
    { kind: null },
    { kind: 5 },
    { kind: ["linear"] },
    { kind: "none" },
    { from: 1 },
  ],
  list: [5, {}, "linear", { length: 1, 0: ramp }, new Set([ramp]), new Float64Array(2)],
  pair: [],
};

/** A word with a typing mistake, for each place where one can be. */
const slips = (word: string): string[] =>
  [0, 1, word.length - 1].flatMap((i) => [
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + word[i] + word.slice(i),
    `${word.slice(0, i)}q${word.slice(i + 1)}`,
    word.slice(0, i).toUpperCase() + word.slice(i).toUpperCase(),
  ]);

const unknownNames = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "valueOf"];

/** A field by any name, also one that an object literal would take for its prototype. */
const withField = (spec: Loose, name: string, value: unknown): Loose =>
  Object.defineProperty({ ...spec }, name, { value, enumerable: true });

const without = (spec: Loose, name: string): Loose =>
  Object.fromEntries(Object.entries(spec).filter(([each]) => each !== name));

const fieldCases = kinds.flatMap((spec): Malformed[] =>
  fieldsOf(spec.kind).flatMap(([name, field]) => {
    const path = `${spec.kind}.${name}`;
    const needed = field.default === undefined && !field.optional;
    const wrong = [...strange, ...refused[field.type]].filter(
      (value) => !(field.type === "list" && Array.isArray(value) && value.length > 0),
    );
    return [
      ...(needed ? [{ what: `${path} missing`, spec: without(spec, name), path }] : []),
      ...wrong.map((value) => ({
        what: `${path} = ${String(typeof value)}`,
        spec: withField(spec, name, value),
        path,
      })),
    ];
  }),
);

const nameCases = kinds.flatMap((spec): Malformed[] => [
  ...fieldsOf(spec.kind).flatMap(([name]) =>
    slips(name)
      .filter(
        (slip) => slip !== "" && slip !== "kind" && !fieldsOf(spec.kind).some(([other]) => other === slip),
      )
      .map((slip) => ({
        what: `${spec.kind} with ${slip} for ${name}`,
        spec: withField(without(spec, name), slip, spec[name]),
        path: `${spec.kind}.${slip}`,
      })),
  ),
  ...unknownNames.map((name) => ({
    what: `${spec.kind} with ${name}`,
    spec: withField(spec, name, {}),
    path: `${spec.kind}.${name}`,
  })),
]);

const kindCases: Malformed[] = [
  ...kinds.flatMap((spec) =>
    slips(spec.kind)
      .filter((slip) => !Object.hasOwn(sound, slip))
      .map((kind) => ({ what: `kind ${kind}`, spec: { ...spec, kind }, path: "kind" })),
  ),
  ...[...unknownNames, "", " linear", "wsd", "LINEAR ", "\u0000", "x".repeat(1e6)].map((kind) => ({
    what: `kind ${kind.slice(0, 20)}`,
    spec: { ...ramp, kind },
    path: "kind",
  })),
  ...[undefined, null, 5, {}, [], ["linear"], true, Symbol("linear"), { toString: () => "linear" }].map(
    (kind) => ({
      what: `kind ${typeof kind}`,
      spec: { ...ramp, kind },
      path: "kind",
    }),
  ),
];

const rootCases: Malformed[] = [
  ...strange,
  undefined,
  0,
  Number.NaN,
  "linear",
  JSON.stringify(ramp),
  [],
  [ramp],
  new Array(5),
].map((spec) => ({
  what: `a root that is ${typeof spec}`,
  spec,
}));

const nested = { ...ramp, over: "fast" };
const nestedCases: Malformed[] = [
  ...["slice", "repeat", "stairs", "scale", "clamp", "noise"].map((kind) => ({
    what: `inside ${kind}`,
    spec: { ...sound[kind as "slice"], of: nested },
    path: `${kind}.of.over`,
  })),
  ...["sequence", "sum", "product", "max", "min"].map((kind) => ({
    what: `inside ${kind}`,
    spec: { kind, of: [ramp, { kind: "scale", by: 1, of: nested }] },
    path: `${kind}.of[1].of.over`,
  })),
];

const holey = Object.assign(new Array(3), { 0: 1, 2: 3 });
const ruleCases: Malformed[] = [
  ["a pace of 0", { ...ramp, pace: 0 }, "linear.pace"],
  ["a negative pace", { ...ramp, pace: -1 }, "linear.pace"],
  ["a power of 0", { ...sound.polynomial, power: 0 }, "polynomial.power"],
  ["a cosine power of 0", { ...sound.cosine, power: 0 }, "cosine.power"],
  ["a negative factor", { ...sound.exponential, factor: -0.5 }, "exponential.factor"],
  ["a negative rate", { ...sound.power, rate: -1 }, "power.rate"],
  ["a period of 0", { ...sound.exponential, per: 0 }, "exponential.per"],
  ["a period of 0 epochs", { ...sound.power, per: "0ep" }, "power.per"],
  ["treads of no length", { ...sound.stairs, every: 0 }, "stairs.every"],
  ["treads of 0%", { ...sound.stairs, every: "0%" }, "stairs.every"],
  ["no treads", { ...sound.stairs, treads: 0 }, "stairs.treads"],
  ["no cycles", { ...sound.repeat, times: 0 }, "repeat.times"],
  ["half a cycle", { ...sound.repeat, times: 1.5 }, "repeat.times"],
  ["more cycles than steps can be", { ...sound.repeat, times: 1e16 }, "repeat.times"],
  ["a stretch of 0", { ...sound.repeat, stretch: 0 }, "repeat.stretch"],
  ["a negative damp", { ...sound.repeat, damp: -1 }, "repeat.damp"],
  ["a cycle of no length", { ...sound.repeat, of: { ...ramp, over: 0 } }, "repeat.of"],
  ["a cycle without an end", { kind: "repeat", of: { kind: "constant", value: 1 } }, "repeat.of"],
  ["a repeat of an endless repeat", { kind: "repeat", of: { kind: "repeat", of: ramp } }, "repeat.of"],
  ["cycles that shrink for ever", { kind: "repeat", of: ramp, stretch: 0.5 }, "repeat.times"],
  ["cycles that vanish", { kind: "repeat", of: ramp, stretch: 0.5, times: 9 }, "repeat.stretch"],
  ["cycles that vanish at once", { kind: "repeat", of: ramp, stretch: 1e-300, times: 2 }, "repeat.stretch"],
  ["a floor above the ceiling", { ...sound.clamp, min: 2, max: 1 }, "clamp.min"],
  ["no noise", { ...sound.noise, std: 0 }, "noise.std"],
  ["a noise that may reach the value", { ...sound.noise, limit: 1 }, "noise.limit"],
  ["a fractional seed", { ...sound.noise, seed: 0.5 }, "noise.seed"],
  ["a seed of more than 32 bits", { ...sound.noise, seed: 2 ** 32 }, "noise.seed"],
  ["a value too few", { kind: "steps", at: [5], values: [1] }, "steps.values"],
  ["a value too many", { kind: "steps", at: [5], values: [1, 2, 3] }, "steps.values"],
  ["no value", { kind: "steps", at: [], values: [] }, "steps.values"],
  ["milestones that go back", { kind: "steps", at: [5, 4], values: [1, 2, 3] }, "steps.at[1]"],
  ["milestones that go back in units", { kind: "steps", at: ["50%", 400], values: [1, 2, 3] }, "steps.at[1]"],
  ["a milestone at the rest", { kind: "steps", at: ["rest"], values: [1, 2] }, "steps.at[0]"],
  ["a negative milestone", { kind: "steps", at: [-1], values: [1, 2] }, "steps.at[0]"],
  ["a value that is a text", { kind: "steps", at: [1], values: [1, "2"] }, "steps.values[1]"],
  ["a hole among values", { kind: "steps", at: [1, 2], values: holey }, "steps.values[1]"],
  ["no points", { kind: "knots", points: [] }, "knots.points"],
  ["a point without a value", { kind: "knots", points: [[0]] }, "knots.points[0]"],
  ["a point with three", { kind: "knots", points: [[0, 1, 2]] }, "knots.points[0]"],
  ["points that are numbers", { kind: "knots", points: [1, 2] }, "knots.points[0]"],
  [
    "points that go back",
    {
      kind: "knots",
      points: [
        [5, 1],
        [4, 1],
      ],
    },
    "knots.points[1][0]",
  ],
  ["a point at NaN", { kind: "knots", points: [[Number.NaN, 1]] }, "knots.points[0][0]"],
  [
    "a level of 0 in log",
    {
      kind: "knots",
      points: [
        [0, 1],
        [5, 0],
      ],
      via: "log",
    },
    "knots.points[1][1]",
  ],
  ["an empty table", { kind: "table", runs: [] }, "table.runs"],
  ["a run of 0", { kind: "table", runs: [[1, 0]] }, "table.runs[0][1]"],
  [
    "a run of half a step",
    {
      kind: "table",
      runs: [
        [1, 2],
        [1, 0.5],
      ],
    },
    "table.runs[1][1]",
  ],
  ["a run without a count", { kind: "table", runs: [[1]] }, "table.runs[0]"],
  ["a run of NaN", { kind: "table", runs: [[Number.NaN, 1]] }, "table.runs[0][0]"],
  ["an empty sequence", { kind: "sequence", of: [] }, "sequence.of"],
  ["an empty sum", { kind: "sum", of: [] }, "sum.of"],
  [
    "a hole among parts",
    { kind: "sequence", of: Object.assign(new Array(2), { 1: ramp }) },
    "sequence.of[0]",
  ],
  ["nothing but holes", { kind: "max", of: new Array(9) }, "max.of[0]"],
  [
    "two rests",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: "rest" },
        { ...ramp, over: "rest" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "two rests, one deep",
    {
      kind: "sequence",
      of: [
        { kind: "scale", by: 1, of: { ...ramp, over: "rest" } },
        { ...ramp, over: "rest" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "an endless part that is not the last",
    { kind: "sequence", of: [{ kind: "constant", value: 1 }, ramp] },
    "sequence.of[0]",
  ],
  [
    "an endless part that takes the rest",
    { kind: "sequence", of: [{ kind: "repeat", of: { ...ramp, over: "rest" } }, ramp] },
    "sequence.of[0]",
  ],
  [
    "shares above the whole",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: "60%" },
        { ...ramp, over: "60%" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "shares above the whole by one step",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: "50%" },
        { ...ramp, over: "50.1%" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "a share after a full run",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: 1000 },
        { ...ramp, over: "1%" },
      ],
    },
    "sequence.of[1].over",
  ],
  [
    "steps beside a rest that do not fit",
    {
      kind: "sequence",
      of: [
        { ...ramp, over: 1001 },
        { ...ramp, over: "rest" },
      ],
    },
    "sequence.of[0].over",
  ],
  ["a share that is less than half a step", { ...ramp, over: "0.04%" }, "linear.over"],
  ["epochs in a run without epochs", { ...ramp, over: "3ep" }, "linear.over"],
  ["samples in a run without samples", { ...ramp, over: "3e6sample" }, "linear.over"],
  ["tokens in a run without tokens", { kind: "knots", points: [["1e9tok", 1]] }, "knots.points[0][0]"],
  ["version 2", { ...ramp, version: 2 }],
  ["version 1 as a text", { ...ramp, version: "1" }],
  ["version NaN", { ...ramp, version: Number.NaN }],
  ["a version inside", { kind: "scale", by: 1, of: { ...ramp, version: 1 } }, "scale.of.version"],
].map(([what, spec, path]) => ({ what, spec, path }) as Malformed);

const rated = { steps: 1000, stepsPerEpoch: 10, samplesPerStep: 10, tokensPerStep: 10 };
const horizonCases: Malformed[] = [
  ...[0, -1, 1.5, Number.NaN, Infinity, 1e16, "1000", null, undefined, [1000], {}, true, 10n, () => 1].map(
    (steps) => ({
      what: `a run of ${String(steps)} steps`,
      horizon: { steps },
      path: "horizon.steps",
    }),
  ),
  ...["stepsPerEpoch", "samplesPerStep", "tokensPerStep"].flatMap((name) =>
    [0, -1, Number.NaN, Infinity, "10", null, true, 10n, [10], {}].map((value) => ({
      what: `${name} ${String(value)}`,
      horizon: { ...rated, [name]: value },
      path: `horizon.${name}`,
    })),
  ),
  ...["step", "stepPerEpoch", "tokens", "constructor"].map((name) => ({
    what: `a horizon with ${name}`,
    horizon: { ...rated, [name]: 1 },
    path: `horizon.${name}`,
  })),
  ...[null, 0, 5, Number.NaN, "", "1000", false, true, [], () => 1].map((horizon) => ({
    what: `a horizon of ${typeof horizon}`,
    horizon,
  })),
].map((each) => ({ ...each, spec: { ...ramp, over: "1ep" } }));

/** A spec within a spec, so many times. */
function wrapped(wrap: (inner: unknown) => unknown, times: number): unknown {
  let spec: unknown = ramp;
  for (let i = 0; i < times; i++) spec = wrap(spec);
  return spec;
}

function circle(fill: (self: Loose) => Loose): unknown {
  const self = {};
  return Object.assign(self, fill(self));
}

const bombs: Malformed[] = [
  ["10,000 deep", wrapped((of) => ({ kind: "scale", by: 1, of }), 10_000)],
  ["10,000 sequences deep", wrapped((of) => ({ kind: "sequence", of: [of] }), 10_000)],
  ["10,000 lists deep", { kind: "steps", at: wrapped((of) => [of], 10_000), values: [1] }],
  ["a circle", circle((of) => ({ kind: "clamp", of }))],
  ["a circle of two", circle((one) => ({ kind: "sum", of: [one, { kind: "repeat", of: one, times: 2 }] }))],
  ["a sequence that holds itself twice", circle((one) => ({ kind: "sequence", of: [one, one] }))],
  ["60 levels of the same two", wrapped((of) => ({ kind: "sum", of: [of, of] }), 60)],
  ["60 sequences of the same two", wrapped((of) => ({ kind: "sequence", of: [of, of] }), 60)],
  ["60 levels of the same two, wrong inside", wrapped((of) => ({ kind: "max", of: [of, of], by: 1 }), 60)],
  ["200,000 parts", { kind: "sequence", of: Array.from({ length: 200_000 }, () => ramp) }],
  ["200,000 wrong parts", { kind: "sequence", of: Array.from({ length: 200_000 }, (_, i) => i) }],
  ["300,000 wrong numbers", { kind: "steps", at: [], values: new Array(300_000).fill("1") }],
  ["a list of 4 billion holes", { kind: "steps", at: [], values: new Array(4e9) }],
  ["a sequence of 4 billion holes", { kind: "sequence", of: new Array(4e9) }],
  ["a table of 2 million runs", { kind: "table", runs: new Array(2_000_000).fill([1, 1]) }],
  [
    "10,000 unknown fields",
    { ...ramp, ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, i])) },
  ],
  ["a field name of a million letters", withField(ramp, "x".repeat(1e6), 1)],
  ["a field name of two lines", withField(ramp, "to: expected\nof", 1)],
  ["a length of a million digits", { ...ramp, over: `${"9".repeat(1e6)}%` }],
  ["a length of a million digits that ends badly", { ...ramp, over: `${"1".repeat(1e6)}!` }],
].map(([what, spec]) => ({ what, spec }) as Malformed);

/** What is wrong with a problem itself. */
function flaw({ path, expected, received, message, suggestion }: Problem): string | undefined {
  if (!/\S/.test(path)) return "no path";
  if (!/\S/.test(expected) || !/\S/.test(received)) return "no rule or no value";
  if (!/^\S.*?: expected \S.*, received \S.*$/.test(message))
    return `not a sentence: ${message.slice(0, 300)}`;
  if (/undefined|\[object|NaN%|,,/.test(expected)) return `words of a machine: ${expected}`;
  if (suggestion !== undefined && !message.endsWith(`; ${suggestion}`)) return "the suggestion is not said";
  return undefined;
}

/** How a malformed spec was not refused as it should be. */
function miss({ what, spec, path, horizon = run }: Malformed): string[] {
  try {
    compile(spec as never, horizon as Horizon);
    return [`${what}: compiles`];
  } catch (error) {
    if (!(error instanceof AnnealError)) return [`${what}: ${error}`];
    const { problems } = error;
    const flaws = problems.flatMap((each) => flaw(each) ?? []);
    if (problems.length === 0 || error.message === "") flaws.push("says nothing");
    if (path !== undefined && !problems.some((each) => each.path === path || each.path === `${path}.kind`)) {
      flaws.push(`nothing at ${path.slice(0, 80)}, but at ${problems.map((each) => each.path).slice(0, 3)}`);
    }
    return flaws.slice(0, 1).map((each) => `${what}: ${each}`);
  }
}

describe("a malformed spec is refused by a sentence with path, rule and value, and by nothing else", () => {
  const groups = { fieldCases, nameCases, kindCases, rootCases, nestedCases, ruleCases, horizonCases };

  test("there are more than 500 of them", () => {
    expect(Object.values(groups).flat().length).toBeGreaterThan(2000);
    expect(kinds.map((spec) => compile(spec as never, run).kind)).toEqual(Object.keys(allKinds));
  });

  test.each([
    ["a field that is missing, of another type or out of range", fieldCases],
    ["a field that is misspelt, or named like a prototype's", nameCases],
    ["a kind that is misspelt, named like a prototype's, or no name", kindCases],
    ["something that is no spec", rootCases],
    ["a mistake inside each combinator, at its place", nestedCases],
    ["a broken rule of a kind", ruleCases],
    ["a horizon", horizonCases],
  ])("%s", (_, cases) => {
    expect(cases.flatMap(miss)).toEqual([]);
  });

  test.each(bombs)("$what, within a second or two", (bomb) => {
    const start = performance.now();
    expect(miss(bomb)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test("every mistake of a spec and its horizon is found at once", () => {
  const spec = {
    kind: "sequence",
    of: [{ ...ramp, over: "fast" }, { kind: "cosin" }, { kind: "clamp", of: { ...ramp, from: "1" }, mim: 0 }],
  };
  const { problems } = compile.inspect(spec, { steps: 0 });
  expect(problems.map((each) => each.path)).toEqual([
    "horizon.steps",
    "sequence.of[0].over",
    "sequence.of[1].kind",
    "sequence.of[2].mim",
    "sequence.of[2].of.from",
  ]);
});

test("of more than a hundred mistakes the first hundred are told, and what comes after them is not compiled", () => {
  const wrong = Array.from({ length: 150 }, () => ({ kind: "none" }));
  const { problems } = compile.inspect({ kind: "sequence", of: [...wrong, { kind: "steps", at: [1] }] }, run);
  expect(problems).toHaveLength(100);
  expect(problems[99].path).toBe("sequence.of[99].kind");
});

test("a getter that throws is its owner's error, and comes through as it is", () => {
  const own = new Error("mine");
  const spec = Object.defineProperty({ kind: "linear", to: 1, over: 5 }, "from", {
    enumerable: true,
    get: () => {
      throw own;
    },
  });
  expect(() => compile(spec as never, run)).toThrow(own);
});

test("what a prototype holds is no part of a spec", () => {
  const inherited = Object.assign(Object.create({ from: 5, pace: "x" }), { kind: "linear", to: 1, over: 9 });
  expect(compile(inherited, run).at(0)).toBe(0.1); // 1 / (9 + 1): `from` was left out
  expect(miss({ what: "all inherited", spec: Object.create(ramp), path: "linear.over" })).toEqual([]);
});
