import { roundUp } from "../../../runs/outlook.ts";

/** A log that fills less than this share of an axis gets a shorter one. */
const least = 0.2;

/**
 * The last step of the axis. While a log grows it has room for what comes, in round numbers, and stays as it was for as
 * long as the log fits: nothing moves with each reading. Otherwise it ends with what there is.
 */
export function axisEnd(
  end: number,
  { isGrowing, before }: { readonly isGrowing: boolean; readonly before?: number | undefined },
): number {
  if (!isGrowing) return end;
  return before !== undefined && end <= before && end >= least * before ? before : roundUp(end);
}
