import { numberOf } from "../../table/number-of.ts";

/** The names of the columns, and whether the first row holds numbers instead. */
export interface Header {
  readonly names: readonly string[];
  readonly data: boolean;
}

/** Takes names from the first row. Those that are empty or stand there twice get a number; `says` gets what was done. */
export function headerOf(cells: readonly string[], says: string[]): Header {
  const data = cells.every((cell) => numberOf(cell, true) !== null || numberOf(cell, false) !== null);
  if (data) {
    says.push(
      `the first row holds numbers, so the columns are called "column 1" to "column ${cells.length}"`,
    );
    return { names: cells.map((_, i) => `column ${i + 1}`), data };
  }
  return { names: distinct(cells.map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"))), data };

  function distinct(given: readonly string[]): readonly string[] {
    const names: string[] = [];
    for (const [i, name] of given.entries()) {
      const before = given.slice(0, i).filter((each) => each === name).length;
      if (name === "") names.push(`column ${i + 1}`);
      else names.push(before === 0 ? name : `${name} (${before + 1})`);
      if (name !== "" && before === 1) says.push(`two columns are called ${JSON.stringify(name)}`);
    }
    return names;
  }
}
