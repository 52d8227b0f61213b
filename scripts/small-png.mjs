import { crc32, deflateSync, inflateSync } from "node:zlib";

/**
 * A picture of a page as a PNG of at most 256 colours, which is a third as large: the nearest of them for all others.
 *
 * @param {Buffer} png eight bits a channel, with or without alpha, as a browser writes it
 */
export function smallPng(png) {
  const { width, height, pixels } = decode(png);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = paletteOf(counts);
  /** @type {Map<number, number>} */
  const places = new Map(palette.map((colour, i) => [colour, i]));
  for (const colour of counts.keys()) if (!places.has(colour)) places.set(colour, nearest(palette, colour));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = /** @type {number} */ (places.get(pixels[y * width + x]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    png.subarray(0, 8),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap(parts))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * The most frequent colours, and then those that would be missed most: often there and far from all that are chosen, as
 * thin lines are.
 *
 * @param {ReadonlyMap<number, number>} counts
 */
function paletteOf(counts) {
  const byCount = [...counts].sort((a, b) => b[1] - a[1]);
  const palette = byCount.slice(0, 160).map(([colour]) => colour);
  const rest = byCount
    .slice(160)
    .map(([colour, count]) => ({ colour, count, far: Number.POSITIVE_INFINITY }));
  for (let i = 0; i < palette.length && palette.length <= 256; i++) {
    for (const each of rest) each.far = Math.min(each.far, distance(palette[i], each.colour));
    if (i < palette.length - 1 || palette.length === 256 || rest.length === 0) continue;
    const missed = rest.reduce((worst, each) =>
      each.far * each.count > worst.far * worst.count ? each : worst,
    );
    if (missed.far > 0) palette.push(missed.colour);
  }
  return palette;
}

const parts = (/** @type {number} */ colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** @param {number} one @param {number} other */
function distance(one, other) {
  const [r, g, b] = parts(one);
  return (r - (other >> 16)) ** 2 + (g - ((other >> 8) & 255)) ** 2 + (b - (other & 255)) ** 2;
}

/** @param {readonly number[]} palette @param {number} colour */
function nearest(palette, colour) {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [i, other] of palette.entries()) {
    const far = distance(colour, other);
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

/** @param {string} name @param {Buffer} data */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** @param {Buffer} png */
function decode(png) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * channels, channels);
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = (bytes[i * channels] << 16) | (bytes[i * channels + 1] << 8) | bytes[i * channels + 2];
  return { width, height, pixels };
}

/**
 * Rows as they were before each was written as a difference. Source: PNG specification, filter types 0 to 4.
 *
 * @param {Buffer} raw
 * @param {number} length bytes of a row
 * @param {number} back bytes of a pixel
 */
function unfilter(raw, length, back) {
  const rows = raw.length / (length + 1);
  const out = new Uint8Array(rows * length);
  for (let y = 0; y < rows; y++) {
    const filter = raw[y * (length + 1)];
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x >= back ? out[at - back] : 0;
      const up = y > 0 ? out[at - length] : 0;
      const corner = x >= back && y > 0 ? out[at - length - back] : 0;
      out[at] =
        raw[y * (length + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return out;
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
