import { type CooldownShape, cooldown } from "../../recipes/index.ts";
import type { Spec } from "../../schedules/index.ts";

/** How `runs.json` describes a run: words for its schedule, and the numbers that they need. */
export interface Description {
  /** `"cosine"`, `"linear"`, `"warmup-stable-decay"`, `"warmup-stable"`, and what else they are called. */
  readonly schedule?: string | null;
  readonly peakLr?: number | null;
  readonly totalSteps?: number | null;
  readonly warmupSteps?: number | null;
  /** `"linear"`, `"cosine"`, with `" from 1% of peak"` or `" from 1e-6"`. */
  readonly warmupShape?: string | null;
  readonly finalLr?: number | null;
  /** Length of the cooldown, as a share of the run. */
  readonly cooldownFraction?: number | null;
  /** A name of a shape of {@link cooldown}. */
  readonly cooldownShape?: string | null;
}

/** Names of one schedule in use. */
const names: { readonly [word: string]: "cosine" | "linear" | "stable" | "wsd" } = {
  cosine: "cosine",
  "warmup-cosine": "cosine",
  "cosine-decay": "cosine",
  linear: "linear",
  "warmup-linear": "linear",
  "linear-decay": "linear",
  constant: "stable",
  stable: "stable",
  "warmup-stable": "stable",
  "warmup-constant": "stable",
  wsd: "wsd",
  trapezoidal: "wsd",
  "warmup-stable-decay": "wsd",
};

const shapes: readonly string[] = [
  "linear",
  "1-sqrt",
  "square",
  "cosine",
  "mirror-cosine",
  "exponential",
  "lowered-linear",
];

/**
 * The spec of a run that is described in words, or nothing where they do not say all of it or are not known: then the
 * schedule is to be recovered from the log.
 *
 * @example specOfDescription({ schedule: "cosine", peakLr: 1, totalSteps: 100, finalLr: 0.1 }); // { kind: "cosine", from: 1, to: 0.1, over: 100 }
 * @example specOfDescription({ schedule: "staircase", peakLr: 1, totalSteps: 100 }); // undefined
 */
export function specOfDescription(run: Description): Spec | undefined {
  const { peakLr: peak, totalSteps: steps } = run;
  const warmupSteps = run.warmupSteps ?? 0;
  if (!isAbove0(peak) || !isAbove0(steps) || !(warmupSteps >= 0 && warmupSteps <= steps)) return undefined;
  const rising = warmupSteps === 0 ? [] : warmupOf(run.warmupShape ?? "linear", peak, warmupSteps);
  const rest = steps === warmupSteps ? [] : restOf(run, { peak, steps, over: steps - warmupSteps });
  if (rising === undefined || rest === undefined) return undefined;
  const of = [...rising, ...rest];
  return of.length === 1 ? of[0] : { kind: "sequence", of };
}

const isAbove0 = (value: number | null | undefined): value is number =>
  typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY;

function warmupOf(words: string, peak: number, over: number): Spec[] | undefined {
  const found = /^(linear|cosine)(?: from ([\d.]+(?:e[+-]?\d+)?)(% of (?:the )?peak|%)?)?$/i.exec(
    words.trim(),
  );
  if (!found) return undefined;
  const kind = found[1].toLowerCase() as "linear" | "cosine";
  const from = found[2] === undefined ? undefined : Number(found[2]) * (found[3] ? peak / 100 : 1);
  if (from !== undefined && !Number.isFinite(from)) return undefined;
  if (kind === "linear") return [{ kind, ...(from === undefined ? {} : { from }), to: peak, over }];
  return [{ kind, from: from ?? 0, to: peak, over }];
}

interface Rest {
  readonly peak: number;
  readonly steps: number;
  readonly over: number;
}

function restOf(run: Description, { peak, steps, over }: Rest): Spec[] | undefined {
  const to = run.finalLr ?? 0;
  const hold = (length: number): Spec[] =>
    length > 0 ? [{ kind: "constant", value: peak, over: length }] : [];
  switch (
    names[
      run.schedule
        ?.trim()
        .toLowerCase()
        .replaceAll(/[\s_]+/g, "-") ?? ""
    ]
  ) {
    case "cosine":
      return [{ kind: "cosine", from: peak, to, over }];
    case "linear":
      return [{ kind: "linear", from: peak, to, over }];
    case "stable":
      return hold(over);
    case "wsd": {
      const shape = run.cooldownShape ?? "linear";
      const length = (run.cooldownFraction ?? Number.NaN) * steps;
      if (!shapes.includes(shape) || !(length > 0 && length <= over * (1 + 1e-12))) return undefined;
      const cooling = cooldown({ from: peak, to, over: length, shape: shape as CooldownShape });
      return [...hold(over - length), cooling];
    }
    default:
      return undefined;
  }
}
