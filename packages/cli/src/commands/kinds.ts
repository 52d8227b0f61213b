import type { AnyKind } from "anneal";
import { otherWords, plainWord, whyNone } from "../names/aliases.ts";
import { flagOf, placeholder } from "../names/flags.ts";
import { type Field, type Form, findForm, nearestWord } from "../names/forms.ts";
import { alignColumns, wrap } from "../output/layout.ts";
import { createPen, type Pen } from "../output/look.ts";
import { UsageError } from "../output/usage-error.ts";
import { type Context, lookFor, type Options } from "./context.ts";

/** `anneal kinds`: what schedules there are, or the fields of one. */
export async function kinds([word]: readonly string[], options: Options, context: Context): Promise<number> {
  const { io, forms, compiler } = context;
  const all = [...compiler.kinds.values()];
  const recipes = forms.filter((form) => form.is === "recipe");
  if (options.json === true) {
    const found = word === undefined ? { recipes, kinds: all } : one(word, context);
    await io.write(`${JSON.stringify(asJson(found), endless, 2)}\n`);
    return 0;
  }
  const { color, width } = lookFor(options, io);
  const pen = createPen(color);
  const look = { pen, width };
  const lines = word === undefined ? overview(recipes, all, look) : about(word, one(word, context), look);
  await io.write(`${lines.join("\n")}\n`);
  return 0;
}

/** JSON has no Infinity: a default of "for ever" is null. */
const endless = (_: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? null : value);

interface Look {
  readonly pen: Pen;
  readonly width: number;
}

function overview(recipes: readonly Form[], all: readonly AnyKind[], { pen }: Look): readonly string[] {
  const short = (name: string): string => {
    const [word] = otherWords(name).filter((each) => /^[a-z0-9-]+$/.test(each));
    return word === undefined ? name : `${name}, ${word}`;
  };
  const rows = [
    ...recipes.map(({ name, says }) => [short(name), says]),
    ...all.map(({ kind, says }) => [kind, says]),
  ];
  const lines = alignColumns(rows.map(([name, says]) => [`  ${name}`, says]));
  return [
    `${pen.bold("Recipes")}  ${pen.dim("build a spec from flags: anneal show cosine --peak 3e-4 --steps 10k")}`,
    ...lines.slice(0, recipes.length),
    "",
    `${pen.bold("Kinds")}  ${pen.dim("are what spec files are made of")}`,
    ...lines.slice(recipes.length),
    "",
    pen.dim("anneal kinds <name> shows its fields. Other people's names work, too: SGDR, WSD, StepLR."),
  ];
}

/** The recipe and the kind that a word means. */
interface Found {
  readonly recipes: readonly Form[];
  readonly kinds: readonly AnyKind[];
  readonly preset?: { readonly [field: string]: unknown };
  readonly note?: string;
}

function one(word: string, { forms, compiler }: Context): Found {
  const named = findForm(word, forms);
  const kind =
    [...compiler.kinds.values()].find((each) => plainWord(each.kind) === plainWord(word)) ??
    (named === undefined ? byOtherWord(word, compiler.kinds) : undefined);
  if (named === undefined && kind === undefined) {
    const none = whyNone(word);
    if (none !== undefined) throw new UsageError(none.sentence, none.hint);
    const near = nearestWord(word, forms);
    throw new UsageError(
      `expected a recipe or kind, received ${JSON.stringify(word)}`,
      near === undefined ? "anneal kinds lists them" : `did you mean ${near}?`,
    );
  }
  return {
    recipes: named === undefined ? [] : [named.form],
    kinds: kind === undefined ? [] : [kind],
    preset: named?.preset,
    note: named?.note,
  };
}

const asJson = (found: Found): object => {
  const entry = ({ says, fields }: Form | AnyKind, name: string): object => ({
    name,
    says,
    alsoCalled: otherWords(name),
    fields,
  });
  return {
    recipes: found.recipes.map((form) => entry(form, form.name)),
    kinds: found.kinds.map((kind) => entry(kind, kind.kind)),
    ...(found.note !== undefined && { note: found.note }),
  };
};

function about(word: string, { recipes, kinds, preset = {}, note }: Found, look: Look): readonly string[] {
  const parts = [
    ...recipes.map((form) => formLines(word, form, { preset, note }, look)),
    ...kinds.map((kind) => kindLines(kind, look)),
  ];
  return parts.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

const byOtherWord = (word: string, all: ReadonlyMap<string, AnyKind>): AnyKind | undefined =>
  [...all.values()].find((each) => otherWords(each.kind).map(plainWord).includes(plainWord(word)));

function formLines(
  word: string,
  form: Form,
  { preset = {}, note }: Pick<Found, "preset" | "note">,
  { pen, width }: Look,
): readonly string[] {
  const set = Object.entries(preset).map(([field, value]) => `${flagOf(field)} ${String(value)}`);
  const means =
    plainWord(word) === plainWord(form.name)
      ? ""
      : `${word} means ${form.name}${set.length > 0 ? ` with ${set.join(" ")}` : ""}`;
  const others = otherWords(form.name);
  const rows = Object.entries(form.fields).map(([name, field]) => [
    `  ${flagOf(name)} ${placeholder(field)}`,
    `${field.says}${remark(field)}`,
  ]);
  return [
    `${pen.bold(form.name)}  ${form.says}`,
    ...(means === "" && note === undefined ? [] : wrap([means || word, note ?? []].flat().join(": "), width)),
    ...(others.length > 0 ? wrap(`also called ${others.join(", ")}`, width, "  ").map(pen.dim) : []),
    ...hanging(rows, width),
  ];
}

function kindLines({ kind, says, fields }: AnyKind, { pen, width }: Look): readonly string[] {
  const rows = Object.entries(fields).map(([name, field]) => [`  ${name}`, `${field.says}${remark(field)}`]);
  return [`${pen.dim("In a spec")} ${pen.bold(`"kind": "${kind}"`)}  ${says}`, ...hanging(rows, width)];
}

/** Rows of a name and a text; long texts go on under themselves. */
function hanging(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const first = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, text]) =>
    wrap(text, Math.max(20, width - first - 2)).map(
      (line, i) => (i === 0 ? name : "").padEnd(first + 2) + line,
    ),
  );
}

/** What a value may be, and what an absent one means. */
function remark(field: Field): string {
  const choices = field.type === "choice" ? `: ${field.of.join(", ")}` : "";
  if (field.default !== undefined)
    return `${choices} (default ${field.default === Number.POSITIVE_INFINITY ? "for ever" : field.default})`;
  return choices + (field.optional ? "" : " (required)");
}
