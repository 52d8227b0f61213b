import { permutation } from "../random/index.ts";

/** Row numbers of the three parts. They are disjoint and together all rows. */
export interface Split {
  readonly train: Uint32Array;
  readonly valid: Uint32Array;
  readonly test: Uint32Array;
}

/** Of 20 rows, which 3 validate and which 3 test; no two of them are neighbours. */
const validAt = [3, 10, 16];
const testAt = [6, 13, 19];

/** Fewer rows than this leave too little to validate and test with. */
export const fewestRows = 20;

/**
 * Splits rows 70/15/15 at random. With classes, every class is split so, to within one row; a class with a single row
 * goes to training, and one with more has at least one row there.
 *
 * Rows are shuffled, put together class by class and dealt in turns, so the parts' own sizes are exact to one row too.
 *
 * @param classes - the class of each row: 0, 1, 2 ...
 */
export function splitRows(rows: number, seed: number, classes?: ArrayLike<number>): Split {
  const parts = { train: [] as number[], valid: [] as number[], test: [] as number[] };
  let turn = 0;
  for (const members of byClass(permutation(rows, seed, "split"), classes)) {
    if (classes && members.length === 1) parts.train.push(members[0]);
    else for (const row of members) parts[partOf(turn++)].push(row);
  }
  return {
    train: Uint32Array.from(parts.train),
    valid: Uint32Array.from(parts.valid),
    test: Uint32Array.from(parts.test),
  };
}

/** Of 17 rows that are not for testing, which 3 validate. */
const redrawnAt = [2, 8, 14];

/**
 * Draws anew which of the rows that are not for testing validate, in the same shares and class by class; the rows for
 * testing stay what they are.
 */
export function redrawSplit({ train, valid, test }: Split, seed: number, classes?: ArrayLike<number>): Split {
  const rows = Uint32Array.from([...train, ...valid]).sort();
  const order = permutation(rows.length, seed, "validation").map((place) => rows[place]);
  const parts = { train: [] as number[], valid: [] as number[] };
  let turn = 0;
  for (const members of byClass(order, classes)) {
    if (classes && members.length === 1) parts.train.push(members[0]);
    else for (const row of members) parts[redrawnAt.includes(turn++ % 17) ? "valid" : "train"].push(row);
  }
  return { train: Uint32Array.from(parts.train), valid: Uint32Array.from(parts.valid), test };
}

function byClass(order: Uint32Array, classes?: ArrayLike<number>): readonly (readonly number[])[] {
  if (!classes) return [Array.from(order)];
  const groups: number[][] = [];
  for (const row of order) {
    groups[classes[row]] ??= [];
    groups[classes[row]].push(row);
  }
  return groups.filter((group) => group !== undefined);
}

function partOf(turn: number): keyof Split {
  if (validAt.includes(turn % 20)) return "valid";
  return testAt.includes(turn % 20) ? "test" : "train";
}

/** At most so many of these rows, evenly spaced: what is in class order stays stratified. */
export function spread(rows: Uint32Array, most: number): Uint32Array {
  if (rows.length <= most) return rows;
  return Uint32Array.from({ length: most }, (_, i) => rows[Math.floor(((i + 0.5) * rows.length) / most)]);
}
