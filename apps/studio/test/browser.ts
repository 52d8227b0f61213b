import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** Debian's Chromium. Elsewhere: `apt install chromium`, or its path in CHROMIUM. */
const chromiumPath: string = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Why tests in the browser are skipped, or `undefined` when they can run. */
export const noBrowser: string | undefined = existsSync(chromiumPath)
  ? undefined
  : `no ${chromiumPath}: apt install chromium, or name one in CHROMIUM`;

/** How many times slower the pages are to run than the machine could, to find tests that depend on its speed. */
const slower: number = Number(process.env.STUDIO_SLOWER ?? 1);

/** The page that `npm run build:studio` made, in many files. */
const builtFolder: string = fileURLToPath(new URL("../../../packages/cli/studio/", import.meta.url));
/** The same page in one file. */
export const singleFile: string = fileURLToPath(
  new URL("../dist/single/anneal-studio.html", import.meta.url),
);

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the built page on a free port, as any static host would. */
export async function servePage(folder: string = builtFolder): Promise<Served> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Milliseconds until what never comes is given up. */
const patience = 90_000;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    timeout: patience,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
  });

export interface OpenOptions {
  readonly hash?: string;
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** A workspace that the browser has kept from an earlier visit. */
  readonly kept?: unknown;
  /** Runs in the page before any script of its own. */
  readonly before?: (given: unknown) => void;
  readonly given?: unknown;
  /** What is done to the page before it opens: a clock that goes as the test says, something that counts. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page threw or wrote as an error, and what it asked of other hosts. Empty in a healthy page. */
  readonly complaints: string[];
}

/** Opens the studio in a profile of its own. */
export async function openStudio(browser: Browser, url: string, options: OpenOptions = {}): Promise<Opened> {
  const { hash = "", theme = "light", width = 1440, height = 900, kept, prepare } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: "reduce",
    hasTouch: width < 600,
    acceptDownloads: true,
  });
  if (kept !== undefined) {
    await context.addInitScript((workspace) => {
      // Once: what the page itself keeps is not to be lost by a reload.
      if (localStorage.getItem("anneal studio") === null)
        localStorage.setItem("anneal studio", JSON.stringify({ workspace }));
    }, kept);
  }
  // Nothing here is a timed test: what hangs fails, what is slow does not.
  context.setDefaultTimeout(patience);
  if (options.before !== undefined) await context.addInitScript(options.before, options.given);
  const page = await context.newPage();
  if (slower > 1) {
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  }
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`threw ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(url.split("#")[0].replace(/index\.html$/, "")) && !/^(?:data|blob):/.test(asked))
      complaints.push(`asked for ${asked}`);
  });
  await prepare?.(page);
  await page.goto(`${url}${hash}`);
  await page.waitForSelector("main");
  return { page, context, complaints };
}
