import { extname } from "node:path";
import { toJson } from "anneal";
import { drawHtml, drawSvg } from "anneal/describe";
import type { Layer } from "../input/layers.ts";
import type { Content } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import { csvOf } from "./csv.ts";

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

/** An SVG as a PNG, two dots to a pixel. */
async function rasterise(svg: string): Promise<Uint8Array> {
  const { Resvg } = await resvg();
  return new Resvg(svg, { fitTo: { mode: "zoom", value: 2 }, background: "white", font }).render().asPng();
}

const font = { loadSystemFonts: true, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" };

/** Whether this machine has a font, without which a PNG holds no words. */
export async function hasFont(): Promise<boolean> {
  const { Resvg } = await resvg();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="10" font-size="10">LR</text></svg>';
  return new Resvg(svg, { font }).getBBox() !== undefined;
}

async function resvg(): Promise<typeof import("@resvg/resvg-js")> {
  try {
    return await import("@resvg/resvg-js");
  } catch {
    throw new UsageError(
      "PNG needs @resvg/resvg-js, which is not installed for this system",
      "write an .svg instead",
    );
  }
}
