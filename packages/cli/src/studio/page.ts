import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../output/usage-error.ts";
import { answerBytes, type Exchange } from "./answer.ts";
import { Refusal } from "./refusal.ts";

/** Where the build of the studio lies, beside `dist` in the package. */
const builtPage: string = fileURLToPath(new URL("../../studio/", import.meta.url));

const types: { readonly [ending: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
};

/** Tells the page that it has a server, so that it asks none where there is none. */
const mark = '<meta name="anneal-server" content="folder" />';

/** The built page. */
export interface Page {
  readonly answer: (parts: readonly string[], exchange: Exchange) => Promise<void>;
}

/**
 * Finds the files of the built page. Only these names are ever served from there.
 *
 * @throws UsageError when it is not built.
 */
export function findPage(folder: string = builtPage): Page {
  if (!existsSync(join(folder, "index.html"))) {
    throw new UsageError(
      "the studio is not built",
      "npm run build:studio at the root of the repository builds it",
    );
  }
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  const files = new Map(
    paths.map((path) => [path.slice(join(folder, "x").length - 1).replaceAll(sep, "/"), path]),
  );
  return {
    answer: async (parts, exchange) => {
      const name = parts.length === 0 ? "index.html" : parts.join("/");
      const path = files.get(name);
      if (path === undefined) throw new Refusal(404, "no such page");
      const bytes = await readFile(path);
      const body = name === "index.html" ? marked(bytes) : bytes;
      const type = types[extname(name)] ?? "application/octet-stream";
      // The names of assets hold a hash of what is in them.
      const kept = name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
      answerBytes(exchange, body, { headers: { "content-type": type, "cache-control": kept } });
    },
  };
}

const marked = (html: Buffer): Buffer => Buffer.from(html.toString().replace("</head>", `${mark}</head>`));
