import { type ConvertContext, groupCount } from "../context.ts";

/** How many groups: as many as base LRs, or as a list has. */
export function groupsOf(
  context: ConvertContext,
  ...values: readonly (number | readonly number[] | undefined)[]
): number {
  const given = values.find((value) => typeof value === "object");
  return context.baseLrs ? groupCount(context) : (given?.length ?? 1);
}
