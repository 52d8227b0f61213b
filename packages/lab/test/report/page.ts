import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const path = "/usr/bin/chromium";

/** Why tests that need a browser are skipped, or nothing where it is there. */
export const noBrowser: string | undefined = existsSync(path)
  ? undefined
  : `${path} is absent; apt-get install chromium runs this test`;

/** Starts Chromium; close it when done. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    timeout: 0,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
  });

/** A page that shows this HTML, and every request that it makes beside its own document. */
export async function show(
  browser: Browser,
  html: string,
  width = 1080,
): Promise<{ readonly page: Page; readonly requests: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  // What hangs ends with the limit of its test.
  page.setDefaultTimeout(0);
  const requests: string[] = [];
  await page.route("**/*", (route) => {
    if (route.request().url() === "http://report.test/")
      return route.fulfill({ contentType: "text/html", body: html });
    requests.push(route.request().url());
    return route.abort();
  });
  await page.goto("http://report.test/");
  return { page, requests };
}
