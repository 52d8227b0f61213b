import type { Found } from "@anneal/parse";
import { type AnySpec, compile, type Spec } from "anneal";
import type { Converted } from "anneal/convert";
import { formatSteps } from "anneal/describe";

/** A length and how it is known. */
export interface Length {
  readonly steps: number;
  readonly says: string;
}

/**
 * Updates that a framework's scheduler has by itself: told by its text, else by what it does. One that is stepped once
 * an epoch of so many updates is converted to updates already; its text still counts epochs.
 */
export function lengthOfFound(
  text: string,
  found: Found,
  { converted, updates }: { readonly converted: Converted; readonly updates?: number },
): Length | undefined {
  const told = found.context.horizon?.steps;
  const times = updates ?? 1;
  if (told !== undefined && told >= 1) return { steps: Math.ceil(told * times), says: "told by the text" };
  const loop = loopLength(text, found.title, updates);
  if (loop !== undefined) return loop;
  const { stops, positions, groups } = converted;
  if (positions !== undefined) return { steps: positions.length, says: "as many as it has positions" };
  if (stops !== undefined && stops > 1)
    return { steps: stops - 1, says: `it raises an error at step ${formatSteps(stops)}` };
  const frozen = converted.notes.find(({ code, step }) => code === "never-reaches" && step !== undefined);
  if (frozen?.step !== undefined && frozen.step >= 1)
    return { steps: Math.ceil(frozen.step) + 1, says: "its own length" };
  return lengthOfSpec(groups[0]);
}

/** 1e9 is how MMEngine writes "without an end". */
const endless = 1e9;

/** The length of a spec that is written in steps alone; `undefined` when it depends on the run or never ends. */
export function lengthOfSpec(spec: Spec): Length | undefined {
  if (hasUnits(spec)) return undefined;
  const span = compile.inspect(spec, { steps: 1 }).curve?.span;
  if (span === undefined || !(span > 0) || span >= endless) return undefined;
  return { steps: Math.max(1, Math.ceil(span)), says: "its own length" };
}

/** Whether some length depends on the run: it is written with a unit, or left to a default that is. */
export function hasUnits(spec: AnySpec): boolean {
  const fields = compile.kinds.get(spec.kind)?.fields ?? {};
  const given = spec as unknown as { readonly [name: string]: unknown };
  return Object.entries(fields).some(([name, field]) => {
    const value = given[name] ?? field.default;
    return value !== undefined && depends(value, field);
  });
}

function depends(value: unknown, item: { readonly type: string; readonly of?: unknown }): boolean {
  if (item.type === "duration") return typeof value === "string";
  if (item.type === "spec") return hasUnits(value as AnySpec);
  if (item.type !== "list" && item.type !== "pair") return false;
  return (value as readonly unknown[]).some((each, i) =>
    depends(each, (item.type === "list" ? item.of : (item.of as readonly unknown[])[i]) as never),
  );
}

/**
 * The updates of a training loop: the only `for ... in range(N)` whose body steps the scheduler. A loop over epochs, or
 * one inside another, tells no number of updates; of a scheduler that is stepped once an epoch it tells the epochs.
 */
export function loopLength(text: string, title: string, updates?: number): Length | undefined {
  const isEpochs = updates !== undefined;
  const lines = text.split("\n");
  const loops = lines.flatMap((line, i) => {
    const [, indent, name, count] =
      /^([ \t]*)for\s+(\w+)\s+in\s+t?range\(\s*(\d[\d_]*)\s*\)\s*:/.exec(line) ?? [];
    return count === undefined ? [] : [{ i, indent: indent.length, name, count }];
  });
  const stepping = loops.filter(({ i, indent }) => {
    const body = bodyOf(lines, i, indent);
    const hasLoop = body.some((line) => /^\s*for\s/.test(line));
    return (isEpochs || !hasLoop) && body.some((line) => line.includes(`${title}.step(`));
  });
  if (stepping.length !== 1) return undefined;
  const [{ i, indent, name, count }] = stepping;
  const isInner = lines
    .slice(0, i)
    .some((line) => /^[ \t]*(for|while)\s/.test(line) && indentOf(line) < indent);
  if (isInner || (!isEpochs && /epoch/i.test(name))) return undefined;
  const steps = Math.ceil(Number(count.replaceAll("_", "")) * (updates ?? 1));
  return steps >= 1 && steps <= 1e9 ? { steps, says: `told by the loop in line ${i + 1}` } : undefined;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function bodyOf(lines: readonly string[], at: number, indent: number): readonly string[] {
  const after = lines[at].replace(/^[^:]*:/, "");
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => line.trim() !== "" && indentOf(line) <= indent);
  return [after, ...(end < 0 ? rest : rest.slice(0, end))];
}
