import { type Argument, type Call, type Dictionary, isDictionary } from "../call.ts";
import { decline, type Scheduler, type Schedulers, type Scope } from "../scheduler.ts";

/** The arguments of transformers get_scheduler, in order. */
const order = [
  "name",
  "optimizer",
  "num_warmup_steps",
  "num_training_steps",
  "scheduler_specific_kwargs",
] as const;

/**
 * Schedulers by the names of `lr_scheduler_type`, with the arguments of `get_scheduler`, and `get_scheduler` itself.
 * What is special to a scheduler stands in `scheduler_specific_kwargs`, or beside the others.
 */
export function getScheduler(byType: Schedulers): Schedulers {
  const named = Object.entries(byType).map(([type, each]): [string, Scheduler] => [
    type,
    { params: each.params, convert: (call, scope) => each.convert(flat(call, each.params, scope), scope) },
  ]);
  const get: Scheduler = {
    params: order,
    convert: (call, scope) => {
      const type = call.kwargs?.name ?? call.args?.[0];
      if (typeof type !== "string" || !Object.hasOwn(byType, type)) {
        return decline(`${scope.path}.name`, `one of ${Object.keys(byType).join(", ")}`, type, "unknown");
      }
      return byType[type].convert(flat(call, byType[type].params, scope), scope);
    },
  };
  return { ...Object.fromEntries(named), get_scheduler: get };
}

/** One flat set of arguments, with those left out that the scheduler never gets. */
function flat(call: Call, params: readonly string[], { path }: Scope): Call {
  const given: { [name: string]: Argument } = {};
  call.args?.forEach((value, i) => {
    if (i >= order.length) decline(`${path}[${i}]`, `at most ${order.length} arguments`, value, "unknown");
    given[order[i]] = value;
  });
  Object.assign(given, call.kwargs);
  const { name: _, optimizer: __, scheduler_specific_kwargs: special, ...rest } = given;
  if (special !== undefined && special !== null && !isDictionary(special)) {
    decline(`${path}.scheduler_specific_kwargs`, "a dictionary", special, "type");
  }
  for (const length of ["num_warmup_steps", "num_training_steps"]) {
    if (!params.includes(length) || rest[length] === null) delete rest[length];
  }
  return { name: call.name, kwargs: { ...rest, ...(special as Dictionary | undefined) } };
}
