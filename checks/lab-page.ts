import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { WorkerLike } from "@anneal/lab/browser";
import { type BuildOptions, build } from "esbuild";

/** What the page below holds under global names, so that a test can use it there. */
export interface InPage {
  readonly lab: typeof import("@anneal/lab");
  readonly createWorkerRunner: typeof import("@anneal/lab/browser").createWorkerRunner;
  /** A worker as a user's page makes one. */
  readonly spawn: () => WorkerLike;
  /** Milliseconds between the turns of a timer that is due every 10 ms, while `work` goes on. */
  readonly gapsDuring: (work: Promise<unknown>) => Promise<readonly number[]>;
}

/** Entry files as a user writes them. */
export const entries = {
  page: `
    import { candidates, compare, createLedger, findRate, reportHtml, tune } from "@anneal/lab";
    import { createWorkerRunner } from "@anneal/lab/browser";
    const lab = { candidates, compare, createLedger, findRate, reportHtml, tune };
    const spawn = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    const gapsDuring = async (work) => {
      const gaps = [];
      let last = performance.now();
      const timer = setInterval(() => {
        const now = performance.now();
        gaps.push(now - last);
        last = now;
      }, 10);
      await work.finally(() => clearInterval(timer));
      return gaps;
    };
    Object.assign(globalThis, { lab, createWorkerRunner, spawn, gapsDuring });
    document.title = "ready";
  `,
  worker: `import "@anneal/lab/browser/worker";`,
  /** What a page pays that tunes, without a report. */
  tune: `
    export { candidates, tune } from "@anneal/lab";
    export { createWorkerRunner } from "@anneal/lab/browser";
  `,
  everything: `export * from "@anneal/lab";`,
};

/** Bundles an entry against the built packages for a browser, where a `node:` import is an error. */
export async function bundle(
  name: keyof typeof entries,
  format: BuildOptions["format"] = "esm",
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entries[name], resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    format,
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0].text;
}

export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

export interface Site {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the page and its worker; below /isolated/ as a page that may share memory between threads. */
export async function serve(files: { readonly [path: string]: string }): Promise<Site> {
  const isolated = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  };
  const server = createServer((request, response) => {
    const [, folder, name] = /^\/(isolated\/)?(.*)$/.exec(request.url ?? "") ?? [];
    const text = files[name || "index.html"];
    const type = name?.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(text === undefined ? 404 : 200, { "Content-Type": type, ...(folder && isolated) });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const html: string =
  '<!doctype html><meta charset="utf-8"><title>…</title><script type="module" src="page.js"></script>';
