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

/** A controller with what was typed over it, or what is wrong, by the name of the field. */
export type Edited = { readonly control: Control } | { readonly wrong: { readonly [name: string]: string } };

export function edited(control: Control, edits: Edits): Edited {
  const given = Object.entries(edits).filter(([, text]) => text.trim() !== "");
  if (control.kind !== "plateau" || given.length === 0) return { control };
  const wrong: { [name: string]: string } = {};
  const options: { [name: string]: unknown } = { ...control.options };
  for (const [name, text] of given) {
    if (name === "mode") options[name] = text;
    else {
      const value = amountOf(text);
      if (value === undefined) wrong[name] = "A number, such as 10, 0.5 or 1e-4.";
      else options[name] = name === "floor" ? control.options.floor.map(() => value) : value;
    }
  }
  if (Object.keys(wrong).length > 0) return { wrong };
  try {
    plateau(options);
    return { control: { kind: "plateau", options: options as unknown as PlateauFacts } };
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    for (const { path, expected, received } of error.problems) {
      const name = /^plateau\.(\w+)/.exec(path)?.[1] ?? "factor";
      wrong[name] = `Expected ${expected}, received ${received}.`;
    }
    return { wrong };
  }
}
