// Random calls of transformers, in the form of the golden tables.
import { span } from "./torch.mjs";

/** @typedef {import("../random.mjs").Random} Random */
/** @typedef {import("./torch.mjs").Draws} Draws */

/** @param {Random} r @param {number} n */
const lengths = (r, n) => ({
  num_warmup_steps: r.one(0, 1, r.whole(0, Math.ceil(n / 3)), span(r, n, 0)),
  num_training_steps: span(r, n, 0),
});

/** @param {Random} r */
const cycles = (r) => r.one(undefined, 0.5, 1, 2, 3, 0, 1.5);

/** @param {Random} r */
const floor = (r) =>
  r.chance() ? { min_lr: r.one(0, 1e-6, r.lr() / 10) } : { min_lr_rate: r.one(0, 0.1, 0.01, r.real(0, 1)) };

/** @type {{ [scheduler: string]: (r: Random, n: number) => { lengths: { [name: string]: number }, special?: { [name: string]: any } } }} */
const types = {
  linear: (r, n) => ({ lengths: lengths(r, n) }),
  cosine: (r, n) => ({ lengths: lengths(r, n), special: { num_cycles: cycles(r) } }),
  cosine_with_restarts: (r, n) => ({
    lengths: lengths(r, n),
    special: { num_cycles: r.one(undefined, 1, 2, 3, 7) },
  }),
  polynomial: (r, n) => ({
    lengths: lengths(r, n),
    special: { power: r.one(undefined, 2, 0.5, 3), lr_end: r.one(undefined, 1e-8, 0) },
  }),
  constant: () => ({ lengths: {} }),
  constant_with_warmup: (r, n) => ({ lengths: { num_warmup_steps: lengths(r, n).num_warmup_steps } }),
  inverse_sqrt: (r, n) => ({
    lengths: { num_warmup_steps: lengths(r, n).num_warmup_steps },
    special: { timescale: r.one(undefined, r.whole(1, 500)) },
  }),
  cosine_with_min_lr: (r, n) => ({ lengths: lengths(r, n), special: { num_cycles: cycles(r), ...floor(r) } }),
  cosine_warmup_with_min_lr: (r, n) => ({
    lengths: lengths(r, n),
    special: { num_cycles: cycles(r), ...floor(r), warmup_lr_rate: r.one(undefined, 0.1, 0.5) },
  }),
  warmup_stable_decay: (r, n) => ({
    lengths: lengths(r, n),
    special: {
      num_decay_steps: span(r, Math.ceil(n / 2), 0),
      num_stable_steps: r.one(undefined, span(r, Math.ceil(n / 2), 0)),
      warmup_type: r.one(undefined, "linear", "cosine", "1-sqrt"),
      decay_type: r.one(undefined, "linear", "cosine", "1-sqrt"),
      min_lr_ratio: r.one(undefined, 0.1, 0.01),
    },
  }),
};

/** @type {Draws} */
export const transformers = Object.fromEntries(
  Object.entries(types).map(([name, draw]) => [
    name,
    (r, n) => {
      const { lengths: given, special = {} } = draw(r, n);
      const known = r.some(special);
      return { name, ...given, ...(Object.keys(known).length > 0 && { scheduler_specific_kwargs: known }) };
    },
  ]),
);
