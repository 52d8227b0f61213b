import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, openStudio, type Served, servePage } from "./browser.ts";
import { everyView, fill, fourSchedules, goTo } from "./filled.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds: the rule, where, and why. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return await page.evaluate(async () => {
    interface Found {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
    }
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: readonly Found[] }> };
    };
    const found = (await axe.run()).violations;
    return found.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = "" }) => `${id}: ${target.join(" ")}: ${failureSummary.split("\n")[1]}`,
      ),
    );
  });
}

describe.skipIf(noBrowser !== undefined).each(["light", "dark"] as const)("axe, %s theme", (theme) => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  test.each(everyView)("finds nothing in %s, empty, filled, and as a phone shows it", async (view) => {
    const empty = await openStudio(browser, served.url, { theme, hash: `#/${view}` });
    await empty.page.waitForSelector(`main[data-view=${view}] h1`, { state: "attached" });
    expect(await violations(empty.page)).toEqual([]);
    await empty.context.close();

    const { page, context } = await openStudio(browser, served.url, { theme, kept: fourSchedules });
    await goTo(page, view);
    await fill(page, view);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForSelector(".top-bar.small");
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});
