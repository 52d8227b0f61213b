import type { TaskSpec } from "@anneal/lab";
import type { TaskFacts } from "./describe.ts";

/** A file of the user's: its text, and what a worker said of it. */
export interface OwnData {
  /** As the file is called. It may hold anything: it is only ever shown as text. */
  readonly name: string;
  readonly kind: "csv" | "text";
  readonly text: string;
  /** Tells this file from an earlier one of the same name. */
  readonly number: number;
  readonly columns?: readonly string[];
  /** Empty while it is not known. */
  readonly target: string;
  readonly facts?: TaskFacts;
  readonly problem?: string;
  readonly isReading: boolean;
}

/** A table by its name, else by its first line: several names with one delimiter, as often in the next line. */
export function kindOf(name: string, text: string): OwnData["kind"] {
  if (/\.(csv|tsv)$/i.test(name)) return "csv";
  if (/\.(txt|md|text|log|html?|tex)$/i.test(name)) return "text";
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 4);
  const isTable = ["\t", ";", ","].some((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    return lines.length > 2 && counts[0] > 1 && counts.every((count) => count === counts[0]);
  });
  return isTable ? "csv" : "text";
}

export const specOf = ({ name, kind, text, target }: OwnData): TaskSpec =>
  kind === "csv" ? { kind, path: name, text, target } : { kind, path: name, text };
