import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const bin = fileURLToPath(new URL("../../packages/cli/bin/anneal.js", import.meta.url));
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/**
 * The studio in a real browser, served by `anneal studio` as a user has it.
 *
 * @param {string} folder
 */
export async function openBrowser(folder) {
  if (!existsSync(executablePath))
    throw new Error(`no ${executablePath}: apt install chromium, or name one in CHROMIUM`);
  const server = spawn(process.execPath, [bin, "studio", folder], { stdio: ["ignore", "pipe", "inherit"] });
  /** @type {string} */
  const address = await new Promise((resolve) =>
    server.stdout.once("data", (chunk) => resolve(String(chunk).trim())),
  );
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
  });
  return {
    address,
    browser,
    close: async () => {
      await browser.close();
      server.kill("SIGINT");
    },
  };
}

/**
 * A page in a profile of its own, with a workspace that the browser has kept from an earlier visit.
 *
 * @param {Awaited<ReturnType<typeof openBrowser>>} opened
 * @param {{ hash?: string, workspace?: unknown, slower?: number, context?: import("playwright-core").BrowserContextOptions }} [options]
 */
export async function openPage(
  { address, browser },
  { hash = "", workspace, slower = 1, context: more } = {},
) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...more });
  if (workspace !== undefined) {
    await context.addInitScript((kept) => {
      localStorage.setItem("anneal studio", JSON.stringify({ workspace: kept }));
    }, workspace);
  }
  const page = await context.newPage();
  if (slower > 1) {
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  }
  await page.goto(address + hash);
  return page;
}
