import {
  type AnySpec,
  type Curve,
  check,
  compile,
  type Horizon,
  type Problem,
  type Spec,
  type Warning,
} from "anneal";
import { type Summary, summarise } from "anneal/describe";
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
  /** Computed when it is first asked for. */
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
  return {
    layer,
    problems,
    warnings,
    spec,
    curve,
    get summary() {
      summary ??= summarise(curve, horizon.steps, spec);
      return summary;
    },
  };
}
