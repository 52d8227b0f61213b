import { nearest } from "anneal";
import { type Argument, type ConvertContext, frameworks } from "anneal/convert";
import type { Found } from "../reading.ts";
import { merged } from "../text/facts.ts";
import type { Mistake } from "../text/mistake.ts";
import { argumentsOf } from "./arguments.ts";
import { argumentOf, type Built } from "./build.ts";
import { asNumber } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { textOf } from "./nodes.ts";
import type { Candidate, Script } from "./script.ts";
import type { Value } from "./values.ts";

/** A setting of a config: `optim_wrapper = dict(...)`, or an argument of a Runner. */
type Settings = (name: string) => Value | undefined;

/** The `param_scheduler` of a config file of MMEngine, or of its Runner. */
export function mmengineOf(script: Script): readonly Candidate[] {
  const { env } = script;
  const settings: Settings = (name) => {
    const list = env.scopes.module.bindings.get(name) ?? [];
    const last = list[list.length - 1];
    return last?.to.kind === "value" ? evaluate(last.to.node, env) : undefined;
  };
  const runners = env.calls.filter((call) => {
    const callee = call.firstChild ? textOf(env.text, call.firstChild) : "";
    return /(^|\.)\w*Runner$/.test(callee);
  });
  const sources = [settings, ...runners.map((call) => argumentsSetting(call, script))];
  return sources.flatMap((each) => scheduled(each, script) ?? []);
}

function argumentsSetting(call: Parameters<typeof argumentsOf>[0], { env }: Script): Settings {
  const { kwargs } = argumentsOf(call, env);
  return (wanted) => kwargs.find(({ name }) => name === wanted)?.value;
}

/** Part of a dictionary, by keys. */
function part(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  return keys.reduce<Value | undefined>(
    (at, key) => (at?.kind === "dict" ? at.entries.find((each) => each.key === key)?.value : undefined),
    value,
  );
}

function scheduled(settings: Settings, script: Script): Candidate | undefined {
  const value = settings("param_scheduler");
  const items = value?.kind === "list" ? value.items : value?.kind === "dict" ? [value] : [];
  const typed = items.length > 0 && items.every((each) => part(each, "type") !== undefined);
  if (!value || !typed) return undefined;
  const { env, placeAt } = script;
  env.assumed.clear();
  const built: Built = {
    framework: "mmengine",
    env,
    placeAt,
    places: {},
    open: {},
    inside: new Set(),
    mistakes: [],
  };
  const path = "param_scheduler.param_scheduler";
  const list = items.map((each, i) => argumentOf(each, `${path}[${i}]`, built, { depth: 0 }));
  const known = list.flatMap((each, i) => (isKnown(each) ? [i] : []));
  const mistakes = list.flatMap((each, i) => (isKnown(each) ? [] : [unknown(each, items[i], script)]));
  const at = { from: value.from, to: value.from };
  if (known.length === 0 || (mistakes.length > 0 && !script.options.partial)) return { ...at, mistakes };
  const call: Found["call"] = {
    name: "param_scheduler",
    kwargs: { param_scheduler: known.map((i) => list[i]) },
  };
  const around = surroundings(settings, script);
  const found: Found = {
    framework: "mmengine",
    call,
    context: merged(around.context, script.options.facts),
    place: placeAt(value.from),
    title: "param_scheduler",
    places: shifted(built.places, path, known),
    open: shifted(built.open, path, known),
    assumed: [...env.assumed, ...around.assumed],
  };
  const open = around.open && !found.context.baseLrs ? around.open : undefined;
  return {
    ...at,
    mistakes,
    found: open
      ? {
          ...found,
          places: { ...found.places, baseLrs: placeAt(open.from) },
          open: { ...found.open, baseLrs: open },
        }
      : found,
  };
}

const typeOf = (value: Argument): string => {
  const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
  return typeof type === "string" ? type.slice(type.lastIndexOf(".") + 1) : "";
};

const isKnown = (value: Argument): boolean => Object.hasOwn(frameworks.mmengine, typeOf(value));

function unknown(value: Argument, { from }: Value, { placeAt }: Script): Mistake {
  const type = typeOf(value);
  const near = nearest(
    type,
    Object.keys(frameworks.mmengine).filter((each) => each !== "param_scheduler"),
  );
  return {
    place: placeAt(from),
    code: "unknown",
    expected: "a scheduler of the LR of mmengine",
    received: type,
    ...(near !== undefined && { suggestion: `did you mean "${near}"?` }),
  };
}

/** Paths by the index that an item has where others were left out. */
function shifted<T>(
  all: { readonly [path: string]: T },
  path: string,
  known: readonly number[],
): { readonly [path: string]: T } {
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => {
      const [, index, rest] = key.startsWith(path)
        ? (/^\[(\d+)\](.*)$/.exec(key.slice(path.length)) ?? [])
        : [];
      const now = known.indexOf(Number(index));
      return index === undefined ? [[key, value]] : now < 0 ? [] : [[`${path}[${now}]${rest}`, value]];
    }),
  );
}

/** The LR of the optimizer and the length of the run. */
function surroundings(settings: Settings, script: Script) {
  const wrapper = settings("optim_wrapper");
  const optimizer = part(wrapper, "optimizer") ?? settings("optimizer");
  const lr = part(optimizer, "lr");
  const [known, iters] = [asNumber(lr), asNumber(part(settings("train_cfg"), "max_iters"))];
  const type = part(optimizer, "type");
  const name = type?.kind === "plain" ? String(type.value) : type?.kind === "open" ? type.text : undefined;
  const context: ConvertContext = {
    ...(known !== undefined && { baseLrs: [known] }),
    ...((name !== undefined || known !== undefined) && {
      optimizer: {
        ...(name !== undefined && { name: name.slice(name.lastIndexOf(".") + 1) }),
        ...(known !== undefined && { lr: known }),
      },
    }),
    ...(iters !== undefined && iters >= 1 && { horizon: { steps: iters } }),
  };
  const special =
    part(wrapper, "paramwise_cfg", "custom_keys") ??
    part(settings("optimizer"), "paramwise_cfg", "custom_keys");
  const text = "paramwise_cfg gives some parameters an LR of their own, which is not read.";
  void script;
  return {
    context,
    assumed:
      special &&
      /lr_mult/.test(
        JSON.stringify(
          special.kind === "dict"
            ? special.entries.map(({ value }) =>
                value.kind === "dict" ? value.entries.map(({ key }) => key) : "",
              )
            : "",
        ),
      )
        ? [text]
        : [],
    ...(lr?.kind === "open" && { open: { text: lr.text, needs: lr.needs, from: lr.from } }),
  };
}
