import type { Field } from "anneal";
import { fieldsOf, kinds, type Loose, type Malformed, ramp } from "./sound.ts";

/** Whatever is not plain data; no field takes it. */
export const strange: readonly unknown[] = [
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

/** A field by any name, also one that an object literal would take for its prototype. */
export const withField = (spec: Loose, name: string, value: unknown): Loose =>
  Object.defineProperty({ ...spec }, name, { value, enumerable: true });

export const without = (spec: Loose, name: string): Loose =>
  Object.fromEntries(Object.entries(spec).filter(([each]) => each !== name));

export const fieldCases = kinds.flatMap((spec): Malformed[] =>
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
