/**
 * CRC-32C (Castagnoli) of bytes, reflected, polynomial 0x1EDC6F41: what TFRecord files and our checkpoints are checked
 * with. Give the result back as `before` to go on with further bytes.
 *
 * Source: RFC 3720, appendix B.4, which has the vectors of the tests.
 */
export type Crc32c = (bytes: Uint8Array, before?: number) => number;

/** Makes the function, with its table of 8 x 256 words: eight bytes are taken in at a time. */
export function createCrc32c(): Crc32c {
  const table = tableOf(0x82f63b78);
  return (bytes, before = 0) => {
    let crc = ~before;
    let i = 0;
    for (const last = bytes.length - 7; i < last; i += 8) {
      const low = crc ^ (bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24));
      crc =
        table[0x700 | (low & 0xff)] ^
        table[0x600 | ((low >>> 8) & 0xff)] ^
        table[0x500 | ((low >>> 16) & 0xff)] ^
        table[0x400 | (low >>> 24)] ^
        table[0x300 | bytes[i + 4]] ^
        table[0x200 | bytes[i + 5]] ^
        table[0x100 | bytes[i + 6]] ^
        table[bytes[i + 7]];
    }
    for (; i < bytes.length; i++) crc = (crc >>> 8) ^ table[(crc ^ bytes[i]) & 0xff];
    return ~crc >>> 0;
  };
}

/** Row k holds what a byte does to the sum when k bytes follow it. */
function tableOf(polynomial: number): Int32Array {
  const table = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    table[byte] = crc;
  }
  for (let i = 256; i < table.length; i++) table[i] = (table[i - 256] >>> 8) ^ table[table[i - 256] & 0xff];
  return table;
}
