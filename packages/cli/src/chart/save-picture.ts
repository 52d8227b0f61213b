import { extname } from "node:path";
import type { Content } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import { rasterise } from "../report/rasterise.ts";

/** A picture in each format that files may have. */
export interface Picture {
  readonly svg: (theme: "light" | "auto") => string;
  readonly html: () => string;
  readonly json: () => unknown;
}

const endings = [".svg", ".png", ".html", ".json"];

/** Refuses a file name whose ending says nothing of a format, before any work is done. */
export function refuseEnding(path: string): void {
  if (!endings.includes(extname(path).toLowerCase())) {
    throw new UsageError(
      `--out: expected a name that ends in ${endings.join(", ")}, received ${JSON.stringify(path)}`,
    );
  }
}

/** What goes into a file of that name. */
export async function contentOf(path: string, { svg, html, json }: Picture): Promise<Content> {
  switch (extname(path).toLowerCase()) {
    case ".svg":
      return svg("auto");
    case ".png":
      return await rasterise(svg("light"));
    case ".html":
      return html();
    default:
      return `${JSON.stringify(json(), null, 2)}\n`;
  }
}
