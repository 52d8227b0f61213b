import { refuseData } from "./refuse.ts";
import { fewestRows } from "./split.ts";
import type { Fact } from "./task.ts";
import { count, counted, listed } from "./words.ts";

/** What rows are told apart by. */
export interface Classes {
  readonly names: readonly string[];
  /** The class of each row, as an index of `names`. */
  readonly values: Int32Array;
}

/** Names of the classes that one row only has. */
function seenOnce({ names, values }: Classes): readonly string[] {
  const counts = new Array<number>(names.length).fill(0);
  for (const value of values) counts[value]++;
  return names.filter((_, i) => counts[i] === 1);
}

/**
 * Refuses classes most of which are seen once, or that leave fewer than 20 rows to split.
 *
 * @param path - where they come from
 * @param received - what to name in the sentence
 */
export function checkClasses(classes: Classes, path: string, received: unknown): void {
  const rows = classes.values.length;
  const single = seenOnce(classes).length;
  if (single > rows / 2 || rows - single < fewestRows)
    refuseData(path, "classes that are seen more than once", received, {
      note: `${count(single)} of ${counted(rows, "row")} are the only one of their class`,
      suggestion: path === "target" ? "predict a number, or choose another column" : undefined,
    });
}

/**
 * What the classes are, and which of them are seen only once.
 *
 * @param name - of what is predicted
 */
export function classFacts(name: string, classes: Classes): readonly Fact[] {
  const { names } = classes;
  const single = seenOnce(classes);
  const target = {
    name: "Target",
    value: `${name}, ${counted(names.length, "class", "classes")}: ${listed(names)}`,
  };
  if (single.length === 0) return [target];
  return [
    target,
    { name: "Seen once", value: `${listed(single)}: only in the training part, so never tested` },
  ];
}
