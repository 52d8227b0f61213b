import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, openStudio, type Served, servePage } from "./browser.ts";

describe.skipIf(noBrowser !== undefined)("the page", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  test.each(["design", "translate", "race", "logs", "explain"])(
    "opens on %s without a complaint",
    async (view) => {
      const { page, context, complaints } = await openStudio(browser, served.url, { hash: `#/${view}` });
      await page.waitForSelector(`main[data-view=${view}] h1`);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test("a link to the view of a moment ago goes there at once", async () => {
    const { page, context } = await openStudio(browser, served.url, { hash: "#/design" });
    await page.waitForSelector("main[data-view=design] h1");
    await page.keyboard.press("2");
    await page.waitForSelector("main[data-view=translate]");
    await page.getByRole("link", { name: "Design", exact: true }).click();
    await page.waitForSelector("main[data-view=design]");
    await context.close();
  });

  test("a link does not take away the work of who opens it", async () => {
    const make = async (steps: string) => {
      const opened = await openStudio(browser, served.url);
      await opened.page.getByLabel("Steps in the run").fill(steps);
      await opened.page
        .getByRole("button", { name: /^Cosine/ })
        .first()
        .click();
      await opened.page.waitForFunction(() => location.hash.includes("&w="));
      return opened;
    };
    const [other, own] = [await make("5000"), await make("7000")];
    const horizon = own.page.getByLabel("Horizon");
    const hash = new URL(other.page.url()).hash;
    await own.page.goto("about:blank");
    await own.page.goto(`${served.url}${hash}`);
    await own.page.getByText("This workspace came with the link. Your own is one undo away.").waitFor();
    await expect.poll(() => horizon.inputValue()).toBe("5000");
    await own.page.getByRole("button", { name: "Back to mine" }).click();
    await expect.poll(() => horizon.inputValue()).toBe("7000");
    await Promise.all([other, own].map(({ context }) => context.close()));
  });
});
