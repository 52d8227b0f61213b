import type { Dataset } from "./task.ts";

/** A table of numbers in memory: `width` inputs and one answer a row. */
export interface Matrix {
  readonly x: Float32Array;
  readonly y: Float32Array | Int32Array;
  readonly width: number;
}

/** The data set of these rows of a table. */
export function pickDataset({ x, y, width }: Matrix, members: Uint32Array): Dataset {
  return {
    rows: members.length,
    batch: (rows) => {
      const inputs = new Float32Array(rows.length * width);
      const answers = y instanceof Int32Array ? new Int32Array(rows.length) : new Float32Array(rows.length);
      for (let i = 0; i < rows.length; i++) {
        const member = members[rows[i]];
        inputs.set(x.subarray(member * width, (member + 1) * width), i * width);
        answers[i] = y[member];
      }
      return { x: inputs, y: answers };
    },
  };
}
