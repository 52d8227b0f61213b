import type { Part } from "../compile/index.ts";
import type { Spec } from "../schedules/index.ts";
import { runsOf } from "./runs.ts";
import { measuredShape, shapeName } from "./shape-name.ts";

/** What one cycle looks like: `"cosine"`, `"triangle"`, or the shapes in it one after the other. */
export function cycleShape(
  at: (step: number) => number,
  [start, end]: readonly [number, number],
  part: Part,
  spec: Spec | undefined,
): string | undefined {
  const runs = runsOf(at, [start, end], 4096).filter((run) => run.course !== "flat");
  if (runs.length < 2) return shapeName(at, [start, end], part, spec);
  const shapes = runs.map((run) => measuredShape(at, run.start, run.end));
  if (runs.length > 2) return undefined;
  if (shapes[0] === "linear" && shapes[1] === "linear") return "triangle";
  return shapes[0] === shapes[1] ? shapes[0] : `${shapes[0] ?? "rise"} and ${shapes[1] ?? "fall"}`;
}
