/** Numbers texts by their bytes: a text that was met before costs no decoding. */
export type Tags = (bytes: Uint8Array, from: number, to: number) => number;

interface Known {
  readonly bytes: Uint8Array;
  readonly place: number;
}

/** Makes an empty table. `add` is called for each new text, and gives its number. */
export function createTags(add: (tag: string) => number): Tags {
  const decoder = new TextDecoder();
  const buckets = new Map<number, Known[]>();
  return (bytes, from, to) => {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]) | 0;
    const bucket = buckets.get(hash) ?? [];
    const known = bucket.find((each) => sameBytes(each.bytes, bytes, from, to));
    if (known !== undefined) return known.place;
    const own = bytes.slice(from, to);
    const place = add(decoder.decode(own));
    buckets.set(hash, [...bucket, { bytes: own, place }]);
    return place;
  };
}

function sameBytes(one: Uint8Array, other: Uint8Array, from: number, to: number): boolean {
  if (one.length !== to - from) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[from + i]) return false;
  return true;
}
