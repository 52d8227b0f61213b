import { type AnySpec, check, type Horizon, rescale, type Spec } from "anneal";
import type { Preset } from "anneal/advise";
import { formatLr, formatSteps } from "anneal/describe";

const schedule = ({ plan }: Preset): Spec =>
  typeof plan.lr === "number" ? { kind: "constant", value: plan.lr } : plan.lr;

/** The run that a preset was written for. What its file does not say, its own lengths fill in. */
export function runOf(preset: Preset, fallback: Horizon): Horizon {
  const { horizon = {}, batch = {} } = preset;
  const tokensPerStep = batch.tokens;
  const rates = {
    ...(tokensPerStep !== undefined && { tokensPerStep }),
    ...(batch.samples !== undefined && { samplesPerStep: batch.samples }),
  };
  if (horizon.steps !== undefined) return { steps: horizon.steps, ...rates };
  if (horizon.tokens !== undefined && tokensPerStep !== undefined)
    return { steps: Math.max(1, Math.round(horizon.tokens / tokensPerStep)), ...rates };
  if (horizon.epochs !== undefined) {
    // So many epochs are the whole run; how many steps one has is the user's.
    const stepsPerEpoch = fallback.stepsPerEpoch ?? Math.max(1, fallback.steps / horizon.epochs);
    return { steps: Math.max(1, Math.round(horizon.epochs * stepsPerEpoch)), stepsPerEpoch, ...rates };
  }
  return { ...rates, steps: fallback.steps };
}

/**
 * A published schedule for the user's run: as it is where it fits, else with every length in the proportion that it had.
 */
export function fitPreset(
  preset: Preset,
  horizon: Horizon,
): { readonly spec: AnySpec; readonly source: string } {
  const spec = schedule(preset);
  const own = runOf(preset, horizon);
  const isOwn = own.steps === horizon.steps || !hasWrittenLengths(spec, own.steps);
  if (isOwn && check(spec, horizon).problems.length === 0) return { spec, source: preset.source };
  const longest = check(spec, own).problems.length === 0 ? own : { ...own, steps: longestOf(spec) };
  const note = `${preset.source}; its ${formatSteps(longest.steps)} steps made ${formatSteps(horizon.steps)}`;
  try {
    // Lengths in units that the user's run has no rate for become steps.
    return { spec: rescale(spec, longest, { steps: horizon.steps }).spec, source: note };
  } catch {
    // In a run of a few steps a share can be less than one: the form then says so at the field.
    return { spec, source: preset.source };
  }
}

/** Whether a length is written in steps, epochs or tokens: shares and "rest" fit any run. */
const hasWrittenLengths = (spec: AnySpec, steps: number): boolean =>
  JSON.stringify(spec).match(/"(?:over|per|every)":(?!"rest"|"[\d.]+%")/) !== null && steps > 0;

/** A run that is long enough for lengths whose file names none: ten times the longest. */
const longestOf = (spec: AnySpec): number =>
  Math.max(
    1000,
    ...[...JSON.stringify(spec).matchAll(/"(?:over|per)":(\d+(?:\.\d+)?)/g)].map(
      ([, steps]) => 10 * Number(steps),
    ),
  );

/** "2e-4 · WSD, linear": the peak, and the course in a word or two. */
export function presetDetail(preset: Preset): string {
  const peak = peakIn(schedule(preset));
  const per = preset.scaled === undefined ? "" : ` per ${preset.scaled.batch}`;
  return `${formatLr(peak)}${per} · ${courseOf(schedule(preset))}`;
}

function peakIn(spec: AnySpec): number {
  const levels = [...JSON.stringify(spec).matchAll(/"(?:from|to|value)":(\d[\d.e+-]*)/g)].map(([, level]) =>
    Number(level),
  );
  return Math.max(0, ...levels);
}

function courseOf(spec: Spec): string {
  if (spec.kind === "stairs") return "steps";
  if (spec.kind !== "sequence") return spec.kind;
  const parts = spec.of.map(({ kind }) => kind);
  const last = spec.of[spec.of.length - 1];
  const name = last.kind === "polynomial" && last.power === 0.5 && last.ease === "in" ? "1-sqrt" : last.kind;
  if (parts.length > 2 && parts[1] === "constant") return `WSD, ${name}`;
  if (name === "power" && (last as { power?: number }).power === -0.5) return "inverse √";
  return parts.every((kind) => kind === "cosine") ? "one cycle" : name;
}
