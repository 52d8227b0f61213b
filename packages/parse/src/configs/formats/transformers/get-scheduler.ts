import { nearest } from "anneal";
import type { OptimizerFacts } from "anneal/convert";
import type { Found } from "../../../reading.ts";
import { foundOf, type Given, lastPart } from "../../keys/found.ts";
import type { Keys } from "../../keys/keys.ts";
import type { Field } from "../../text/field.ts";

/** What `get_scheduler` of transformers hands to a scheduler. */
export interface Wants {
  readonly warmup?: boolean;
  readonly total?: boolean;
  /** Whether `lr_scheduler_kwargs` reach it. */
  readonly special?: boolean;
}

const all: Wants = { warmup: true, total: true, special: true };

const types: { readonly [type: string]: Wants } = {
  linear: all,
  cosine: all,
  cosine_with_restarts: all,
  polynomial: all,
  constant: {},
  constant_with_warmup: { warmup: true },
  inverse_sqrt: { warmup: true, special: true },
  reduce_lr_on_plateau: { special: true },
  cosine_with_min_lr: all,
  cosine_warmup_with_min_lr: all,
  warmup_stable_decay: all,
  greedy: { special: true },
};

/** Members of SchedulerType whose names are not their values. */
const members: { readonly [name: string]: string } = { REDUCE_ON_PLATEAU: "reduce_lr_on_plateau" };

/** The name of a scheduler below a key: as a word, or as Python prints its enumeration. More may be known to a library. */
export function schedulerType(keys: Keys, key: string, more: readonly string[] = []): string | undefined {
  const written = keys.text(key);
  if (written === undefined) return undefined;
  const name = lastPart(written);
  const member = /^SchedulerType\.[A-Z_]+$/.test(written);
  const type = !member ? written : Object.hasOwn(members, name) ? members[name] : name.toLowerCase();
  if (Object.hasOwn(types, type) || more.includes(type)) return type;
  const words = [...Object.keys(types), ...more];
  const near = nearest(type, words);
  const hint = near === undefined ? {} : { suggestion: `did you mean "${near}"?` };
  return keys.decline(key, `one of ${words.join(", ")}`, written, { code: "unknown", words, ...hint });
}

/** What a type gets. */
export const wantsOf = (type: string): Wants => (Object.hasOwn(types, type) ? types[type] : all);

/** What goes into a call of `get_scheduler`, with the keys where it stands. */
export interface SchedulerFacts {
  readonly type: string;
  /** The key of the type. */
  readonly at: string;
  readonly lr: number;
  /** Where groups have other LRs. */
  readonly baseLrs?: readonly number[];
  readonly optimizer: OptimizerFacts;
  readonly total: readonly [steps: number | undefined, ...keys: string[]];
  readonly warmup: readonly [steps: number | undefined, ...keys: string[]];
  readonly special?: Field;
  /** Arguments that a library adds where `lr_scheduler_kwargs` lack them. */
  readonly added?: { readonly [name: string]: number };
}

/** The scheduler that transformers makes of these. */
export function getScheduler(keys: Keys, facts: SchedulerFacts): Found {
  const { type, at, lr, optimizer, special, added = {} } = facts;
  const wants = wantsOf(type);
  if (special && !wants.special) keys.assume(`lr_scheduler_kwargs have no effect on ${type}.`);
  const idle = wants.warmup
    ? []
    : facts.warmup.slice(1).filter((key) => Number(keys.fields.get(String(key))?.value) > 0);
  for (const key of idle) keys.assume(`${key} has no effect on ${type}.`);
  const defaults = Object.entries(added).map(([name, value]): [string, Given] => [name, [value]]);
  const [steps] = facts.total;
  return foundOf(
    { framework: "transformers", name: type, title: at },
    {
      num_warmup_steps: wants.warmup ? facts.warmup : undefined,
      num_training_steps: wants.total ? facts.total : undefined,
      ...(wants.special && Object.fromEntries([...defaults, ...(special?.fields ?? [])])),
    },
    keys,
    {
      place: keys.placeOf(at),
      context: {
        baseLrs: facts.baseLrs ?? keys.groups(lr, "learning_rate"),
        optimizer,
        ...(steps !== undefined && { horizon: { steps } }),
      },
      more: { baseLrs: keys.placeOf("learning_rate") },
    },
  );
}
