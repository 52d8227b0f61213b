import type { Fact } from "./task.ts";
import { counted, listed } from "./words.ts";

/**
 * What the classes are, and which of them are seen only once.
 *
 * @param name - of what is predicted
 * @param values - the class of each row, as an index
 */
export function classFacts(name: string, classes: readonly string[], values: Int32Array): readonly Fact[] {
  const counts = new Array<number>(classes.length).fill(0);
  for (const value of values) counts[value]++;
  const single = classes.filter((_, i) => counts[i] === 1);
  const target = {
    name: "Target",
    value: `${name}, ${counted(classes.length, "class", "classes")}: ${listed(classes)}`,
  };
  if (single.length === 0) return [target];
  return [
    target,
    { name: "Seen once", value: `${listed(single)}: only in the training part, so never tested` },
  ];
}
