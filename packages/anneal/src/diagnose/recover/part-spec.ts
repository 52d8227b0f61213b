import type { Spec } from "../../schedules/index.ts";
import { END, EXPONENT, FROM, lrAt, type Params, START, TO, tanhFrom, tanhTo } from "./curve.ts";
import { type Part, startingAt } from "./parts.ts";

/** Kinds with a start of their own. */
const holds: readonly string[] = ["cosine", "mirror-cosine", "polynomial-in"];

/** Differences below this share of a length are rounding. */
const same = 1e-6;

/** The spec of a part, in steps from where the part begins. It lasts as long as the part. */
export function specOfPart({ model, begin, end }: Pick<Part, "model" | "begin" | "end">): Spec {
  const { family, p } = model;
  if (holds.includes(family.kind) && begin < p[START] - same) {
    // It holds until it starts: a warmup that gets to the peak a step early.
    const hold: Spec = { kind: "constant", value: p[FROM], over: tidy(Math.min(end, p[START]) - begin) };
    return end <= p[START]
      ? hold
      : { kind: "sequence", of: [hold, specOfPart({ model, begin: p[START], end })] };
  }
  const over = tidy(end - begin);
  const at = (t: number): number => tidyLevel(lrAt(model, t), p);
  switch (family.kind) {
    case "constant":
      return { kind: "constant", value: p[FROM], over };
    case "linear":
      return { kind: "linear", from: at(begin), to: at(end), over };
    case "cosine":
      return cosineSpec(p, begin, end);
    case "mirror-cosine":
      return mirrorSpec(p, begin, end);
    case "exponential":
      return { kind: "exponential", from: at(begin), ...halving(p), over };
    case "exponential-floor":
      return {
        kind: "sum",
        of: [
          { kind: "constant", value: p[TO], over },
          { kind: "exponential", from: at(begin) - p[TO], ...halving(p), over },
        ],
      };
    case "power":
      return { kind: "power", from: at(begin), power: p[EXPONENT], per: tidy(begin - p[END]), over };
    case "rex": {
      const { p } = startingAt(begin, model);
      return window(
        { kind: "rex", from: p[FROM], to: p[TO], over: tidy(p[END] - p[START]) },
        p[START],
        begin,
        end,
        p[END],
      );
    }
    case "tanh": {
      // The kind holds beyond its ends, so the ends are put where the part begins and ends.
      const argument = (t: number): number =>
        tidy(tanhFrom + ((tanhTo - tanhFrom) * (t - p[START])) / (p[END] - p[START]));
      return { kind: "tanh", from: p[FROM], to: p[TO], lb: argument(begin), ub: argument(end), over };
    }
    case "log": {
      // The curve is from + slope * log(1 + t - start), where the logarithm of its argument at `start` is 0.
      const start = p[START] - (p[END] - p[START]) / p[EXPONENT] + 1;
      const of: Spec = { kind: "log", from: at(start), to: at(end), over: tidy(end - start) };
      return window(of, tidy(start), begin, end, end);
    }
    case "polynomial-out":
      return window(
        { kind: "polynomial", power: p[EXPONENT], from: at(begin), to: p[TO], over: tidy(p[END] - begin) },
        begin,
        begin,
        end,
        p[END],
      );
    case "polynomial-in": {
      const whole = Math.max(end, p[END]);
      const reached = end;
      return window(
        {
          kind: "polynomial",
          power: p[EXPONENT],
          ease: "in",
          from: p[FROM],
          to: at(reached),
          over: tidy(reached - p[START]),
        },
        p[START],
        begin,
        end,
        whole === p[END] ? end : whole,
      );
    }
  }
}

/** How an exponential falls or rises: by half, or twice, in so many steps. */
const halving = (p: Params): { readonly factor: number; readonly per: number } => {
  const per = p[END] - p[START];
  return { factor: per > 0 ? 0.5 : 2, per: tidy(Math.abs(per)) };
};

/** A curve that begins at `start` and ends at `stop`, seen from `begin` to `end`. */
function window(of: Spec, start: number, begin: number, end: number, stop: number): Spec {
  const skip = tidy(begin - start);
  const isCut = stop === Number.POSITIVE_INFINITY || end < stop - same * Math.max(1, stop);
  if (skip > 0) return { kind: "slice", of, skip, over: tidy(end - begin) };
  return isCut ? { kind: "slice", of, over: tidy(end - begin) } : of;
}

/** A wave that goes on beyond its end climbs back. */
function cosineSpec(p: Params, begin: number, end: number): Spec {
  const beyond = end > p[END] + same * Math.max(1, p[END]);
  const of: Spec = {
    kind: "cosine",
    from: p[FROM],
    to: tidyLevel(p[TO], p),
    over: tidy(p[END] - p[START]),
    ...(beyond && { past: "continue" }),
  };
  return window(of, p[START], begin, end, beyond ? Number.POSITIVE_INFINITY : p[END]);
}

function mirrorSpec(p: Params, begin: number, end: number): Spec {
  const over = tidy(p[END] - p[START]);
  const of: Spec = {
    kind: "sum",
    of: [
      { kind: "linear", from: 2 * p[FROM], to: 2 * p[TO], over },
      { kind: "scale", by: -1, of: { kind: "cosine", from: p[FROM], to: p[TO], over } },
    ],
  };
  return window(of, p[START], begin, end, p[END]);
}

/** A length without the noise of its computation. */
export const tidy = (length: number): number => {
  const near = Number(length.toPrecision(12));
  return Math.abs(near - Math.round(near)) < 1e-6 * Math.max(1, near) ? Math.round(near) : near;
};

const tidyLevel = (level: number, p: Params): number => {
  const largest = Math.max(Math.abs(p[FROM]), Math.abs(p[TO]));
  return Math.abs(level) < 1e-9 * largest ? 0 : Number(level.toPrecision(12));
};
