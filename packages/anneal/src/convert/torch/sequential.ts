import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf } from "../context.ts";
import { ignored, list, nested, whole } from "../params/param.ts";
import { decline, type Scheduler, scheduler } from "../scheduler.ts";
import { pieces } from "../shared/pieces.ts";
import { stopsNote, unitNote } from "./alone.ts";
import { lastArguments, type Member, notesOf, readMember } from "./member.ts";
import { memberKinds } from "./members.ts";

/**
 * torch SequentialLR: each member from its own step 0, and from the base LR. At a milestone torch takes the closed form
 * of the next member, and its recursion from there.
 */
export const sequentialLR: Scheduler = /* @__PURE__ */ scheduler(
  { optimizer: ignored, schedulers: list(nested, 1), milestones: list(whole({ min: 1 })), ...lastArguments },
  ({ schedulers, milestones }, { path, context }) => {
    if (milestones.length !== schedulers.length - 1) {
      decline(
        `${path}.milestones`,
        `${schedulers.length - 1} milestones, one less than schedulers`,
        milestones,
      );
    }
    milestones.forEach((at, i) => {
      if (at < (milestones[i - 1] ?? 0))
        decline(`${path}.milestones[${i}]`, `at least ${milestones[i - 1]}`, at);
    });
    const starts = [0, ...milestones];
    const ends = [...milestones, Number.POSITIVE_INFINITY];
    const members = schedulers.map((call, i) => readMember(call, memberKinds, `${path}.schedulers[${i}]`));
    const ofs = members.map((each, i) => (i === 0 ? each.of : begun(each, `${path}.schedulers[${i}]`)));
    const stops = members.reduce<number | undefined>((first, each, i) => {
      const own = starts[i] < ends[i] ? stopOf(each, i) : undefined;
      const at = own === undefined ? undefined : starts[i] + own;
      return at === undefined || at >= ends[i] || first !== undefined ? first : at;
    }, undefined);
    const base = baseLrsOf(context, path);
    return {
      groups: base.map((lr) =>
        pieces(ofs.map((of, i) => ({ until: ends[i], start: starts[i], spec: of(lr) }))),
      ),
      ...(stops !== undefined && { stops }),
      notes: [
        ...members.flatMap((each, i) =>
          notesOf(each, base).flatMap((found) => {
            const step = found.step === undefined ? undefined : found.step + starts[i];
            const { code, text } = found;
            // What holds for ever ends where the next member begins.
            if (code === "holds" && i < members.length - 1) return [];
            return step !== undefined && step >= ends[i]
              ? []
              : [{ code, text, ...(step !== undefined && { step }) }];
          }),
        ),
        ...stopsNote(stops, "SequentialLR"),
        unitNote,
      ],
    };
  },
);

/** A member that is not the first: it begins by its closed form. */
function begun(member: Member, path: string): (base: number) => Spec {
  const { later } = member;
  if (later.kind === "refused") return decline(path, "a scheduler with a closed form", later.why);
  return later.kind === "of" ? later.of : member.of;
}

const stopOf = (member: Member, i: number): number | undefined =>
  i > 0 && member.later.kind === "stops" ? 0 : member.stops;
