import type { Layer } from "../../input/layers.ts";
import type { Written } from "./export.ts";

/** One schedule for programs: what was read, what it really does, and its code where one was asked for. */
export function asJson(name: string, layers: readonly [Layer, ...Layer[]], written?: Written): object {
  const [{ foreign, horizon }] = layers;
  const specs = layers.map(({ spec }) => spec);
  return {
    name,
    horizon,
    ...(foreign && {
      format: foreign.format,
      framework: foreign.framework,
      scheduler: foreign.scheduler,
      place: foreign.place,
      context: foreign.context,
      assumed: foreign.assumed,
      leftOut: foreign.leftOut,
    }),
    converted: foreign ? { ...foreign.converted, groups: specs } : { groups: specs, notes: [] },
    ...(written && { exported: { ...written.exported, notes: written.notes } }),
  };
}
