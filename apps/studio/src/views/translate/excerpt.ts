/** Lines of a long text that stand in a row. */
export interface Stretch {
  /** The number of the first of them, from 1. */
  readonly first: number;
  readonly lines: readonly string[];
}

/** Lines around each that matters, lines in all, and characters of a line. */
const around = 2;
const mostLines = 60;
const widest = 160;

/** The lines of a long text that matter, and those around them; without one, its beginning. */
export function excerpt(text: string, marked: readonly number[]): readonly Stretch[] {
  const lines = text.split("\n");
  const wanted = marked.length === 0 ? [1, 2, 3, 4, 5, 6] : marked;
  const near = new Set(
    [...wanted]
      .sort((a, b) => a - b)
      .flatMap((line) => Array.from({ length: 2 * around + 1 }, (_, i) => line - around + i))
      .filter((line) => line >= 1 && line <= lines.length),
  );
  const stretches: { first: number; lines: string[] }[] = [];
  for (const line of [...near].slice(0, mostLines)) {
    const last = stretches.at(-1);
    const shown = cut(lines[line - 1]);
    if (last && last.first + last.lines.length === line) last.lines.push(shown);
    else stretches.push({ first: line, lines: [shown] });
  }
  return stretches;
}

function cut(line: string): string {
  if (line.length <= widest) return line;
  // Not between the two halves of one character.
  const end = /[\uD800-\uDBFF]/.test(line[widest - 1]) ? widest - 1 : widest;
  return `${line.slice(0, end)}…`;
}
