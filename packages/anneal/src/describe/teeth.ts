import type { Piece } from "./pieces.ts";

/** Joins falls of one shape that begin again higher up, as restarts written part by part do, into cycles. */
export function joinTeeth(pieces: readonly Piece[]): Piece[] {
  const levels = pieces.flatMap(({ from, to }) => [from, to]);
  const jump = 0.05 * levels.reduce((most, level) => Math.max(most, Math.abs(level)), 0);
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    let j = i;
    while (pieces[j + 1] !== undefined && isTooth(pieces[j], pieces[j + 1], jump)) j++;
    const [first, last] = [pieces[i], pieces[j]];
    joined.push(j > i ? { ...first, course: "cycles", end: last.end, to: last.to, times: j - i + 1 } : first);
    i = j + 1;
  }
  return joined;
}

const isTooth = (one: Piece, next: Piece, jump: number): boolean =>
  one.course === "down" &&
  next.course === "down" &&
  one.cuts === undefined &&
  one.shape === next.shape &&
  next.from - one.to > jump;
