import type { LogData } from "../table/table.ts";

/** What a file holds, piece by piece, as bytes. */
export async function* chunksOf(data: LogData): AsyncGenerator<Uint8Array> {
  if (typeof data === "string") yield new TextEncoder().encode(data);
  else if (data instanceof Uint8Array) yield data;
  else if ("getReader" in data) yield* fromReader(data);
  else {
    const encoder = new TextEncoder();
    for await (const chunk of data) yield typeof chunk === "string" ? encoder.encode(chunk) : chunk;
  }
}

type WebStream = Extract<LogData, { readonly getReader: unknown }>;

async function* fromReader(stream: WebStream): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  const encoder = new TextEncoder();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { value } = next;
      if (value !== undefined) yield typeof value === "string" ? encoder.encode(value) : value;
    }
  } finally {
    await reader.cancel();
  }
}

/** A stream whose beginning was looked at: `head` is part of `chunks`. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly chunks: AsyncGenerator<Uint8Array>;
}

/** Looks at the first `size` bytes, or all where there are fewer. */
export async function peek(chunks: AsyncGenerator<Uint8Array>, size: number): Promise<Peeked> {
  const taken: Uint8Array[] = [];
  let held = 0;
  while (held < size) {
    const { done, value } = await chunks.next();
    if (done) break;
    taken.push(value);
    held += value.length;
  }
  const first = join(taken);
  return { head: first.subarray(0, size), chunks: behind(first, chunks) };
}

async function* behind(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}

/** Pieces as one. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
