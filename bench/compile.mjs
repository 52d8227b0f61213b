import { check, compile } from "anneal";
import { limited, race } from "./measure.mjs";

/** @type {import("anneal").Spec} */
const spec = {
  kind: "sequence",
  of: [
    { kind: "linear", to: 1e-3, over: "5%" },
    { kind: "constant", value: 1e-3, over: "rest" },
    { kind: "cosine", from: 1e-3, to: 5e-4, over: "10%" },
    { kind: "polynomial", from: 5e-4, to: 1e-4, power: 2, over: "10%" },
    { kind: "linear", from: 1e-4, to: 0, over: "20%" },
  ],
};
const times = 2_000;

/**
 * A restart at every step of a run that hardly ends.
 *
 * @type {import("anneal").Spec}
 */
const restarts = { kind: "repeat", of: { kind: "cosine", from: 1, to: 0, over: 1 } };

/** Checking and compiling a sequence of five parts, lengths in shares, and looking for what is usually wrong in a run. */
export function compileRows() {
  const [compiled, checked, longest] = race([
    () => {
      for (let i = 0; i < times; i++) compile(spec, { steps: 10_000 });
    },
    () => {
      for (let i = 0; i < times / 20; i++) check(spec, { steps: 10_000 });
    },
    () => check(restarts, { steps: 1e15 }),
  ]);
  return [
    limited("compile/five-part", { value: compiled / times / 1000, unit: "us", most: 25 }),
    limited("check/five-part", { value: ((checked / times) * 20) / 1e6, unit: "ms", most: 2 }),
    limited("check/restarts", { value: longest / 1e6, unit: "ms", most: 5 }),
  ];
}
