import { nearest } from "anneal";
import { type Argument, type Call, type ConvertContext, frameworks } from "anneal/convert";
import type { Mistake } from "../text/mistake.ts";
import { argumentOf, className } from "./argument.ts";
import { type Built, startBuilding } from "./built.ts";
import type { Env } from "./env.ts";
import { type Candidate, type Script, wrongOf } from "./script.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { type Surroundings, withSurroundings } from "./surroundings.ts";
import { asNumber, asText, part, plain, type Value } from "./values.ts";

/** The `param_scheduler` of a config file of MMEngine, or of a Runner. */
export function mmengineOf(script: Script): readonly Candidate[] {
  return settingsOf(script, /(^|\.)\w*Runner$/).flatMap((each) => scheduled(each, script) ?? []);
}

function scheduled(settings: Settings, script: Script): Candidate | undefined {
  const value = settings("param_scheduler");
  const items = value?.kind === "list" ? value.items : value?.kind === "dict" ? [value] : [];
  const typed = items.length > 0 && items.every((each) => part(each, "type") !== undefined);
  if (!value || !typed) return undefined;
  const { options } = script;
  const built = startBuilding("mmengine", script);
  const isKnown = (item: Value): boolean => Object.hasOwn(frameworks.mmengine, typeOf(item, script.env));
  const loop = loopOf(settings("train_cfg"), script);
  const known = items.filter(isKnown).map((each) => withEnd(each, loop));
  const wrong = wrongOf(items.filter((each) => !isKnown(each)).map((each) => unknown(each, script)));
  const at = { from: value.from, to: value.from, wrong };
  if (known.length === 0 || (wrong.length > 0 && !options.partial)) return at;
  const standing = { built, script, title: "param_scheduler", from: value.from };
  return {
    ...at,
    found: withSurroundings(
      callOf(known, built),
      surroundings(settings, { env: script.env, steps: stepsOf(known, loop) }),
      standing,
    ),
  };
}

/** The list as `from` takes it; a plateau stands alone there. */
function callOf(items: readonly Value[], built: Built): Call {
  const [first] = items;
  const type = typeOf(first, built.env);
  if (items.length === 1 && type === "ReduceOnPlateauLR" && first.kind === "dict") {
    const entries = first.entries.filter(({ key }) => key !== "type");
    const kwargs = argumentOf({ ...first, entries }, type, built, { depth: 0 }) as Call["kwargs"];
    return { name: type, kwargs };
  }
  const path = "param_scheduler.param_scheduler";
  const list: Argument = items.map((each, i) => argumentOf(each, `${path}[${i}]`, built, { depth: 0 }));
  return { name: "param_scheduler", kwargs: { param_scheduler: list } };
}

/** The `type` of a dictionary: a word, or the class itself. */
function typeOf(value: Value | undefined, env: Env): string {
  const type = part(value, "type");
  if (type?.kind === "open") return className(type.text, env);
  const name = asText(type) ?? "";
  return name.slice(name.lastIndexOf(".") + 1);
}

function unknown(value: Value, { env, placeAt }: Script): Mistake {
  const type = typeOf(value, env);
  const words = Object.keys(frameworks.mmengine).filter((each) => !each.startsWith("param_"));
  const near = nearest(type, words);
  return {
    place: placeAt((part(value, "type") ?? value).from),
    code: "unknown",
    expected: "a scheduler of the LR of mmengine",
    received: type,
    ...(near !== undefined && { suggestion: `did you mean "${near}"?` }),
  };
}

/** How long the training loop runs, as far as it is known. */
interface Loop {
  readonly epochs?: number;
  readonly iters?: number;
}

function loopOf(settings: Value | undefined, { options }: Script): Loop {
  const [epochs, iters] = ["max_epochs", "max_iters"].map((name) => {
    const count = asNumber(part(settings, name));
    return count !== undefined && Number.isInteger(count) && count >= 1 ? count : undefined;
  });
  // A loop of iterations counts as one epoch.
  if (iters !== undefined) return { epochs: 1, iters };
  const perEpoch = options.facts?.horizon?.stepsPerEpoch;
  if (epochs === undefined || perEpoch === undefined) return { ...(epochs !== undefined && { epochs }) };
  return { epochs, iters: epochs * Math.ceil(perEpoch) };
}

const countsUpdates = (item: Value): boolean => {
  const by = part(item, "by_epoch");
  return by?.kind === "plain" && by.value === false;
};

/** Where a scheduler does not say its end, the Runner ends it with the loop. */
function withEnd(item: Value, { epochs, iters }: Loop): Value {
  const end = countsUpdates(item) ? iters : epochs;
  if (item.kind !== "dict" || end === undefined || part(item, "end") !== undefined) return item;
  return {
    ...item,
    entries: [...item.entries, { key: "end", value: plain(end, item.from), from: item.from }],
  };
}

/** The length of the run in what the schedulers count: updates, or epochs where all count those. */
function stepsOf(items: readonly Value[], { epochs, iters }: Loop): number | undefined {
  if (iters !== undefined) return iters;
  const all = items.every(
    (each) => !countsUpdates(each) && part(each, "convert_to_iter_based") === undefined,
  );
  return all ? epochs : undefined;
}

/** The LR of the optimizer and the length of the run. */
function surroundings(
  settings: Settings,
  { env, steps }: { readonly env: Env; readonly steps: number | undefined },
): Surroundings {
  const wrapper = settings("optim_wrapper");
  const optimizer = part(wrapper, "optimizer") ?? settings("optimizer");
  const lr = part(optimizer, "lr");
  const known = asNumber(lr);
  const name = typeOf(optimizer, env);
  const context: ConvertContext = {
    ...(known !== undefined && { baseLrs: [known] }),
    optimizer: { ...(name && { name }), ...(known !== undefined && { lr: known }) },
    ...(steps !== undefined && { horizon: { steps } }),
  };
  const special = part(wrapper, "paramwise_cfg", "custom_keys");
  const multiplied = special?.kind === "dict" && special.entries.some(({ value }) => part(value, "lr_mult"));
  return {
    context,
    ...(lr?.kind === "open" && { open: lr }),
    assumed: multiplied ? ["paramwise_cfg gives some parameters another LR, which is not read."] : [],
  };
}
