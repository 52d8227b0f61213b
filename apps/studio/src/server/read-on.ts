/** So many bytes of what is known are asked for again: they are others where the file was begun anew. */
const overlap = 1024;

/**
 * Reads a file of which the beginning is known: only what is new of one that has grown, and all of one that was cut or
 * begun anew. `ask` fetches it, from a byte on where one is given, and throws for what is no file.
 */
export async function readOn(
  ask: (from?: number) => Promise<Response>,
  known: Blob | undefined,
): Promise<Blob> {
  if (known === undefined || known.size === 0) return await (await ask()).blob();
  const from = Math.max(0, known.size - overlap);
  const answer = await ask(from);
  // It is shorter than that by now.
  if (answer.status === 416) return await (await ask()).blob();
  // Another server, that knows no ranges.
  if (answer.status !== 206) return await answer.blob();
  const some = await answer.blob();
  const again = known.size - from;
  const isSame = startOf(answer) === from && (await isEqual(known.slice(from), some.slice(0, again)));
  if (!isSame) return await (await ask()).blob();
  return some.size === again ? known : new Blob([known, some.slice(again)]);
}

const startOf = ({ headers }: Response): number =>
  Number(/^bytes (\d+)-/.exec(headers.get("content-range") ?? "")?.[1]);

async function isEqual(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  const [a, b] = await Promise.all([one.arrayBuffer(), other.arrayBuffer()]);
  const [x, y] = [new Uint8Array(a), new Uint8Array(b)];
  return x.every((byte, i) => byte === y[i]);
}
