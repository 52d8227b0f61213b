/** How far a plateau controller has counted. */
export interface Count {
  /** Stale checks in a row. */
  readonly stale: number;
  /** Checks still to be ignored after a cut. */
  readonly cooling: number;
}

/** The outcome of one check. */
export interface Counted extends Count {
  readonly cut: boolean;
}

/** What the counting goes by. `above`: some group is still above its floor. */
export interface Limits {
  readonly patience: number;
  readonly cooldownChecks: number;
  readonly above: boolean;
}

/** One check: the count so far, whether the metric was better, and the limits. */
export type Counting = (count: Count, better: boolean, limits: Limits) => Counted;

/**
 * torch ReduceLROnPlateau, and with it transformers, timm, MMEngine and Ignite: `patience` stale checks are tolerated,
 * the next one cuts. The check that ends a cooldown is ignored too.
 */
const torch: Counting = ({ stale, cooling }, better, { patience, cooldownChecks }) => {
  if (cooling > 0) return { stale: 0, cooling: cooling - 1, cut: false };
  const n = better ? 0 : stale + 1;
  return n > patience
    ? { stale: 0, cooling: cooldownChecks, cut: true }
    : { stale: n, cooling: 0, cut: false };
};

/**
 * Keras ReduceLROnPlateau: the stale check number `patience` cuts, patience 0 acts as 1, and the check that ends a
 * cooldown counts. On the floor nothing is cut, so no cooldown begins.
 */
const keras: Counting = ({ stale, cooling }, better, { patience, cooldownChecks, above }) => {
  const left = Math.max(cooling - 1, 0);
  if (better || left > 0) return { stale: 0, cooling: left, cut: false };
  const n = cooling > 0 ? 1 : stale + 1;
  return n >= patience && above
    ? { stale: 0, cooling: cooldownChecks, cut: true }
    : { stale: n, cooling: 0, cut: false };
};

/**
 * Optax contrib.reduce_on_plateau: the stale check number `patience` cuts; patience 0 cuts on every improvement, for it
 * compares for equality.
 */
const optax: Counting = ({ stale, cooling }, better, { patience, cooldownChecks }) => {
  if (cooling > 0) return { stale: 0, cooling: cooling - 1, cut: false };
  const n = better ? 0 : stale + 1;
  return n === patience
    ? { stale: 0, cooling: cooldownChecks, cut: true }
    : { stale: n, cooling: 0, cut: false };
};

/** The three counting rules, by name. */
export const countings: { readonly [Name in "torch" | "keras" | "optax"]: Counting } = {
  torch,
  keras,
  optax,
};
