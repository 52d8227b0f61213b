import { drawSvg, type Layer, type SvgOptions } from "./draw-svg.ts";

/** What a page shows. */
export interface HtmlOptions extends Omit<SvgOptions, "theme" | "width" | "height"> {
  /** One line of context in small type, such as the command that made the page. */
  readonly note?: string;
}

export function drawHtml(layers: readonly Layer[], options: HtmlOptions): string {
  return `<!doctype html><html lang="en"><body>${drawSvg(layers, { ...options, theme: "auto" })}</body></html>`;
}
