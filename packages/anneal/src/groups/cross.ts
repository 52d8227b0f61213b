import { listed, type NamedGroup } from "../names/index.ts";

/**
 * Two ways to group at once: a group for each pair, with what both say, then each group on its own for what only one
 * of the two ways matches. Where both set the same thing, the multipliers are multiplied and otherwise `other` wins.
 *
 * Elsewhere: timm and MAE cross their layers with "decay" and "no_decay" in this manner.
 * @example cross([{ match: "a.**", multiplier: 0.1 }], noDecay("**.bias"))[0].match; // ["a.** & **.bias"]
 */
export function cross<A extends NamedGroup, B extends NamedGroup>(
  one: readonly A[],
  other: readonly B[],
): readonly (A | B | (A & B))[] {
  const both = one.flatMap((a) => other.map((b) => pair(a, b)));
  return [...both, ...one, ...other];
}

function pair<A extends NamedGroup, B extends NamedGroup>(a: A, b: B): A & B {
  const name = [a, b].map((group) => group.name ?? listed(group.match).join(", ")).join(", ");
  const match = listed(a.match).flatMap((first) => listed(b.match).map((second) => `${first} & ${second}`));
  const factors = [a.multiplier, b.multiplier].filter((each) => each !== undefined);
  const multiplier = factors.reduce((product, each) => product * each, 1);
  return { ...a, ...b, name, match, ...(factors.length > 0 && { multiplier }) };
}
