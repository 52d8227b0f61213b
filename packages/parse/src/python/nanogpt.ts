import { type Argument, frameworks } from "anneal/convert";
import { argumentOf } from "./argument.ts";
import { startBuilding } from "./built.ts";
import type { Candidate, Script } from "./script.ts";
import { settingsOf } from "./settings.ts";
import { withSurroundings } from "./surroundings.ts";
import { asNumber } from "./values.ts";

/** Without these, a learning_rate may be anything's. */
const telling = ["warmup_iters", "lr_decay_iters", "decay_lr"];

/** A config file of nanoGPT, or its train.py: assignments of a module that `get_lr` reads. */
export function nanogptOf(script: Script): readonly Candidate[] {
  const [settings] = settingsOf(script, /^$/);
  const { params } = frameworks.nanogpt.get_lr;
  const given = params.flatMap((name) => {
    const value = settings(name);
    return value && value.kind !== "function" ? [{ name, value }] : [];
  });
  const told = given.filter(({ name }) => telling.includes(name)).map(({ name }) => name);
  if (told.length === 0 || (given.length === 1 && told[0] !== "lr_decay_iters")) return [];
  const built = startBuilding("nanogpt", script);
  const kwargs: readonly (readonly [string, Argument])[] = given.map(({ name, value }) => [
    name,
    argumentOf(value, `get_lr.${name}`, built, { name, depth: 0 }),
  ]);
  const silent = params.filter((name) => name !== "decay_lr" && !given.some((each) => each.name === name));
  const steps = asNumber(settings("max_iters"));
  const beta2 = asNumber(settings("beta2"));
  const call = { name: "get_lr", kwargs: Object.fromEntries(kwargs) };
  const around = {
    context: {
      optimizer: { name: "AdamW", ...(beta2 !== undefined && { beta2 }) },
      ...(steps !== undefined && steps >= 1 && { horizon: { steps } }),
    },
    assumed: [
      ...(silent.length > 0 ? [`${silent.join(" and ")}: the default of nanoGPT's train.py.`] : []),
      ...(script.env.scopes.module.bindings.has("get_lr")
        ? ["The settings are read as nanoGPT's; the get_lr of the text is not run."]
        : []),
    ],
  };
  const from = Math.min(...given.map(({ value }) => value.from));
  const standing = { built, script, title: "get_lr", from };
  return [{ from, to: from, found: withSurroundings(call, around, standing), wrong: [] }];
}
