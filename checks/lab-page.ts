import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type RunRequest, random, type TaskSpec } from "@anneal/lab";
import type { WorkerLike } from "@anneal/lab/browser";
import { type BuildOptions, build } from "esbuild";
import { chromium, type Page } from "playwright-core";

/** What the page below holds under global names, so that a test can use it there. */
export interface InPage {
  readonly lab: typeof import("@anneal/lab");
  readonly createWorkerRunner: typeof import("@anneal/lab/browser").createWorkerRunner;
  readonly AnnealError: new (...problems: never[]) => Error;
  /** A worker as a user's page makes one. */
  readonly spawn: () => WorkerLike;
  /** All that it made. */
  readonly spawned: WorkerLike[];
  /** The turns that a timer of the page has while `work` goes on. */
  readonly turnsDuring: (work: Promise<unknown>) => Promise<number>;
}

/** Entry files as a user writes them. */
export const entries = {
  page: `
    import { AnnealError } from "anneal";
    import { candidates, compare, createLedger, findRate, LabError, RunError, tune } from "@anneal/lab";
    import { createWorkerRunner } from "@anneal/lab/browser";
    const lab = { candidates, compare, createLedger, findRate, LabError, RunError, tune };
    const spawned = [];
    const spawn = () => {
      const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
      spawned.push(worker);
      return worker;
    };
    const turnsDuring = async (work) => {
      let turns = 0;
      const timer = setInterval(() => turns++, 0);
      await work.finally(() => clearInterval(timer));
      return turns;
    };
    Object.assign(globalThis, { AnnealError, lab, createWorkerRunner, spawn, spawned, turnsDuring });
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

const here = fileURLToPath(new URL(".", import.meta.url));

/** Bundles an entry against the built packages for a browser, where a `node:` import is an error. */
export async function bundle(
  name: keyof typeof entries,
  format: BuildOptions["format"] = "esm",
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entries[name], resolveDir: here },
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

/** The files of examples/lab-browser, by their addresses. */
async function example(): Promise<{ readonly [path: string]: string }> {
  const folder = join(here, "../examples/lab-browser");
  const { outputFiles } = await build({
    entryPoints: [join(folder, "main.mjs"), join(folder, "worker.mjs")],
    outdir: "example/built",
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  const built = outputFiles.map(({ path, text }) => [`example/built/${basename(path)}`, text]);
  return { "example/": readFileSync(join(folder, "index.html"), "utf8"), ...Object.fromEntries(built) };
}

export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

interface Site {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const kinds = { html: "text/html", js: "text/javascript" };

/** Serves files; below /isolated/ to a page that may share memory between threads. */
async function serve(files: { readonly [path: string]: string }): Promise<Site> {
  const isolated = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  };
  const server = createServer((request, response) => {
    const [, folder, name] = /^\/(isolated\/)?(.*)$/.exec(request.url ?? "") ?? [];
    const text = files[name || "index.html"];
    const type = kinds[name?.endsWith(".js") ? "js" : "html"];
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

const html =
  '<!doctype html><meta charset="utf-8"><title>…</title><script type="module" src="page.js"></script>';

const chrome = "/usr/bin/chromium";
export const chromeIsThere: boolean = existsSync(chrome);
export const skipped: string = chromeIsThere
  ? ""
  : `; skipped: ${chrome} is not there (Debian: apt-get install chromium)`;

/** The page above in Chromium. */
export interface LabPage {
  readonly url: string;
  /** Opens an address, and waits until the page there is ready. */
  readonly open: (url: string) => Promise<Page>;
  /** Errors that no code caught. */
  readonly mistakes: readonly string[];
  readonly close: () => Promise<void>;
}

export async function openLabPage(): Promise<LabPage> {
  const [page, worker] = await Promise.all([bundle("page"), bundle("worker")]);
  const site = await serve({
    "index.html": html,
    "page.js": page,
    "worker.js": worker,
    ...(await example()),
  });
  const args = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
  ];
  const browser = await chromium.launch({ executablePath: chrome, args, timeout: 0 });
  const mistakes: string[] = [];
  return {
    url: site.url,
    open: async (url) => {
      const opened = await browser.newPage();
      // What hangs ends with the limit of its test.
      opened.setDefaultTimeout(0);
      opened.on("pageerror", (error) => mistakes.push(String(error)));
      await opened.goto(url);
      await opened.waitForFunction("document.title !== '…'");
      return opened;
    },
    mistakes,
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

/** Which of four corners a point is nearest to, told wrongly now and then. */
export function cornersTask(): TaskSpec & { readonly kind: "csv" } {
  const { uniform, below } = random("corners");
  const lines = Array.from({ length: 400 }, () => {
    const [x, y] = [uniform(), uniform()];
    const corner = below(10) === 0 ? below(4) : 2 * Math.round(x) + Math.round(y);
    return `${x},${y},corner ${corner}`;
  });
  const text = `x,y,corner\n${lines.join("\n")}\n`;
  return { kind: "csv", text, target: "corner", model: { hidden: [16] } };
}

export const requestOf = (seed: number, peakLr = 0.01, steps = 100): RunRequest => ({
  schedule: { kind: "linear", from: peakLr, to: 0, over: "rest" },
  peakLr,
  steps,
  seed,
  evaluateAt: [50, steps],
  test: true,
});
