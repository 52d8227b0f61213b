import { chunksOf, type Peeked, peek } from "./chunks.ts";

/** What gzip compressed, as it was before; anything else as it is. */
export async function inflated(peeked: Peeked, headSize: number): Promise<Peeked> {
  const [first, second] = peeked.head;
  if (first !== 0x1f || second !== 0x8b) return peeked;
  const { readable, writable } = new DecompressionStream("gzip");
  void feed(peeked.chunks, writable.getWriter());
  return peek(chunksOf(readable), headSize);
}

/** Hands bytes on. A failure shows where they are read. */
async function feed(chunks: AsyncIterable<Uint8Array>, into: WritableStreamDefaultWriter): Promise<void> {
  try {
    for await (const chunk of chunks) await into.write(chunk as Uint8Array<ArrayBuffer>);
    await into.close();
  } catch (error) {
    await into.abort(error).catch(() => {});
  }
}
