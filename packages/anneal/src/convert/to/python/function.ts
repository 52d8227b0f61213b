import type { Spec } from "../../../schedules/index.ts";
import { type Dialect, helpers, preludes } from "./helpers.ts";
import { write } from "./write.ts";

/** A self-contained function `lr(step)` in Python: its imports, its helpers, itself. */
export function pythonFunction(
  spec: Spec,
  { steps, dialect }: { readonly steps: number; readonly dialect: Dialect },
): string {
  const { body, helpers: used } = write(spec, steps);
  const indented = body
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
  const head = [preludes[dialect], ...used.map((name) => helpers[name])].join("\n\n\n");
  const first = dialect === "math" ? "t = max(step, 0)" : "t = maximum(step, 0.0)";
  return `${head}\n\n\ndef lr(step):\n    ${first}\n${indented}\n`;
}
