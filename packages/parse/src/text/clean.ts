const fence = /^[ \t]*(?:```|~~~)/;

/** A text without the Markdown around its code: everything outside the fences is blank, and every place stays the same. */
export function unfenced(text: string): string {
  const lines = text.split("\n");
  let inside = false;
  const kept = lines.map((line) => {
    const isFence = fence.test(line);
    if (isFence) inside = !inside;
    return inside && !isFence ? line : blank(line);
  });
  return kept.join("\n");
}

/** Whether a text begins as a block of code in Markdown. */
export const startsFenced = (text: string): boolean => fence.test(text.trimStart());

/** Whether there are fences at all. */
export const hasFences = (text: string): boolean => /^[ \t]*(?:```|~~~)/m.test(text);

const prompt = /^[ \t]*(?:>>> ?|\.\.\.(?: |$)|In \[\d*\]: ?| {2,}\.{3,}: ?)/;

/** An interactive session without its prompts and its output, if the text begins as one. */
export function unprompted(text: string): string {
  if (!/^\s*(?:>>>|In \[\d*\]:)/.test(text)) return text;
  const lines = text.split("\n").map((line) => {
    const found = prompt.exec(line)?.[0];
    return found === undefined ? blank(line) : " ".repeat(found.length) + line.slice(found.length);
  });
  return lines.join("\n");
}

/** As many spaces; the end of the line stays. */
const blank = (line: string): string => line.replace(/[^\r]/g, " ");
