import type { Spec } from "../../schedules/index.ts";
import { type Call, lastPart } from "../call.ts";
import type { Note } from "../note.ts";
import { type Args, bind, type Params } from "../params/bind.ts";
import { ignored, only, type Param } from "../params/param.ts";
import { decline } from "../scheduler.ts";

/**
 * A torch scheduler as torch runs it: by a recursion on the LR in force. It can stand alone or inside others.
 */
export interface Member {
  /** The LR of a group with this base LR, when the scheduler stands alone. Some differ from group to group. */
  readonly of: (base: number, group?: number) => Spec;
  /** How many groups it has functions for, where it has a list of them. */
  readonly groups?: number;
  /** The recursion: the LR of step t, after `lr`, which another scheduler may have changed. */
  readonly next: (lr: number, t: number, base: number) => number;
  /** Whether it only multiplies the LR in force, so that `of` is a factor times the base LR. */
  readonly multiplies: boolean;
  /** What it multiplies the LR by when it is made. */
  readonly first: number;
  /** As a later member of SequentialLR it begins by its closed form: what differs then, or why it cannot. */
  readonly later: Later;
  /** The step at which it raises an error. */
  readonly stops?: number;
  readonly notes?: readonly Note[];
  /** The lowest LR of a cosine: a group that lies below it falls back where others climb. */
  readonly low?: number;
}

/** What to know of a member, for groups with these base LRs. */
export const notesOf = ({ notes = [], low }: Member, bases: readonly number[]): readonly Note[] =>
  low === undefined || bases.some((lr) => lr > low)
    ? notes
    : notes.filter(({ code }) => code !== "rises-again");

export type Later =
  | { readonly kind: "same" }
  | { readonly kind: "of"; readonly of: (base: number) => Spec }
  | { readonly kind: "stops" }
  | { readonly kind: "refused"; readonly why: string };

export const same: Later = { kind: "same" };

/** How a torch scheduler is read. */
export interface MemberKind {
  readonly params: Params;
  readonly read: (call: Call, path: string) => Member;
}

/** The arguments that every torch scheduler has. */
export const lastArguments: { readonly last_epoch: Param<unknown>; readonly verbose: Param<unknown> } = {
  last_epoch: /* @__PURE__ */ only(-1, "resuming is not converted; the schedule is the same from its start"),
  verbose: ignored,
};

/** Makes a {@link MemberKind} of its parameters and what its arguments mean. */
export const member = <P extends Params>(
  params: P,
  read: (args: Args<P>, path: string) => Member,
): MemberKind => ({ params, read: (call, path) => read(bind(call, params, path), path) });

/** Reads one of several nested schedulers. */
export function readMember(call: Call, kinds: { readonly [name: string]: MemberKind }, path: string): Member {
  const name = lastPart(call.name);
  if (Object.hasOwn(kinds, name)) {
    const found = kinds[name].read(call, path);
    if ((found.groups ?? 1) === 1) return found;
    return decline(`${path}.lr_lambda`, "one function for all groups, inside other schedulers", found.groups);
  }
  return decline(path, `one of ${Object.keys(kinds).join(", ")}`, name, "unknown");
}
