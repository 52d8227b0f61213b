import type { Spec } from "../../schedules/index.ts";
import { type Call, lastPart } from "../call.ts";
import type { Note } from "../note.ts";
import { note } from "../note.ts";
import { decline } from "../scheduler.ts";
import { scaled, sliceOf } from "../shared/parts.ts";
import { type Member, readMember } from "../torch/member.ts";
import { memberKinds } from "../torch/members.ts";

/** A scheduler of torch inside Ignite's LRScheduler. */
export interface Wrapped {
  readonly member: Member;
  readonly restarts: boolean;
}

/** Whether a nested scheduler is one of torch. */
export const isTorch = (call: Call): boolean =>
  Object.hasOwn(memberKinds, lastPart(call.name)) || /^torch\b/.test(call.name);

/** Reads a wrapped scheduler of torch. */
export function readWrapped(call: Call, path: string): Wrapped {
  if (!Object.hasOwn(memberKinds, lastPart(call.name))) {
    return decline(
      path,
      `one of ${Object.keys(memberKinds)
        .map((name) => `torch.${name}`)
        .join(", ")}`,
      call.name,
      "unknown",
    );
  }
  return {
    member: readMember(call, memberKinds, path),
    restarts: lastPart(call.name) === "CosineAnnealingWarmRestarts",
  };
}

/**
 * Ignite's LRScheduler asks torch for the LR of step 0 once more, although torch set it when it was made: a start factor,
 * and a milestone at 0, are applied twice. Warm restarts are asked for the next step instead.
 */
export function wrappedSpec({ member, restarts }: Wrapped, base: number): Spec {
  if (restarts) return sliceOf(member.of(base), 1);
  return member.multiplies ? scaled(member.first, member.of(base)) : member.of(base);
}

/** What Ignite changes about a scheduler of torch. */
export function wrappedNotes({ member, restarts }: Wrapped): readonly Note[] {
  if (restarts) return [note("early", "Ignite runs warm restarts one update ahead.", 0)];
  if (!member.multiplies || member.first === 1) return [];
  return [
    note("jumps", "Ignite applies what torch sets at step 0 twice: the start factor remains for ever.", 0),
  ];
}
