/** The buffers of all typed arrays inside of a value, each once: what a message can hand over instead of copying. */
export function buffersOf(value: unknown): readonly ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const look = (each: unknown): void => {
    if (typeof each !== "object" || each === null || seen.has(each)) return;
    seen.add(each);
    if (ArrayBuffer.isView(each)) {
      if (each.buffer instanceof ArrayBuffer) found.add(each.buffer);
      return;
    }
    for (const inside of Object.values(each)) look(inside);
  };
  look(value);
  return [...found];
}
