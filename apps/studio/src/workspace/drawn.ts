import {
  type AnySpec,
  type Curve,
  check,
  compile,
  type Horizon,
  type Problem,
  partsOf,
  type Spec,
  type Warning,
} from "anneal";
import { type Phase, phases, type Summary, summarise } from "anneal/describe";
import type { Layer } from "./types.ts";

/** A layer with all that follows from its spec. */
export interface DrawnLayer {
  readonly layer: Layer;
  /** Mistakes of the spec as it was written last. With one of them, the rest belongs to the last valid spec. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  /** What is drawn: the spec, or the last valid one. */
  readonly spec: Spec;
  readonly curve: Curve;
  /** What it does, stretch by stretch. Computed when it is first asked for. */
  readonly phases: readonly Phase[];
  /** The highest LR, of many steps and of all boundaries: for words, and quick however long the run is. */
  readonly peak: number;
  /** Looks at every update: computed when it is first asked for, and not while a long run is dragged. */
  readonly summary: Summary;
}

/**
 * Makes layers into curves, and remembers the last answers: an edit of one layer compiles one layer. A layer that was
 * never valid has no curve, and is `undefined`.
 */
export function createDrawer(): (layer: Layer, horizon: Horizon) => DrawnLayer | undefined {
  const known = new WeakMap<Layer, { readonly horizon: Horizon; readonly drawn: DrawnLayer | undefined }>();
  return (layer, horizon) => {
    const found = known.get(layer);
    if (found?.horizon === horizon) return found.drawn;
    const drawn = draw(layer, horizon);
    known.set(layer, { horizon, drawn });
    return drawn;
  };
}

function draw(layer: Layer, horizon: Horizon): DrawnLayer | undefined {
  const { problems, warnings } = check(layer.spec, horizon);
  const shown: AnySpec = problems.length === 0 ? layer.spec : (layer.valid ?? layer.spec);
  if (shown !== layer.spec && check(shown, horizon).problems.length > 0) return undefined;
  if (shown === layer.spec && problems.length > 0) return undefined;
  const spec = shown as Spec;
  const curve = compile(spec, horizon);
  let summary: Summary | undefined;
  let named: readonly Phase[] | undefined;
  let peak: number | undefined;
  return {
    layer,
    problems,
    warnings,
    spec,
    curve,
    get phases() {
      named ??= summary?.phases ?? phases(curve, horizon.steps, spec);
      return named;
    },
    get peak() {
      peak ??= summary?.peak ?? highest(curve, horizon.steps);
      return peak;
    },
    get summary() {
      summary ??= summarise(curve, horizon.steps, spec);
      return summary;
    },
  };
}

const looks = 500;

/** The highest LR of an update, as far as boundaries and evenly spaced steps show it. */
function highest(curve: Curve, steps: number): number {
  const last = steps - 1;
  const edges = partsOf(curve, steps)
    .slice(0, 1000)
    .flatMap(({ start, end }) =>
      [start, end - 1, end].map((step) => Math.min(last, Math.max(0, Math.ceil(step)))),
    );
  const even = Array.from({ length: looks }, (_, k) => Math.round((last * k) / (looks - 1)));
  return Math.max(...[...edges, ...even].map((step) => curve.at(step)));
}
