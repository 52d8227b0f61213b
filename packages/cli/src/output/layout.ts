import { textWidth } from "./text-width.ts";

/** Pieces side by side, as many on a line as its width allows; further lines are indented. */
export function flow(
  pieces: readonly string[],
  {
    width,
    gap = "   ",
    indent = "",
  }: { readonly width: number; readonly gap?: string; readonly indent?: string },
): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && textWidth(line + gap + piece) <= width)
      lines[lines.length - 1] = line + gap + piece;
    else lines.push(line === undefined ? piece : indent + piece);
  }
  return lines;
}

/** A text in lines of at most so many columns, broken at spaces. */
export function wrap(text: string, width: number, indent = ""): string[] {
  return flow(text.split(/ +/), { width, gap: " ", indent });
}

/** Rows in aligned columns, two spaces apart. `right` names the columns that are aligned to the right. */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, textWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const blank = " ".repeat(widths[i] - textWidth(cell));
        return right.includes(i) ? blank + cell : cell + blank;
      })
      .join("  ")
      .trimEnd(),
  );
}
