import {
  type ConvertedText,
  convertText,
  type Found,
  notPerEpoch,
  perEpoch,
  type ReadOptions,
  read,
} from "@anneal/parse";
import { compile, type Spec } from "anneal";
import type { ConvertContext, Converted } from "anneal/convert";
import { amountOf, stepsFrom } from "./amount.ts";
import { edited } from "./control/fields.ts";
import type { Pasted } from "./input.ts";
import { frameworkNames } from "./names.ts";
import { argumentsOf, lastPart, numberText } from "./read-arguments.ts";
import { readSpec } from "./read-spec.ts";
import { commentedLr, readWritten } from "./read-written.ts";
import { asksOf, refusalsOf } from "./refusals.ts";
import { lengthOfFound } from "./run-length.ts";
import type { Ask, ReadSide, Side } from "./side.ts";

/** Reads what was pasted. It never throws: whatever the text is, there is something to say about it. */
export function readSide(pasted: Pasted): Side {
  if (pasted.text.trim() === "") return { state: "empty" };
  try {
    const spec = readSpec(pasted.text);
    if (spec !== undefined) return spec;
    const side = readScheduler(pasted);
    // A function of its own is no framework's scheduler, but what anneal wrote it can read again.
    return (side.state === "refused" ? readWritten(pasted.text) : undefined) ?? side;
  } catch (error) {
    return { state: "refused", refusals: refusalsOf(error), asks: [], canLeaveOut: false };
  }
}

function readScheduler(pasted: Pasted): Side {
  const options = optionsOf(pasted);
  try {
    const { converted, leftOut, reading } = convertText(pasted.text, options);
    const pick = Math.min(pasted.pick, converted.length - 1);
    return sideOf(converted[pick], {
      pasted,
      format: reading.format,
      leftOut: leftOut.map(({ says }) => says),
      choices: converted.length > 1 ? converted.map(({ found }, i) => choiceOf(found, i)) : [],
      pick,
    });
  } catch (error) {
    const found = foundIn(pasted.text, options);
    const asks = [...asksOf(error, found), ...answered(pasted)];
    const [first, ...rest] = refusalsOf(error, found);
    const reacts = asks.some(({ what }) => what === "peak") ? reactingIn(pasted.text, options) : undefined;
    return {
      state: "refused",
      refusals: [first, ...rest],
      asks: asks.filter((ask, i) => asks.findIndex(({ label }) => label === ask.label) === i),
      canLeaveOut:
        !pasted.partial && asks.length === 0 && canRead(pasted.text, { ...options, partial: true }),
      ...(reacts !== undefined && { reacts }),
    };
  }
}

const choiceOf = ({ title, call, place }: Found, i: number): string =>
  `${i + 1}. ${title === lastPart(call.name) ? title : `${title}, ${lastPart(call.name)}`}, line ${place.line}`;

/** What was answered before stays to be seen and changed. */
function answered({ names, peak, ownSteps, stepsPerEpoch }: Pasted): readonly Ask[] {
  return [
    ...Object.keys(names).map((label): Ask => ({ what: "name", label })),
    ...(peak === "" ? [] : [{ what: "peak", label: "LR of the optimizer" } as const]),
    ...(ownSteps === "" ? [] : [{ what: "ownSteps", label: "Steps of the run" } as const]),
    ...(stepsPerEpoch === "" ? [] : [{ what: "stepsPerEpoch", label: "Steps per epoch" } as const]),
  ];
}

function optionsOf({ text, names, peak, ownSteps, stepsPerEpoch, partial }: Pasted): ReadOptions {
  const known = Object.entries(names).flatMap(([name, typed]) => {
    const value = amountOf(typed);
    return value === undefined ? [] : [[name, value] as const];
  });
  const lr = amountOf(peak) ?? commentedLr(text);
  const steps = stepsFrom(ownSteps);
  const perEpoch = stepsFrom(stepsPerEpoch);
  const horizon = {
    ...(steps !== undefined && { steps }),
    ...(perEpoch !== undefined && { stepsPerEpoch: perEpoch }),
  };
  const facts: ConvertContext = {
    ...(lr !== undefined && lr > 0 && { baseLrs: [lr] }),
    ...(Object.keys(horizon).length > 0 && { horizon }),
    ...(steps !== undefined && { maxDuration: `${steps}ba` }),
  };
  return { names: Object.fromEntries(known), facts, partial };
}

function foundIn(text: string, options: ReadOptions): readonly Found[] {
  try {
    return read(text, options).found;
  } catch {
    return [];
  }
}

