/** Measures texts in the page's own font, each once. */
export type Ruler = (text: string, bold?: boolean, size?: number) => number;

export function createRuler(family: string): Ruler {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (text, bold = false, size = 12) => {
    const font = `${bold ? 600 : 400} ${size}px ${family}`;
    const key = `${font}|${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (context !== null) context.font = font;
    const width = context?.measureText(text).width ?? text.length * size * 0.56;
    if (known.size > 2000) known.clear();
    known.set(key, width);
    return width;
  };
}
