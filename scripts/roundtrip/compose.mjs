// Random compositions of all kinds: nothing that people would write, and everything that the model allows.

/** @typedef {import("anneal").Spec} Spec */
/** @typedef {import("./random.mjs").Random} Random */

/**
 * A level: mostly an LR, now and then 0, below 0, or odd.
 * @param {Random} r
 * @returns {number}
 */
const level = (r) => (r.chance(0.75) ? r.lr() : r.one(0, 0, 1, r.real(0, 2), -r.lr(), 1e-30));

/** @param {Random} r @param {number} steps */
const length = (r, steps) =>
  r.chance(0.8) ? r.whole(1, steps) : r.chance() ? r.real(0.1, steps) : r.whole(0, 2);

/** @param {Random} r */
const exponent = (r) => r.one(0.5, 1, 2, 3, 0.9, r.real(0.1, 6));

/**
 * @param {Random} r
 * @param {number} steps
 * @returns {Spec}
 */
function leaf(r, steps) {
  const [from, to, over] = [level(r), level(r), length(r, steps)];
  const pace = r.chance(0.2) ? { pace: exponent(r) } : {};
  const onward = r.chance(0.2) ? /** @type {const} */ ({ past: "continue" }) : {};
  /** @type {(() => Spec)[]} */
  const leaves = [
    () => ({ kind: "linear", from, to, over, ...onward }),
    () => ({ kind: "linear", to, over, ...pace }),
    () => ({ kind: "cosine", from, to, over, ...onward }),
    () => ({ kind: "cosine", from, to, over, ...pace, power: exponent(r) }),
    () => ({
      kind: "polynomial",
      from,
      to,
      over,
      ...pace,
      power: exponent(r),
      ...(r.chance() && { ease: "in" }),
    }),
    () => ({ kind: "tanh", from, to, over, lb: r.real(-8, 0), ub: r.real(0, 8) }),
    () => ({ kind: "log", from, to, over }),
    () => ({ kind: "rex", from, to, over, ...pace }),
    () => ({
      kind: "exponential",
      from,
      factor: r.one(0.1, 0.5, 0.97, 0.999, 1, 1.01),
      per: r.one(1, length(r, steps) || 1),
      over,
    }),
    () => ({
      kind: "power",
      from,
      power: r.one(-0.5, -1, r.real(-2, 2)),
      rate: r.one(1, r.real(0, 3)),
      per: r.one(1, 10),
      over,
    }),
    () => ({ kind: "constant", value: from, over }),
    () => {
      const at = ascending(r, steps);
      return { kind: "steps", at, values: [from, ...at.map(() => level(r))] };
    },
    () => ({
      kind: "knots",
      points: [0, ...ascending(r, steps)].map((t) => /** @type {const} */ ([t, Math.abs(level(r)) + 1e-9])),
      via: r.one("linear", "linear", "log", "smooth"),
    }),
    () => ({
      kind: "table",
      runs: ascending(r, steps)
        .map(() => /** @type {const} */ ([level(r), r.whole(1, 30)]))
        .concat([[to, 3]]),
    }),
  ];
  return r.one(...leaves)();
}

/** @param {Random} r @param {number} steps */
const ascending = (r, steps) =>
  Array.from({ length: r.whole(0, 4) }, () => (r.chance(0.8) ? r.whole(0, steps) : r.real(0, steps))).sort(
    (a, b) => a - b,
  );

/**
 * A composition, up to `deep` combinators deep.
 * @param {Random} r
 * @param {number} steps
 * @param {number} [deep]
 * @returns {Spec}
 */
export function drawComposition(r, steps, deep = 3) {
  if (deep === 0 || r.chance(0.35)) return leaf(r, steps);
  const inner = () => drawComposition(r, steps, deep - 1);
  const several = () => Array.from({ length: r.whole(1, 3) }, inner);
  /** @type {(() => Spec)[]} */
  const combinators = [
    () => ({ kind: "sequence", of: several() }),
    () => ({
      kind: "sequence",
      of: [{ kind: "linear", from: 0, to: r.lr(), over: r.whole(1, 20) }, inner()],
    }),
    () => ({
      kind: "slice",
      of: inner(),
      skip: length(r, steps),
      ...(r.chance() && { over: length(r, steps) }),
    }),
    () => ({
      kind: "repeat",
      of: inner(),
      ...(r.chance() && { times: r.whole(1, 5) }),
      stretch: r.one(1, 1, 2, 1.5),
      damp: r.one(1, 0.5, 0.9),
    }),
    () => ({ kind: "stairs", of: inner(), every: length(r, steps) || 1, treads: r.one(1, 1, 3) }),
    () => ({ kind: "scale", of: inner(), by: level(r) }),
    () => ({
      kind: "clamp",
      of: inner(),
      ...(r.chance() ? { min: r.one(0, 1e-6) } : { max: r.one(1e-3, 0.5) }),
    }),
    () => ({ kind: r.one("sum", "product", "max", "min"), of: several() }),
    () => ({ kind: "noise", of: inner(), std: r.one(0.1, 0.5), seed: r.whole(0, 99) }),
  ];
  return r.one(...combinators)();
}
