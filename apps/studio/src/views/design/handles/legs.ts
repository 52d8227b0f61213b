import { type AnySpec, compile, type Horizon, type Spec } from "anneal";
import type { Path } from "../../../workspace/path.ts";
import type { Group } from "./pointwise.ts";

/** A spec of any kind, read field by field. */
export type Open = AnySpec & { readonly [field: string]: unknown };

/** A stretch of the run that one simple spec rules, with the way from its levels to LRs: `lr = factor * level + offset`. */
export interface Leg {
  readonly path: Path;
  /** As it is written. */
  readonly spec: Open;
  /** The same with every length in steps. */
  readonly pinned: Open;
  readonly start: number;
  /** Infinity for an endless one. */
  readonly end: number;
  readonly factor: number;
  readonly offset: number;
}

/** A limit of a clamp: its field, and the stretch that it holds for. */
export interface Limit extends Omit<Leg, "pinned"> {
  readonly field: "min" | "max";
}

export interface Legs {
  readonly legs: readonly Leg[];
  readonly limits: readonly Limit[];
  /** Several curves that move, step by step made into one. */
  readonly groups: readonly Group[];
}

type Frame = Pick<Leg, "path" | "start" | "factor" | "offset">;

const rulesAlone = new Set([
  "linear",
  "cosine",
  "polynomial",
  "tanh",
  "log",
  "rex",
  "exponential",
  "power",
  "constant",
  "steps",
  "knots",
]);

/** A spec, the same with every length in steps, and the step that it begins at. */
export interface Whole extends Pick<Leg, "spec" | "pinned" | "start"> {}

/**
 * The simple specs in a spec, with the steps that they rule. Of a repeat it is its first cycle; what is added to or
 * multiplied by something that moves is a group of its own.
 */
export function legsOf({ spec, pinned, start }: Whole, horizon: Horizon): Legs {
  const legs: Leg[] = [];
  const groups: Group[] = [];
  const limits: Limit[] = [];
  const span = (pinned: Open): number => compile(pinned as unknown as Spec, horizon).span;
  const walk = (written: Open, pinned: Open, frame: Frame): void => {
    const inside = (more: Partial<Frame> = {}, name = "of"): void =>
      walk(written[name] as Open, pinned[name] as Open, { ...frame, path: [...frame.path, name], ...more });
    const end = (): number => frame.start + span(pinned);
    if (rulesAlone.has(written.kind)) {
      legs.push({ ...frame, spec: written, pinned, end: end() });
      return;
    }
    switch (written.kind) {
      case "sequence": {
        let { start } = frame;
        (written.of as Open[]).forEach((part, k) => {
          const inSteps = (pinned.of as Open[])[k];
          walk(part, inSteps, { ...frame, start, path: [...frame.path, "of", k] });
          start += span(inSteps);
        });
        break;
      }
      case "scale":
        inside({ factor: frame.factor * (written.by as number) });
        break;
      case "clamp":
        for (const field of ["min", "max"] as const)
          if (written[field] !== undefined) limits.push({ ...frame, spec: written, end: end(), field });
        inside();
        break;
      case "slice":
        if (pinned.skip === undefined) inside();
        break;
      case "sum": {
        const parts = written.of as Open[];
        const moving = parts.flatMap((part, k) => (part.kind === "constant" ? [] : [k]));
        if (moving.length !== 1) {
          groups.push({ ...frame, spec: written, pinned });
          break;
        }
        const added = parts.reduce(
          (sum, part, k) => (k === moving[0] ? sum : sum + (part.value as number)),
          0,
        );
        walk(parts[moving[0]], (pinned.of as Open[])[moving[0]], {
          ...frame,
          path: [...frame.path, "of", moving[0]],
          offset: frame.offset + frame.factor * added,
        });
        break;
      }
      case "product":
      case "max":
      case "min":
        groups.push({ ...frame, spec: written, pinned });
        break;
      case "repeat":
      case "stairs":
      case "noise":
        inside();
    }
  };
  walk(spec, pinned, { path: [], start, factor: 1, offset: 0 });
  return { legs, limits, groups };
}
