import { compile } from "anneal";
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

/** Checking and compiling a sequence of five parts, lengths in shares. */
export function compileRows() {
  const [spent] = race([
    () => {
      for (let i = 0; i < times; i++) compile(spec, { steps: 10_000 });
    },
  ]);
  return [limited("compile/five-part", { value: spent / times / 1000, unit: "us", most: 25 })];
}
