import type { Call } from "../call.ts";
import { baseLrsOf } from "../context.ts";
import type { Converted } from "../converted.ts";
import { type Note, note } from "../note.ts";
import { decline, type Scheduler, type Scope } from "../scheduler.ts";
import { type Member, type MemberKind, notesOf } from "./member.ts";

/** Every schedule of torch counts calls of `step()`. */
export const unitNote: Note = note(
  "unit",
  "One step is one call of scheduler.step(): an update or an epoch, as the training loop has it.",
);

/** The notes that every group shares, and where torch raises. */
export function stopsNote(stops: number | undefined, what: string): readonly Note[] {
  return stops === undefined ? [] : [note("stops", `${what} raises an error at step ${stops}.`, stops)];
}

/** A scheduler that stands alone. */
export const alone = (kind: MemberKind): Scheduler => ({
  params: Object.keys(kind.params),
  convert: (call, scope) => standing(kind.read(call, scope.path), call, scope),
});

function standing(member: Member, call: Call, { path, context }: Scope): Converted {
  const base = baseLrsOf(context, path);
  if (member.groups !== undefined && member.groups !== base.length)
    decline(`${path}.lr_lambda`, `${base.length} functions, one for each parameter group`, member.groups);
  const groups = base.map((lr, group) => member.of(lr, group));
  const { stops } = member;
  const low = member.multiplies && member.first !== 1 && member.first !== 0;
  const started = `Update 0 has ${member.first} times the LR of the optimizer.`;
  return {
    groups,
    ...(stops !== undefined && { stops }),
    notes: [
      ...(low ? [note("starts-low", started, 0)] : []),
      ...notesOf(member, base),
      ...stopsNote(stops, call.name),
      unitNote,
    ],
  };
}
