import { extname } from "node:path";
import { toJson } from "anneal";
import { drawHtml, drawSvg } from "anneal/describe";
import type { Layer } from "../input/layers.ts";
import type { Content } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import { csvOf } from "./csv.ts";
import { rasterise } from "./rasterise.ts";

export { hasFont } from "./rasterise.ts";

const extensions = [".svg", ".png", ".html", ".csv", ".json"];

/** Refuses a file name whose extension says nothing of a format. */
export function refuseUnknown(path: string): void {
  const extension = extname(path).toLowerCase();
  if (!extensions.includes(extension)) {
    throw new UsageError(
      `--out: expected a name that ends in ${extensions.join(", ")}, received ${JSON.stringify(path)}`,
    );
  }
}

/** What goes into a file of schedules: a chart, the LR of every update, or the spec. */
export async function drawFile(
  path: string,
  layers: readonly Layer[],
  { log }: { readonly log: boolean },
): Promise<Content> {
  const [first] = layers;
  const longest = layers.reduce(
    (most, each) => (each.horizon.steps > most.horizon.steps ? each : most),
    first,
  );
  const { steps, stepsPerEpoch } = longest.horizon;
  const title = layers.length > 1 ? { title: layers.map((layer) => layer.name).join(", ") } : {};
  const options = { steps, stepsPerEpoch, ...title, scale: log ? "log" : "linear" } as const;
  switch (extname(path).toLowerCase()) {
    case ".svg":
      return drawSvg(layers, options);
    case ".png":
      return await rasterise(drawSvg(layers, options));
    case ".html":
      return drawHtml(layers, options);
    case ".csv":
      return csvOf(layers);
    default:
      if (layers.length > 1)
        throw new UsageError(`${path}: expected one spec, received ${layers.length}: a .json file holds one`);
      return toJson(first.spec);
  }
}
