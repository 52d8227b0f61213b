import { compile } from "../../compile/index.ts";
import { type Argument, type Call, isCall, lastPart } from "../call.ts";
import { type Member, readMember } from "./member.ts";
import { memberKinds } from "./members.ts";

/** The LR of each update as torch's recursions compute it, each from the LR before: `table[t]` of step t. */
export interface Recursion {
  readonly of: (steps: number) => Float64Array;
}

/** How torch computes a scheduler that is a recursion, or several in a row; undefined for others. */
export function recursionOf(call: Call, base: number): Recursion | undefined {
  const name = lastPart(call.name);
  if (Object.hasOwn(memberKinds, name)) return ruled([readMember(call, memberKinds, name)], [], base);
  if (name !== "SequentialLR") return undefined;
  const [calls, milestones] = [call.kwargs?.schedulers, call.kwargs?.milestones];
  if (!Array.isArray(calls) || !Array.isArray(milestones) || !calls.every((each) => isCall(each as Argument)))
    return undefined;
  const members = (calls as readonly Call[]).map((each) => readMember(each, memberKinds, name));
  return ruled(members, milestones as readonly number[], base);
}

/** At a milestone the next member begins by its closed form, and goes on by its recursion. */
const ruled = (members: readonly Member[], milestones: readonly number[], base: number): Recursion => ({
  of: (steps) => {
    const table = new Float64Array(steps);
    const starts = [0, ...milestones];
    let [lr, i] = [base, 0];
    for (let t = 0; t < steps; t++) {
      const begins = starts[i + 1] === t;
      if (begins) i++;
      const { later, of, next } = members[i];
      lr = begins ? firstOf(later.kind === "of" ? later.of : of, base) : next(lr, t - starts[i], base);
      table[t] = lr;
    }
    return table;
  },
});

const firstOf = (of: Member["of"], base: number): number => compile(of(base), { steps: 1 }).at(0);
