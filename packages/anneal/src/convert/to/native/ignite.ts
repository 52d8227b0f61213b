import type { Spec } from "../../../schedules/index.ts";
import type { Call } from "../../call.ts";
import type { Candidate, Propose } from "../exported.ts";
import { highest, partsOf, rampOf } from "../outline.ts";
import { type Ruling, rulingParts } from "../python/pieces.ts";
import { proposeTorch } from "./torch.ts";

/** Proposes parameter schedulers of Ignite: lines, cosines, both one after another, and torch's inside its own. */
export const proposeIgnite: Propose = (spec, options) => {
  const parts = rulingParts(spec) ?? [{ start: 0, until: Infinity, spec }];
  const found = [piecewise(parts), ...warmed(spec), joined(parts), cyclical(spec)];
  // Values are LRs: that of the optimizer is overwritten.
  const baseLr = Math.max(...parts.map(({ spec: part }) => highest(part)), 0) || 1;
  const own = found.flatMap((call) => (call ? [{ call, baseLr }] : []));
  return [...own, ...proposeTorch(spec, options).flatMap(wrapped)];
};

type Point = readonly [step: number, value: number];

/** The points of parts that are all lines. */
function pointsOf(parts: readonly Ruling[], begin: number): readonly Point[] | undefined {
  const points: Point[] = [];
  for (const { start, until, spec } of parts) {
    const ramp = rampOf(spec);
    const line = ramp?.kind === "linear" && ramp.pace === 1 && !ramp.onward ? ramp : undefined;
    if (spec.kind === "constant") {
      points.push(
        [start - begin, spec.value],
        ...(until < Infinity ? [[until - begin, spec.value] as const] : []),
      );
    } else if (line)
      points.push([start - begin, line.from], [Math.min(start + line.over, until) - begin, line.to]);
    else return undefined;
    if (line && until < start + line.over) return undefined;
    if (line && until > start + line.over && until < Infinity) points.push([until - begin, line.to]);
  }
  const seen = points.filter(([at, value], i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    return (
      !(before && before[0] === at && before[1] === value) &&
      !(before && after && between(before, [at, value], after))
    );
  });
  return seen.every(([at]) => Number.isInteger(at)) ? seen : undefined;
}

/** A point within a flat line says nothing. */
const between = (a: Point, b: Point, c: Point): boolean =>
  a[1] === b[1] && b[1] === c[1] && a[0] < b[0] && b[0] < c[0];

function piecewise(parts: readonly Ruling[]): Call | undefined {
  const points = pointsOf(parts, 0);
  return points && { name: "PiecewiseLinear", kwargs: { milestones_values: points } };
}

/** One cosine, which would begin anew at its end. */
function cosineOf(spec: Spec): Call | undefined {
  const ramp = rampOf(spec);
  const fits =
    ramp?.kind === "cosine" &&
    ramp.power === 1 &&
    ramp.pace === 1 &&
    Number.isInteger(ramp.over) &&
    ramp.over >= 2;
  if (!fits) return undefined;
  return {
    name: "CosineAnnealingScheduler",
    kwargs: { start_value: ramp.from, end_value: ramp.to, cycle_size: ramp.over },
  };
}

/** A warmup and a cosine, by the name that people know. */
function warmed(spec: Spec): readonly Call[] {
  const [first, second, ...others] = partsOf(spec);
  const warmup = rampOf(first);
  const decay = second && others.length === 0 ? cosineOf(second) : undefined;
  if (!decay || warmup?.kind !== "linear" || warmup.pace !== 1 || !Number.isInteger(warmup.over)) return [];
  const kwargs = {
    lr_scheduler: decay,
    warmup_start_value: warmup.from,
    warmup_end_value: warmup.to,
    warmup_duration: warmup.over + 1,
  };
  return [{ name: "create_lr_scheduler_with_warmup", kwargs }];
}

/** Lines and cosines one after another. */
function joined(parts: readonly Ruling[]): Call | undefined {
  const schedulers: Call[] = [];
  const durations: number[] = [];
  for (let i = 0; i < parts.length; ) {
    let end = i + 1;
    const cosine = cosineOf(parts[i].spec);
    while (!cosine && end < parts.length && !cosineOf(parts[end].spec)) end++;
    const points = cosine ? undefined : pointsOf(parts.slice(i, end), parts[i].start);
    const call = cosine ?? (points && { name: "PiecewiseLinear", kwargs: { milestones_values: points } });
    if (!call) return undefined;
    schedulers.push(call);
    durations.push(parts[end - 1].until - parts[i].start);
    i = end;
  }
  const last = parts[parts.length - 1];
  const ramp = rampOf(last.spec);
  // After a last cosine its end is held by a line of one point.
  if (ramp?.kind === "cosine" && !ramp.onward) {
    schedulers.push({ name: "PiecewiseLinear", kwargs: { milestones_values: [[0, ramp.to]] } });
    durations[durations.length - 1] = ramp.over;
  } else durations.pop();
  if (schedulers.length < 2 || !durations.every(Number.isInteger)) return undefined;
  return { name: "ConcatScheduler", kwargs: { schedulers, durations } };
}

/** Cycles for ever. */
function cyclical(spec: Spec): Call | undefined {
  const [floor, wave] = spec.kind === "sum" && spec.of.length === 2 ? spec.of : [undefined, spec];
  const low = floor?.kind === "constant" ? floor.value : floor ? Number.NaN : 0;
  if (wave.kind !== "repeat" || wave.times !== undefined || Number.isNaN(low)) return undefined;
  const cosine = low === 0 ? cosineOf(wave.of) : undefined;
  const { stretch = 1, damp = 1 } = wave;
  if (cosine) {
    const more = {
      ...(stretch !== 1 && { cycle_mult: stretch }),
      ...(damp !== 1 && { start_value_mult: damp, end_value_mult: damp }),
    };
    return { ...cosine, kwargs: { ...cosine.kwargs, ...more } };
  }
  const [up, down] = wave.of.kind === "sequence" ? wave.of.of.map(rampOf) : [];
  const even =
    up?.kind === "linear" && down?.kind === "linear" && up.over === down.over && up.to === down.from;
  if (!even || up.from !== down.to || damp !== 1) return undefined;
  return {
    name: "LinearCyclicalScheduler",
    kwargs: {
      start_value: low + up.from,
      end_value: low + up.to,
      cycle_size: 2 * up.over,
      ...(stretch !== 1 && { cycle_mult: stretch }),
    },
  };
}

/** A scheduler of torch that leaves the first update alone, which Ignite asks for twice. */
function wrapped({ call, baseLr }: Candidate): readonly Candidate[] {
  if (!/^(StepLR|MultiStepLR|ExponentialLR|PolynomialLR|CosineAnnealingLR)$/.test(call.name)) return [];
  return [{ call: { name: "LRScheduler", kwargs: { lr_scheduler: call } }, baseLr }];
}
