import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const execute = promisify(execFile);

/** What an example prints last. The first lines are TF.js's advice to install its native package. */
async function lastLine(file: string): Promise<string> {
  const { stdout } = await execute("node", [file], { cwd: root, encoding: "utf8" });
  return stdout.trimEnd().split("\n").at(-1) ?? "";
}

describe("the examples in Node train what they say, on the built package", () => {
  test("fit: 30 epochs of 16 batches, and nearly all of the test data told apart", async () => {
    const [, accuracy] = /^480 of 480 updates, accuracy (\d\.\d+)$/.exec(
      await lastLine("examples/tfjs-node/fit.mjs"),
    ) as string[];
    expect(Number(accuracy)).toBeGreaterThan(0.95);
  });

  test("a loop of one's own: groups, weight decay, plateau, resume", async () => {
    const [, accuracy] = /^400 updates of 3 groups, accuracy (\d\.\d+)$/.exec(
      await lastLine("examples/tfjs-node/loop.mjs"),
    ) as string[];
    expect(Number(accuracy)).toBeGreaterThan(0.95);
  });

  test("jax-js: one trace for a thousand rates, and the weights are those of the polynomial", async () => {
    const line = await lastLine("examples/jax-node/train.mjs");
    expect(line).toMatch(/^1000 updates, 1 trace, weights /);
    const weights = line.split("weights ")[1].split(" ").map(Number);
    [1, 3, -2, 0].forEach((want, i) => {
      expect(Math.abs(weights[i] - want)).toBeLessThan(0.02);
    });
  });
});

const browser = "/usr/bin/chromium";
const isThere = existsSync(browser);
const skipped = isThere ? "" : `; skipped: ${browser} is not there (Debian: apt-get install chromium)`;

describe.skipIf(!isThere)(`the page in Chromium${skipped}`, () => {
  test("draws the schedule, trains by it, and shows its rates", async () => {
    const folder = mkdtempSync(join(tmpdir(), "anneal-page-"));
    const args = [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--no-first-run",
    ];
    const chrome = await chromium.launch({ executablePath: browser, args, timeout: 0 });
    try {
      await build({
        entryPoints: [`${root}examples/tfjs-browser/main.mjs`],
        outfile: join(folder, "bundle.js"),
        bundle: true,
        minify: true,
        logLevel: "silent",
      });
      copyFileSync(`${root}examples/tfjs-browser/index.html`, join(folder, "index.html"));
      const page = await chrome.newPage();
      // What hangs ends with the limit of its test.
      page.setDefaultTimeout(0);
      const mistakes: string[] = [];
      page.on("pageerror", (error) => mistakes.push(String(error)));
      await page.goto(pathToFileURL(join(folder, "index.html")).href);
      await page.waitForSelector("body[data-done]");
      expect(mistakes).toEqual([]);
      const status = await page.textContent("#status");
      expect(status).toMatch(/^160 updates on \w+, loss \d\.\d+e-\d+$/);
      expect(Number(status?.split("loss ")[1])).toBeLessThan(1e-3);
      expect(await page.locator("#schedule svg").count()).toBe(1);
      // Warmup over 16 of 160 updates: the last of epoch 2 is update 15, at 16/17 of the peak; the last of all is near 0.
      const cell = (row: number) => page.textContent(`tbody tr:nth-child(${row}) td:nth-child(2)`);
      expect(Number(await cell(2))).toBeCloseTo((0.3 * 16) / 17, 4);
      expect(Number(await cell(20))).toBeCloseTo((0.3 * (1 + Math.cos((Math.PI * 143) / 144))) / 2, 4);
    } finally {
      await chrome.close();
      rmSync(folder, { recursive: true });
    }
  });
});
