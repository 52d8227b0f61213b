import { plainName } from "./plain-name.ts";

/** Names of columns that count updates, the surest first. W&B's own `_step` counts rows that were logged. */
const counts: readonly RegExp[] = [
  /^(trainer|train)_(global_)?step$/,
  /^(global|optimizer|opt|update|train(ing)?)_steps?$/,
  /^(num_)?updates?$|^n_updates?$/,
  /^steps?$/,
  /^(train_)?(num_)?iter(ation)?s?$|^itr$|^it$|^n_iter$|^iter_num$|^iteration_number$/,
];

/** The column of a part that counts its steps. */
export function stepNameIn(names: readonly string[]): string | undefined {
  for (const pattern of counts) {
    const found = names.find((name) => name !== "_step" && pattern.test(plainName(name)));
    if (found !== undefined) return found;
  }
  return names.find((name) => name === "_step");
}

/** What a column counts that is no update, by its name. */
export type OtherUnit = "time" | "tokens" | "samples" | "epochs" | "batches";

const others: readonly (readonly [OtherUnit, RegExp])[] = [
  [
    "time",
    /(^|_)(time|times|timestamp|wall_time|walltime|runtime|elapsed|ms|msec|millis|milliseconds|sec|secs|seconds|minutes|hours|date|datetime)($|_)/,
  ],
  ["tokens", /(^|_)tokens?($|_)/],
  ["samples", /(^|_)(samples?|examples?|sequences|images|seen)($|_)/],
  ["epochs", /^(train(er)?_)?(epochs?|ep)$/],
  ["batches", /^(batch|batch_idx|batch_index|micro_step|microbatch)$/],
];

/** What a column of this name counts, where it is no update. */
export const otherUnitOf = (name: string): OtherUnit | undefined =>
  others.find(([, pattern]) => pattern.test(plainName(name)))?.[0];
