import { withField, without } from "./fields.ts";
import { fieldsOf, kinds, type Malformed, ramp, sound } from "./sound.ts";

/** A word with a typing mistake, for each place where one can be. */
const slips = (word: string): string[] =>
  [0, 1, word.length - 1].flatMap((i) => [
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + word[i] + word.slice(i),
    `${word.slice(0, i)}q${word.slice(i + 1)}`,
    word.slice(0, i).toUpperCase() + word.slice(i).toUpperCase(),
  ]);

const unknownNames = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "valueOf"];

export const nameCases = kinds.flatMap((spec): Malformed[] => [
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

export const kindCases: Malformed[] = [
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
