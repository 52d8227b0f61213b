/**
 * Small functions that an exported function may need, by name. They are written in words that each library has: `where`,
 * `minimum`, `maximum`, `floor`, `cos`, `tanh`, `log` and `rank`.
 */
export const helpers: { readonly [name: string]: string } = {
  progress: `def progress(t, span):
    return minimum(t / span, 1.0)`,
  linear: `def linear(p, start, end):
    return (1 - p) * start + p * end`,
  cosine: `def cosine(p, start, end):
    c = cos(pi * p)
    return (1 + c) / 2 * start + (1 - c) / 2 * end`,
  ease_out: `def ease_out(q, start, end):
    return q * start + (1 - q) * end`,
  tanh_ramp: `def tanh_ramp(p, start, end, lb, ub):
    h = tanh(lb * (1 - p) + ub * p)
    return (1 - h) / 2 * start + (1 + h) / 2 * end`,
  rex: `def rex(p, start, end):
    d = 1 - p / 2
    return (1 - p) / d * start + p / 2 / d * end`,
  levels: `def levels(t, at, values):
    return take(values, rank(at, t))`,
  between: `def between(t, times, values):
    k = minimum(maximum(rank(times, t) - 1, 0), len(times) - 2)
    t0, t1 = take(times, k), take(times, k + 1)
    p = minimum(maximum((t - t0) / where(t1 > t0, t1 - t0, 1.0), 0.0), 1.0)
    return where(t >= t1, 1.0, p), take(values, k), take(values, k + 1)`,
  knots: `def knots(t, times, values):
    p, y0, y1 = between(t, times, values)
    return (1 - p) * y0 + p * y1`,
  log_knots: `def log_knots(t, times, values):
    p, y0, y1 = between(t, times, values)
    return y0 ** (1 - p) * y1 ** p`,
};

/** The words of the helpers in a library. */
export type Dialect = "math" | "jax" | "keras";

export const preludes: { readonly [D in Dialect]: string } = {
  math: `from bisect import bisect_right as rank
from math import cos, floor, log1p, pi, tanh

minimum, maximum = min, max


def where(condition, yes, no):
    return yes if condition else no


def take(values, i):
    return values[int(i)]`,
  jax: `from math import pi

import jax.numpy as jnp
from jax.numpy import cos, floor, log1p, maximum, minimum, tanh, where


def rank(at, t):
    return jnp.searchsorted(jnp.asarray(at, dtype=float), t, side="right")


def take(values, i):
    return jnp.asarray(values)[jnp.asarray(i, dtype=int)]`,
  keras: `from math import pi

import numpy as np
from keras import ops
from keras.ops import cos, floor, log1p, maximum, minimum, tanh, where


def rank(at, t):
    return ops.sum(ops.cast(ops.convert_to_tensor(np.asarray(at, dtype="float32")) <= t, "int32"))


def take(values, i):
    return ops.take(ops.convert_to_tensor(np.asarray(values)), ops.cast(i, "int32"))`,
};
