/** What stands between the cells of a line, and in words. */
export const separators = {
  ",": "commas",
  "\t": "tabs",
  ";": "semicolons",
  "|": "bars",
  " ": "blanks",
} as const;

export type Separator = keyof typeof separators;

/** The separator of a table: the one that parts its first lines into the most cells, equally many in each. */
export function separatorOf(head: string): Separator {
  const lines = head
    .split(/\r\n|\n|\r/)
    .slice(0, 20)
    .filter((line) => line.trim() !== "");
  const marks = (Object.keys(separators) as Separator[]).filter((each) => each !== " ");
  const scored = marks.map((separator) => {
    const counts = lines.map((line) => countOutsideQuotes(line, separator));
    const alike = counts.filter((count) => count === counts[0]).length / Math.max(1, counts.length);
    return { separator, score: (counts[0] ?? 0) > 0 ? alike + counts[0] / 1e6 : 0 };
  });
  // Decimal commas: "0,5;1,5" has as many commas as semicolons, or more.
  const semicolon = scored.find(({ separator }) => separator === ";");
  if (semicolon !== undefined && semicolon.score >= 0.9) return ";";
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score === 0 && isBlank(lines) ? " " : best.separator;
}

/** Whether lines fall into equally many cells, two or more, at their blanks: as numpy and R write tables. */
function isBlank(lines: readonly string[]): boolean {
  const counts = lines.map((line) => cellsOf(line, " ").length - (line.trimStart().startsWith("# ") ? 1 : 0));
  return lines.length > 1 && counts[0] > 1 && counts.every((count) => count === counts[0]);
}

/** The cells of a line without quotes. */
export const cellsOf = (line: string, separator: Separator): readonly string[] =>
  separator === " " ? line.trim().split(/\s+/) : line.split(separator);

function countOutsideQuotes(line: string, separator: string): number {
  let count = 0;
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) count++;
  }
  return count;
}
