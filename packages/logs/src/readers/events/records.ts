import type { MaskedCrc } from "./crc32c.ts";

/** What the records of a file are handed to. */
export interface RecordSink {
  /** A record whose checksums are right: the bytes from `from` to `to`, good during the call only. */
  readonly record: (bytes: Uint8Array, from: number, to: number) => void;
}

/** How the records of a file ended. */
export interface RecordsRead {
  readonly records: number;
  /** A sentence for each place where the file is torn. */
  readonly says: readonly string[];
}

const [headSize, tailSize] = [12, 4];
/** No event is longer; a length beyond it is no length. */
const longest = 2 ** 30;

/**
 * Reads TFRecord frames: the length of a message in 8 bytes, its masked CRC, the message, its masked CRC. A message
 * whose checksum is wrong is left out. Where a length is wrong, reading goes on at the next place that has a right one.
 *
 * Source: tensorflow/core/lib/io/record_writer.h.
 */
export async function readRecords(
  chunks: AsyncIterable<Uint8Array>,
  crc: MaskedCrc,
  sink: RecordSink,
): Promise<RecordsRead> {
  let held = new Uint8Array(0);
  let base = 0;
  let records = 0;
  const damage: { from: number; to: number; record: number }[] = [];
  const hurt = (from: number, to: number): void => {
    const last = damage.at(-1);
    if (last !== undefined && last.to === from) last.to = to;
    else damage.push({ from, to, record: records + 1 });
  };

  /** Reads the frames that are whole; gives where it stopped. */
  const frames = (bytes: Uint8Array): number => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    while (at + headSize <= bytes.length) {
      const length = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
      if (length > longest || view.getUint32(at + 8, true) !== crc(bytes, at, at + 8)) {
        hurt(base + at, base + at + 1);
        at++;
        continue;
      }
      const from = at + headSize;
      const to = from + length;
      if (to + tailSize > bytes.length) break;
      if (view.getUint32(to, true) === crc(bytes, from, to)) {
        sink.record(bytes, from, to);
        records++;
      } else hurt(base + at, base + to + tailSize);
      at = to + tailSize;
    }
    return at;
  };
  for await (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk : joined(held, chunk);
    const done = frames(bytes);
    held = bytes.slice(done);
    base += done;
  }
  if (held.length > 0) hurt(base, base + held.length);
  return { records, says: sentences(damage, base + held.length) };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

const mostSentences = 3;

function sentences(
  damage: readonly { readonly from: number; readonly to: number; readonly record: number }[],
  size: number,
): readonly string[] {
  const said = damage
    .slice(0, mostSentences)
    .map(({ from, to, record }) =>
      to === size
        ? `the file is torn at byte ${from}, in record ${record}; the ${record - 1} records before it are read`
        : `bytes ${from} to ${to - 1}, at record ${record}, fail their checksum and are left out`,
    );
  const more = damage.length - said.length;
  return more > 0 ? [...said, `${more} more places fail their checksum`] : said;
}
