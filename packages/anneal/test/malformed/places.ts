import { strange } from "./fields.ts";
import { type Malformed, ramp, sound } from "./sound.ts";

export const rootCases: Malformed[] = [
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
export const nestedCases: Malformed[] = [
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
  ...strange.flatMap((value) =>
    ["over", "from", "of"].map((name) => ({
      what: `${name} = ${typeof value} inside a sequence`,
      spec: {
        kind: "sequence",
        of: [
          { ...ramp, [name]: value },
          { ...ramp, over: "rest" },
        ],
      },
      path: `sequence.of[0].${name}`,
    })),
  ),
];

const rated = { steps: 1000, stepsPerEpoch: 10, samplesPerStep: 10, tokensPerStep: 10 };
export const horizonCases: Malformed[] = [
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
