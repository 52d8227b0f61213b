/** The masked CRC-32C of the bytes from `from` to `to`, as TFRecord files hold it. */
export type MaskedCrc = (bytes: Uint8Array, from: number, to: number) => number;

/**
 * Makes the function, with its tables: four bytes are taken in at a time.
 *
 *   masked = rotate right by 15 (CRC-32C), plus 0xa282ead8
 *
 * Sources: RFC 3720, appendix B.4 (polynomial 0x1EDC6F41, reflected); tensorflow/core/lib/hash/crc32c.h.
 */
export function createMaskedCrc(): MaskedCrc {
  const [t0, t1, t2, t3] = tables();
  return (bytes, from, to) => {
    let crc = -1;
    let i = from;
    for (const last = to - 3; i < last; i += 4) {
      crc ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
      crc = t3[crc & 255] ^ t2[(crc >>> 8) & 255] ^ t1[(crc >>> 16) & 255] ^ t0[crc >>> 24];
    }
    for (; i < to; i++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[i]) & 255];
    crc = ~crc;
    return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
  };
}

/** Table k: what a byte does to the sum when k more bytes follow it. */
function tables(): readonly Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
    return crc;
  });
  const all = [first];
  for (let k = 1; k < 4; k++) all.push(all[k - 1].map((crc) => (crc >>> 8) ^ first[crc & 255]));
  return all;
}
