import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, openStudio, type Served, servePage } from "./browser.ts";
import { everyView, fill, fourSchedules, goTo } from "./filled.ts";

describe.skipIf(noBrowser !== undefined)("on a phone", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  test.each(everyView)("%s fits 360 px without sideways scroll, empty and filled", async (view) => {
    const phone = { width: 360, height: 740, hash: `#/${view}` };
    const empty = await openStudio(browser, served.url, phone);
    await empty.page.waitForSelector(`main[data-view=${view}] h1`, { state: "attached" });
    expect(await widest(empty.page)).toEqual([]);
    await empty.context.close();

    const { page, context, complaints } = await openStudio(browser, served.url, {
      ...phone,
      kept: fourSchedules,
    });
    await goTo(page, view);
    await fill(page, view);
    expect(await widest(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** What makes the page itself scroll sideways: nothing in a page that fits. */
const widest = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (Math.max(root.scrollWidth, document.body.scrollWidth) <= root.clientWidth) return [];
    // Parts that scroll by themselves may hold what is wider.
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    return [...document.querySelectorAll("body *")]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(element.parentElement),
      )
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className} ${element.getBoundingClientRect().right}`,
      );
  });
