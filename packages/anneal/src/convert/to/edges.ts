import type { Spec } from "../../schedules/index.ts";
import { lengthOf } from "./python/pieces.ts";

/** As many edges of one part are looked at. */
const most = 300;

/**
 * Times at which a curve changes its formula: ends of parts, cuts, corners, cycles. Where two curves differ by a step, they
 * do so there.
 */
export function edgesOf(spec: Spec): readonly number[] {
  switch (spec.kind) {
    case "sequence": {
      let start = 0;
      return spec.of.flatMap((part, i) => {
        const own = edgesOf(part).map((t) => start + t);
        if (i < spec.of.length - 1) start += lengthOf(part);
        return [...own, start];
      });
    }
    case "steps":
      return spec.at as readonly number[];
    case "knots":
      return spec.points.map(([at]) => at as number);
    case "table": {
      let end = 0;
      return spec.runs.slice(0, most).map(([, n]) => {
        end += n;
        return end;
      });
    }
    case "slice": {
      const { skip = 0, over } = spec;
      const inner = edgesOf(spec.of).map((t) => t - (skip as number));
      return over === undefined ? inner : [...inner, over as number];
    }
    case "stairs":
      return Array.from({ length: most }, (_, i) => ((i + 1) * (spec.every as number)) / (spec.treads ?? 1));
    case "repeat":
      return cycleEdges(spec);
    case "scale":
    case "clamp":
    case "noise":
      return edgesOf(spec.of);
    case "sum":
    case "product":
    case "max":
    case "min":
      return spec.of.flatMap(edgesOf);
    default:
      return "over" in spec && typeof spec.over === "number" ? [spec.over] : [];
  }
}

function cycleEdges({
  of,
  times = most,
  stretch = 1,
}: Extract<Spec, { readonly kind: "repeat" }>): readonly number[] {
  const inner = edgesOf(of).slice(0, 16);
  let [start, length] = [0, lengthOf(of)];
  return Array.from({ length: Math.min(times, most) }, () => {
    const scale = length / lengthOf(of);
    const own = [start, ...inner.map((t) => start + t * scale)];
    start += length;
    length *= stretch;
    return own;
  }).flat();
}
