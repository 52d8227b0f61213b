import { type Spec, tableOf } from "../../schedules/index.ts";
import type { Call } from "../call.ts";
import { lastPart } from "../call.ts";
import { baseLrsOf, stepsOf } from "../context.ts";
import { note } from "../note.ts";
import { ignored, list, nested, optional } from "../params/param.ts";
import { decline, type Scheduler, scheduler } from "../scheduler.ts";
import { productOf, scaled } from "../shared/parts.ts";
import { stopsNote, unitNote } from "./alone.ts";
import { type Member, readMember } from "./member.ts";
import { memberKinds } from "./members.ts";

/**
 * torch ChainedScheduler: at every step each member in turn rewrites the LR that the one before left.
 *
 * Members that only multiply give a product. With a cosine among them the recursion follows no formula any more, and may
 * even become negative: it is run, and written as a table.
 */
export const chainedScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { schedulers: list(nested, 1), optimizer: optional(ignored) },
  ({ schedulers }, { path, context }) => {
    const members = flatten(schedulers, `${path}.schedulers`);
    const base = baseLrsOf(context, path);
    const stops = members.reduce<number | undefined>(
      (first, { stops: at }) => (at === undefined ? first : Math.min(at, first ?? at)),
      undefined,
    );
    const rest = { ...(stops !== undefined && { stops }) };
    const notes = [...stopsNote(stops, "ChainedScheduler"), unitNote];
    if (members.every((each) => each.multiplies)) {
      const factors = members.map((each) => each.of(1));
      return { groups: base.map((lr) => scaled(lr, productOf(factors))), ...rest, notes };
    }
    const steps = stepsOf(context, "for a chain with a cosine follows no formula and is written as a table");
    const tables = base.map((lr) => run(members, lr, steps));
    const text = `Schedulers in a chain rewrite each other's LR, so the cosine leaves its formula; a table of ${steps} updates.`;
    return { groups: tables, ...rest, notes: [note("table", text, 1), ...notes] };
  },
);

/** The recursion, for so many steps. */
function run(members: readonly Member[], base: number, steps: number): Spec {
  const values = new Float64Array(steps);
  let lr = base;
  for (let t = 0; t < steps; t++) {
    for (const each of members) lr = each.next(lr, t, base);
    values[t] = lr;
  }
  return tableOf(values);
}

function flatten(calls: readonly Call[], path: string): readonly Member[] {
  return calls.flatMap((call, i) => {
    const at = `${path}[${i}]`;
    if (lastPart(call.name) !== "ChainedScheduler") return [readMember(call, memberKinds, at)];
    const inner = list(nested, 1).read(call.kwargs?.schedulers ?? call.args?.[0], {
      path: `${at}.schedulers`,
      report: (found) => decline(found.path, found.expected, found.received),
    });
    return flatten(inner ?? [], `${at}.schedulers`);
  });
}