/** The scheduler that reacts to the run, if all that is missing is the LR of the optimizer. */
function reactingIn(text: string, options: ReadOptions): string | undefined {
  try {
    const { converted } = convertText(text, { ...options, facts: { ...options.facts, baseLrs: [1] } });
    return converted[0].converted.control && lastPart(converted[0].found.call.name);
  } catch {
    return undefined;
  }
}

function canRead(text: string, options: ReadOptions): boolean {
  try {
    return convertText(text, options).converted.length > 0;
  } catch {
    return false;
  }
}

interface About extends Pick<ReadSide, "format" | "leftOut" | "choices" | "pick"> {
  readonly pasted: Pasted;
}

function sideOf(read: ConvertedText, about: About): Side {
  const { found } = read;
  const { pasted, ...rest } = about;
  const stepped = asStepped(read, pasted);
  const { converted, updates, refused, ...unit } = stepped;
  const specs = specsOf(converted);
  const common = {
    ...rest,
    framework: frameworkNames[found.framework],
    scheduler: lastPart(found.call.name),
    args: argumentsOf(found),
    notes: converted.notes,
    assumed: [...found.assumed, ...commented(pasted, found)],
    specs,
    group: Math.min(pasted.group, specs.length - 1),
    converted,
    ...(found.context.optimizer?.name !== undefined && { optimizer: found.context.optimizer.name }),
    ...unit,
    ...(refused !== undefined && { leftOut: [...rest.leftOut, refused] }),
    asks:
      unit.stepIs === "epoch" && pasted.stepsPerEpoch === ""
        ? [...answered(pasted), epochAsk]
        : answered(pasted),
  };
  if (converted.control !== undefined) {
    const { control, wrong } = edited(converted.control, pasted.edits, pasted.keptEdits);
    // The notes of a controller tell its counts as they were pasted.
    const notes =
      control === converted.control
        ? converted.notes
        : converted.notes.filter(({ code }) => code !== "controller");
    return {
      state: "reacts",
      ...common,
      notes,
      converted: { ...converted, control, notes },
      ...(wrong && { wrongEdits: wrong }),
    };
  }
  const own = lengthOfFound(pasted.text, found, { converted, ...(updates !== undefined && { updates }) });
  return { state: "read", ...common, ...(own && { own }) };
}

const epochAsk: Ask = { what: "stepsPerEpoch", label: "Steps per epoch" };

interface Stepped {
  readonly converted: Converted;
  /** Updates of an epoch, once it is a schedule of updates. */
  readonly updates?: number;
  readonly stepIs?: "update" | "epoch";
  readonly lacks?: "steps per epoch";
  /** Why it stays one of epochs. */
  readonly refused?: string;
}

/** In updates, also where its loop steps it once an epoch; until somebody says how long one is, in epochs. */
function asStepped(
  { found, converted }: ConvertedText,
  { perEpoch: isEpochs, stepsPerEpoch }: Pasted,
): Stepped {
  const about = { framework: found.framework, scheduler: lastPart(found.call.name) };
  if (converted.control !== undefined || notPerEpoch(converted, about) !== undefined) return { converted };
  if (!isEpochs) return { converted, stepIs: "update" };
  const updates = stepsFrom(stepsPerEpoch);
  if (updates === undefined) return { converted, stepIs: "epoch", lacks: "steps per epoch" };
  const slow = perEpoch(converted, { ...about, updates });
  if ("converted" in slow) return { converted: slow.converted, updates, stepIs: "epoch" };
  return { converted, stepIs: "epoch", refused: `${slow.refused}: its steps are epochs here.` };
}

/** That the LR of the optimizer stands in a comment alone. */
function commented({ text, peak }: Pasted, { context: { baseLrs, optimizer } }: Found): readonly string[] {
  const lr = commentedLr(text);
  const isUsed = lr !== undefined && peak === "" && optimizer === undefined && baseLrs?.[0] === lr;
  return isUsed ? [`The LR of the optimizer, ${numberText(lr)}, is taken from the comment above it.`] : [];
}

/** One spec for each parameter group; times that the caller chose become a table. */
function specsOf({ groups, positions }: Converted): readonly [Spec, ...Spec[]] {
  const [first, ...rest] =
    positions === undefined
      ? groups
      : groups.map((spec): Spec => {
          const { at } = compile(spec, { steps: Math.max(1, positions.length) });
          return { kind: "table", runs: positions.map((time) => [at(time), 1] as const) };
        });
  return [first, ...rest];
}
