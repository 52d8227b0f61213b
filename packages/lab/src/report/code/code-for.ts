import { compile, type Spec } from "anneal";
import { csvOf } from "./csv.ts";
import { jaxFor, tfjsFor } from "./javascript.ts";
import { literal } from "./literal.ts";
import { pythonFor } from "./python/python-for.ts";
import { pytorchFor } from "./pytorch.ts";
import type { CodeOptions, CodeSample } from "./sample.ts";

/**
 * A schedule as code to paste: PyTorch, Python without any dependency, TF.js and jax-js through anneal's adapters, and
 * its values as CSV and JSON. The Python gives what the compiled spec gives at every step, to within 1e-12.
 *
 * @param spec the schedule, LRs absolute.
 * @throws AnnealError with every mistake of the spec.
 */
export function codeFor(spec: Spec, options: CodeOptions): readonly CodeSample[] {
  const { steps } = options;
  return [
    { name: "PyTorch", language: "python", text: pytorchFor(spec, options) },
    { name: "Python", language: "python", text: pythonText(spec, steps) },
    { name: "TF.js", language: "javascript", text: tfjsFor(spec, options) },
    { name: "jax-js", language: "javascript", text: jaxFor(spec, options) },
    { name: "CSV", language: "csv", text: csvOf(compile(spec, { steps }), steps) },
    { name: "JSON", language: "json", text: `${literal({ version: 1, ...spec }, "json")}\n` },
  ];
}

function pythonText(spec: Spec, steps: number): string {
  const { imports, body } = pythonFor(spec, steps);
  return `${[...imports, ...(imports.length > 0 ? [""] : []), body].join("\n")}\n`;
}
