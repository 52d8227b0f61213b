import { AnnealError } from "anneal";
import { plateau } from "anneal/control";
import type { Control, PlateauFacts } from "anneal/convert";
import { amountOf } from "../amount.ts";

/** What was typed over options of a controller: `{ patience: "5" }`. */
export type Edits = { readonly [name: string]: string };

type Plateau = Extract<Control, { readonly kind: "plateau" }>;

export interface ControlField {
  readonly name: keyof PlateauFacts;
  readonly label: string;
}

/** Those that are numbers, in the order of the form. */
export const controlFields: readonly ControlField[] = [
  { name: "factor", label: "Factor" },
  { name: "patience", label: "Stale checks" },
  { name: "cooldownChecks", label: "Ignored after a cut" },
  { name: "minRatio", label: "Least gain, share" },
  { name: "minDelta", label: "Least gain" },
  { name: "floor", label: "Lowest LR, share" },
];

/** A path of the library, `control.minRatio`, as the form names it. */
export function fieldAt(path: string): string {
  const name = /^control\.(\w+)$/.exec(path)?.[1];
  return controlFields.find((field) => field.name === name)?.label ?? path;
}

/** What a plateau controller has in a field; of floors, that of the first group. What it has not is 0. */
export function valueIn({ options }: Plateau, name: keyof PlateauFacts): number {
  const value = name === "floor" ? options.floor[0] : options[name];
  return typeof value === "number" ? value : 0;
}

/** A controller with what was typed over it; what is wrong, by the name of the field, keeps its last valid value. */
export interface Edited {
  readonly control: Control;
  readonly wrong?: { readonly [name: string]: string };
}

/** @param kept what was last typed and valid, of each field. */
export function edited(control: Control, edits: Edits, kept: Edits = {}): Edited {
  const given = Object.entries(edits).filter(([, text]) => text.trim() !== "");
  if (control.kind !== "plateau" || given.length === 0) return { control };
  const wrong: { [name: string]: string } = {};
  const options: { [name: string]: unknown } = { ...control.options };
  const before = (name: string): unknown =>
    typedIn(control, name, kept[name] ?? "") ?? control.options[name as keyof PlateauFacts];
  for (const [name, text] of given) {
    const value = typedIn(control, name, text);
    if (value === undefined) wrong[name] = "A number, such as 10, 0.5 or 1e-4.";
    options[name] = value ?? before(name);
  }
  for (const [name, says] of Object.entries(mistakesOf(options))) {
    wrong[name] = says;
    options[name] = before(name);
  }
  if (Object.keys(mistakesOf(options)).length > 0) return { control, wrong };
  return {
    control: { kind: "plateau", options: options as unknown as PlateauFacts },
    ...(Object.keys(wrong).length > 0 && { wrong }),
  };
}

/** What is typed in a field, as the library takes it. */
function typedIn({ options }: Plateau, name: string, text: string): unknown {
  if (name === "mode") return text === "" ? undefined : text;
  const value = amountOf(text);
  return value !== undefined && name === "floor" ? options.floor.map(() => value) : value;
}

function mistakesOf(options: { readonly [name: string]: unknown }): { readonly [name: string]: string } {
  try {
    plateau(options);
    return {};
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    return Object.fromEntries(
      error.problems.map(({ path, expected, received }) => [
        /^plateau\.(\w+)/.exec(path)?.[1] ?? "factor",
        `Expected ${expected}, received ${received}.`,
      ]),
    );
  }
}
