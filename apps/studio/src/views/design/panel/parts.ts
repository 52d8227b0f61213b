import type { AnySpec, Duration } from "anneal";
import type { Open } from "../handles/legs.ts";

// Edits of the parts of a sequence: pure, a spec in, a spec out.

const isOpenEnded = (part: Open): boolean =>
  part.over === undefined && ["constant", "exponential", "power"].includes(part.kind);

/** Gives every part but the last an end, and only one of them the rest. */
function closed(of: readonly Open[]): Open[] {
  let hasRest = false;
  return of.map((part, k) => {
    const over: Duration | undefined =
      isOpenEnded(part) && k < of.length - 1 ? "rest" : (part.over as Duration | undefined);
    if (over !== "rest") return part;
    if (hasRest) return { ...part, over: "10%" };
    hasRest = true;
    return { ...part, over };
  });
}

const lastLevel = (part: Open): number =>
  [part.to, part.value, part.from].find((level): level is number => typeof level === "number") ?? 1e-3;

/** A part more, after all others: it falls from where they end to 0. A single schedule becomes the first of a sequence. */
export function addPart(spec: AnySpec): AnySpec {
  const open = spec as Open;
  if (open.kind !== "sequence" || !Array.isArray(open.of))
    return addPart({ kind: "sequence", of: [spec] } as AnySpec);
  const parts = open.of as Open[];
  const level = parts.length === 0 ? 1e-3 : lastLevel(parts[parts.length - 1]);
  const tail = { kind: "constant", value: level } as Open;
  const fall = { kind: "linear", from: level, to: 0, over: hasRoom(parts) ? "10%" : "rest" } as Open;
  return { ...open, of: closed([...parts, level === 0 ? tail : fall]) } as AnySpec;
}

const hasRoom = (parts: readonly Open[]): boolean =>
  parts.some((part) => part.over === "rest" || isOpenEnded(part));

/** The same part once more, behind itself. */
export function duplicatePart(list: readonly unknown[], at: number): unknown[] {
  return closed([...list.slice(0, at + 1), ...list.slice(at)] as Open[]);
}

/** A part further up (-1) or down (1). */
export function movePart(list: readonly unknown[], at: number, by: -1 | 1): unknown[] {
  const to = at + by;
  if (to < 0 || to >= list.length) return [...list];
  return closed(list.toSpliced(at, 1).toSpliced(to, 0, list[at]) as Open[]);
}
