import { nearest } from "anneal";
import { type Argument, frameworks } from "anneal/convert";
import type { Found, Place } from "../../../reading.ts";
import { foundOf, lastPart } from "../../keys/found.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { closed } from "../../keys/nested.ts";
import type { Field, Fields } from "../../text/field.ts";
import { dictionary } from "../../text/field.ts";
import { type Format, hasAny, type Spot } from "../format.ts";
import { mmengineLr } from "./lr.ts";

/** Arguments that only schedulers of MMEngine have. */
const windowKeys = ["by_epoch", "begin", "end", "convert_to_iter_based"];

const isScheduler = (fields: Fields | undefined): boolean =>
  typeof fields?.get("type")?.value === "string" &&
  Object.hasOwn(frameworks.mmengine, lastPart(String(fields.get("type")?.value)));

/**
 * Configs of MMEngine as JSON or YAML: `param_scheduler`, a scheduler or a list of them, for the LR in `optim_wrapper`,
 * ended by the loop in `train_cfg` where they do not say their end.
 *
 * Source: MMEngine `Runner._build_param_scheduler`, `Runner.scale_lr`, `runner/loops.py`.
 */
export const mmengine: Format = {
  name: "MMEngine",
  frameworks: ["mmengine"],
  notations: ["yaml", "json"],
  pyyaml: true,
  signs: "param_scheduler of MMEngine",
  recognise: (fields) => {
    if (fields.has("param_scheduler")) return "sure";
    return isScheduler(fields) && hasAny(fields, windowKeys) ? "sure" : undefined;
  },
  read: (spot, scope) => readMmengine(spot, scope),
};

function readMmengine({ fields, place }: Spot, scope: Scope): readonly Found[] {
  const keys = keysOf(fields, place, scope);
  const field = fields.get("param_scheduler") ?? { ...dictionary(fields, place) };
  const lr = mmengineLr(keys);
  const loop = loopOf(keys);
  keys.settle();
  const parts = [...(field.fields ?? [])];
  // Several optimizers have a dictionary of schedulers, one entry for each.
  const several =
    parts.length > 0 &&
    !field.fields?.has("type") &&
    parts.every(([, { fields: own, items }]) => own ?? items);
  const named = several ? parts : [["param_scheduler", field] as const];
  return named.map(([title, each]) => one(keys, title, each, { lr, loop }));
}

interface Around {
  readonly lr: { readonly value?: number; readonly place: Place; readonly facts: object };
  readonly loop: Loop;
}

/** A scheduler, or a list of them that act together. */
function one(keys: Keys, title: string, field: Field, { lr, loop }: Around): Found {
  const listed = field.items ?? [field];
  const known = listed.filter((each, i) => isKnown(keys, each, field.items ? `${title}[${i}]` : title));
  const handed = known.flatMap((each, i) => closed(each, field.items ? `${title}[${i}]` : title, keys) ?? []);
  keys.settle();
  if (handed.length === 0)
    return keys.decline(title, "a scheduler with its type", field.value, { code: "missing" });
  const ended = handed.map((each) => withEnd(each, loop));
  const single = ended.length === 1;
  const type = lastPart(String(ended[0].fields?.get("type")?.value));
  const name = single ? type : "param_scheduler_list";
  const given = single
    ? Object.fromEntries([...(ended[0].fields as Fields)].filter(([key]) => key !== "type"))
    : { param_scheduler: { value: ended.map((each) => each.value), place: field.place, items: ended } };
  return foundOf({ framework: "mmengine", name, title }, given, keys, {
    place: field.place,
    context: {
      ...(lr.value !== undefined && { baseLrs: [lr.value] }),
      optimizer: lr.facts,
      ...(loop.steps !== undefined && { horizon: { steps: loop.steps } }),
    },
    more: { baseLrs: lr.place },
  });
}

/** Whether a member is a scheduler of LRs; others are told, or left out with `partial`. */
function isKnown(keys: Keys, { fields, place, value }: Field, title: string): boolean {
  if (isScheduler(fields)) return true;
  const type: Argument = fields?.get("type")?.value;
  const at = fields?.get("type")?.place ?? place;
  const words = Object.keys(frameworks.mmengine).filter((name) => name.endsWith("LR"));
  if (keys.scope.partial && typeof type === "string") {
    keys.scope.leftOut.push({ place: at, says: `${type} is left out: no scheduler of LRs that is known.` });
    return false;
  }
  const near = typeof type === "string" ? nearest(type, words) : undefined;
  const hint = near === undefined ? {} : { suggestion: `did you mean "${near}"?` };
  const own = keysOf(new Map(fields ?? []), at, keys.scope);
  return own.decline(`${title}.type`, `one of ${words.join(", ")}`, type ?? value, {
    code: "unknown",
    words,
    ...hint,
  });
}

/** How long the training loop runs. */
interface Loop {
  readonly epochs?: number;
  readonly iters?: number;
  readonly steps?: number;
}

function loopOf(keys: Keys): Loop {
  const loop = keys.below("train_cfg");
  if (!loop) return {};
  const [epochs, iters] = ["max_epochs", "max_iters"].map((name) =>
    loop.number(name, { min: 1, whole: true }),
  );
  loop.settle();
  const perEpoch = keys.scope.facts.horizon?.stepsPerEpoch;
  // A loop of iterations counts as one epoch.
  if (iters !== undefined) return { epochs: 1, iters, steps: iters };
  if (epochs === undefined) return {};
  const all = perEpoch === undefined ? undefined : epochs * Math.ceil(perEpoch);
  return { epochs, iters: all, steps: all };
}

/** Where a scheduler does not say its end, it ends with the loop. */
function withEnd(field: Field, { epochs, iters }: Loop): Field {
  const fields = field.fields as Fields;
  const end = fields.get("by_epoch")?.value === false ? iters : epochs;
  if (fields.has("end") || end === undefined) return field;
  return dictionary(new Map([...fields, ["end", { value: end, place: field.place }]]), field.place);
}
