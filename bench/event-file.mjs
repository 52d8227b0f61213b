/** Loss and LR of updates 0, 1, 2 ... as an event file of TensorBoard has them: one scalar an event. */

const tags = ["train/loss", "train/lr"].map((tag) => new TextEncoder().encode(tag));
const frameSize = 12 + 4;

/**
 * @param {number} events
 * @returns {Uint8Array}
 */
export function eventFile(events) {
  const table = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
    return crc;
  });
  const out = new Uint8Array(events * 64);
  const view = new DataView(out.buffer);
  let at = 0;
  /** @param {number} from @param {number} to */
  const masked = (from, to) => {
    let crc = -1;
    for (let i = from; i < to; i++) crc = (crc >>> 8) ^ table[(crc ^ out[i]) & 255];
    crc = ~crc;
    return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
  };
  for (let i = 0; i < events; i++) {
    const step = i >> 1;
    const tag = tags[i & 1];
    const first = at;
    at += 12;
    out[at] = 0x09;
    view.setFloat64(at + 1, 1.7e9 + i / 100, true);
    out[at + 9] = 0x10;
    at += 10;
    for (let left = step; ; left = Math.floor(left / 128)) {
      out[at++] = left > 127 ? (left % 128) | 128 : left;
      if (left <= 127) break;
    }
    // summary { value { tag, simple_value } }
    out.set([0x2a, tag.length + 9, 0x0a, tag.length + 7, 0x0a, tag.length], at);
    out.set(tag, at + 6);
    at += 6 + tag.length;
    out[at] = 0x15;
    view.setFloat32(at + 1, i & 1 ? 1e-3 : 2 + 1 / (step + 1), true);
    at += 5;
    view.setUint32(first, at - first - 12, true);
    view.setUint32(first + 8, masked(first, first + 8), true);
    view.setUint32(at, masked(first + 12, at), true);
    at += frameSize - 12;
  }
  return out.subarray(0, at);
}
