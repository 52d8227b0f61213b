import { type CooldownShape, cooldown, type Spec } from "anneal";
import type { DescribedRun } from "../logs/described.ts";

const shapes: readonly CooldownShape[] = [
  "linear",
  "1-sqrt",
  "square",
  "cosine",
  "mirror-cosine",
  "exponential",
];

/**
 * The spec of a run that `runs.json` describes: its own `spec`, or one of warmup, peak, cooldown and length; `undefined`
 * where that does not say all of it, or says it in words that are not known.
 */
export function describedSpec(run: DescribedRun): Spec | undefined {
  if (run.spec !== undefined && run.spec !== null) return run.spec as Spec;
  const { peakLr: peak, totalSteps: steps, warmupSteps = 0, finalLr } = run;
  if (!(peak && peak > 0) || !(steps && steps > 0) || warmupSteps === null || warmupSteps > steps)
    return undefined;
  const warmup = warmupOf(run, peak, warmupSteps);
  const rest = restOf(run, { peak, steps, finalLr: finalLr ?? 0, over: steps - warmupSteps });
  if (warmup === undefined || rest === undefined) return undefined;
  return { kind: "sequence", of: [...warmup, ...rest] };
}

function warmupOf({ warmupShape }: DescribedRun, peak: number, over: number): readonly Spec[] | undefined {
  if (over === 0) return [];
  if (warmupShape === undefined || warmupShape === null) return [{ kind: "linear", to: peak, over }];
  const words = /^(linear|cosine)(?: from ([\d.e+-]+)(%(?: of peak)?)?)?$/i.exec(warmupShape.trim());
  if (words === null) return undefined;
  const kind = words[1].toLowerCase() as "linear" | "cosine";
  if (words[2] === undefined)
    return [kind === "linear" ? { kind, to: peak, over } : { kind, from: 0, to: peak, over }];
  const from = Number(words[2]) * (words[3] === undefined ? 1 : peak / 100);
  return Number.isFinite(from) ? [{ kind, from, to: peak, over }] : undefined;
}

interface Rest {
  readonly peak: number;
  readonly steps: number;
  readonly finalLr: number;
  /** Steps behind the warmup. */
  readonly over: number;
}

function restOf(run: DescribedRun, { peak, steps, finalLr, over }: Rest): readonly Spec[] | undefined {
  if (over === 0) return [];
  const word = run.schedule?.trim().toLowerCase() ?? "";
  if (/^(warmup-)?(cosine|linear)(-decay)?$/.test(word)) {
    return [{ kind: word.includes("cosine") ? "cosine" : "linear", from: peak, to: finalLr, over }];
  }
  const hold = (length: number): readonly Spec[] =>
    length > 0 ? [{ kind: "constant", value: peak, over: length }] : [];
  if (/^(warmup-)?(stable|constant)$/.test(word)) return hold(over);
  if (!/^(warmup-stable-decay|wsd|trapezoidal)$/.test(word)) return undefined;
  const shape = shapes.find((each) => each === (run.cooldownShape ?? "linear"));
  const length = Math.round((run.cooldownFraction ?? Number.NaN) * steps);
  if (shape === undefined || !(length > 0) || length > over) return undefined;
  return [...hold(over - length), cooldown({ from: peak, to: finalLr, over: length, shape })];
}
