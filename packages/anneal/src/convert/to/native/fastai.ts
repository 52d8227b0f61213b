import type { Spec } from "../../../schedules/index.ts";
import type { Call } from "../../call.ts";
import type { Propose } from "../exported.ts";
import { rampOf } from "../outline.ts";
import { rulingParts } from "../python/pieces.ts";

/** Proposes functions of fastai for the position in the run: one, or several by their shares of it. */
export const proposeFastai: Propose = (spec, { steps }) => {
  const parts = rulingParts(spec) ?? [{ start: 0, until: Infinity, spec }];
  const seen = parts.filter(({ start }) => start < steps);
  const lengths = seen.map(({ start, until }) => Math.min(until, steps) - start);
  const scheds = seen.map(({ spec: part }, i) => sched(part, lengths[i]));
  if (!scheds.every((each) => each !== undefined)) return [];
  const baseLr =
    Math.max(...scheds.map(({ kwargs = {} }) => Math.max(kwargs.start as number, kwargs.end as number)), 0) ||
    1;
  if (scheds.length === 1) return [{ call: scheds[0], baseLr }];
  const shares = lengths.map((length) => length / steps);
  const before = shares.slice(0, -1).reduce((sum, share) => sum + share, 0);
  const pcts = [...shares.slice(0, -1), 1 - before];
  // fastai insists on a sum of exactly 1.
  if (pcts.reduce((sum, share) => sum + share, 0) !== 1) return [];
  return [{ call: { name: "combine_scheds", kwargs: { pcts, scheds } }, baseLr }];
};

/** One function, for a part that takes so many updates. */
function sched(part: Spec, length: number): Call | undefined {
  if (part.kind === "constant") return made("SchedNo", [part.value, part.value]);
  if (part.kind === "exponential" && part.from > 0) {
    const end = part.from * part.factor ** (length / ((part.per as number) ?? 1));
    return end > 0 && Number.isFinite(end) ? made("SchedExp", [part.from, end]) : undefined;
  }
  const ramp = rampOf(part);
  if (!ramp || ramp.over !== length || ramp.pace !== 1) return undefined;
  const { kind, from, to, power, ease } = ramp;
  if (kind === "linear" || (kind === "polynomial" && power === 1)) return made("SchedLin", [from, to]);
  if (kind === "cosine") return power === 1 ? made("SchedCos", [from, to]) : undefined;
  return ease === "in" ? made("SchedPoly", [from, to], power) : undefined;
}

const made = (name: string, ends: readonly [start: number, end: number], power?: number): Call => ({
  name,
  kwargs: { start: ends[0], end: ends[1], ...(power !== undefined && { power }) },
});
