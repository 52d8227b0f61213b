import { UsageError } from "../output/usage-error.ts";

/** An SVG as a PNG, two dots to a pixel. */
export async function rasterise(svg: string): Promise<Uint8Array> {
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
