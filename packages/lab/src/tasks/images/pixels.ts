import type { Dataset } from "../task.ts";

/** Images end to end, `size` bytes each. */
export interface Pixels {
  readonly values: Uint8Array;
  readonly size: number;
}

export interface PixelScale {
  readonly mean: number;
  readonly deviation: number;
}

/** Mean and deviation of all pixels of these images; `undefined` when they are all the same. */
export function pixelScale({ values, size }: Pixels, rows: Uint32Array): PixelScale | undefined {
  const counts = new Array<number>(256).fill(0);
  for (const row of rows) for (const value of values.subarray(row * size, (row + 1) * size)) counts[value]++;
  const total = rows.length * size;
  const mean = counts.reduce((sum, n, value) => sum + n * value, 0) / total;
  const variance = counts.reduce((sum, n, value) => sum + n * (value - mean) ** 2, 0) / total;
  return counts.some((n) => n === total) ? undefined : { mean, deviation: Math.sqrt(variance) };
}

/** The data set of these images: bytes in memory, numbers when they are asked for. */
export function pickImages(
  { values, size, mean, deviation, y }: Pixels & PixelScale & { readonly y: Int32Array },
  members: Uint32Array,
): Dataset {
  return {
    rows: members.length,
    batch: (rows) => {
      const x = new Float32Array(rows.length * size);
      for (let i = 0; i < rows.length; i++) {
        const begin = members[rows[i]] * size;
        for (let j = 0; j < size; j++) x[i * size + j] = (values[begin + j] - mean) / deviation;
      }
      return { x, y: Int32Array.from(rows, (row) => y[members[row]]) };
    },
  };
}
