import { convertText } from "@anneal/parse";
import { type Curve, compile, type Spec } from "anneal";
import { type Exported, type Framework, from } from "anneal/convert";
import { functionIn } from "./python-function.ts";
import { type TargetName, targetIsFramework } from "./targets.ts";
import type { Subject, Written } from "./write.ts";

/** What was computed about code that was written. */
export interface Check {
  /** How the code's own LR was found. */
  readonly how: "read back" | "evaluated" | "parsed";
  /** Updates that were compared, out of those of the run. */
  readonly compared: number;
  readonly steps: number;
  /** Largest |code - curve| / |curve|; where the curve is 0, the difference itself. */
  readonly relative: number;
}

/** More updates than this are looked at in even strides. */
const most = 100_000;

/**
 * Holds code against the curve that it was written for: a scheduler by name is read back from its text, a function is
 * interpreted, a spec is parsed. `undefined` where neither can be done here; then nothing is claimed.
 */
export function checkWritten(written: Written, name: TargetName, subject: Subject): Check | undefined {
  if (written.state !== "written" || subject.side.state === "reacts") return undefined;
  const { side, specs, steps } = subject;
  const spec = specs[side.group] ?? specs[0];
  const found = codeCurve(written, name, steps);
  return found && compared(found.at, compile(spec, { steps }), { steps, how: found.how });
}

interface CodeCurve {
  readonly at: (step: number) => number;
  readonly how: Check["how"];
}

function codeCurve(
  { text, exported }: Extract<Written, { state: "written" }>,
  name: TargetName,
  steps: number,
): CodeCurve | undefined {
  try {
    if (name === "spec") return { at: compile(JSON.parse(text) as Spec, { steps }).at, how: "parsed" };
    if (exported === undefined) return undefined;
    if (exported.way === "function") return { at: functionIn(text), how: "evaluated" };
    return targetIsFramework(name) ? { at: readBack(exported, name, steps).at, how: "read back" } : undefined;
  } catch {
    // What cannot be read back or interpreted is not claimed to be checked.
    return undefined;
  }
}

/** The scheduler as anneal reads it, from the text that is shown; from its call, where the text alone does not do. */
function readBack(exported: Exported, framework: Framework, steps: number): Curve {
  const facts = { baseLrs: [exported.baseLr], horizon: { steps }, maxDuration: `${steps}ba` };
  const [group] = groupsOf(exported, framework, facts);
  return compile(group, { steps });
}

function groupsOf(
  exported: Exported,
  framework: Framework,
  facts: NonNullable<Parameters<typeof from>[2]>,
): readonly Spec[] {
  try {
    const { converted } = convertText(exported.text, { from: framework, facts });
    return converted[0].converted.groups;
  } catch (error) {
    if (exported.way !== "native") throw error;
    return from(framework, exported.call, facts).groups;
  }
}

function compared(
  at: (step: number) => number,
  curve: Curve,
  { steps, how }: { readonly steps: number; readonly how: Check["how"] },
): Check | undefined {
  const count = Math.min(steps, most);
  let relative = 0;
  for (let i = 0; i < count; i++) {
    const step = count === steps ? i : Math.floor((i * steps) / count);
    const [got, want] = [at(step), curve.at(step)];
    if (!Number.isFinite(got)) return undefined;
    if (got !== want) relative = Math.max(relative, Math.abs(got - want) / (Math.abs(want) || 1));
  }
  return { how, compared: count, steps, relative };
}
