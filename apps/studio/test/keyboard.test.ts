import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, openStudio, type Served, servePage } from "./browser.ts";
import { everyView, fourSchedules } from "./filled.ts";

describe.skipIf(noBrowser !== undefined)("with the keyboard alone", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  /** Presses Tab until something of this name has the focus; fails after so many. */
  async function tabTo(page: Page, name: RegExp, most = 200): Promise<void> {
    for (let i = 0; i < most; i++) {
      if (name.test(await focused(page))) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${name}`);
  }

  test("a schedule is started, shaped, duplicated and taken back", async () => {
    const { page, context, complaints } = await openStudio(browser, served.url);
    await tabTo(page, /^Warmup, hold, cooldown/);
    await page.keyboard.press("Enter");
    await page.waitForSelector("main canvas");
    await tabTo(page, /^slider .*[Cc]ooldown/);
    const handle = page.locator("*:focus");
    const before = await handle.getAttribute("aria-valuenow");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => handle.getAttribute("aria-valuenow")).not.toBe(before);
    await page.keyboard.press("Control+d");
    await expect.poll(() => page.locator("aside .count").first().innerText()).toBe("2");
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.locator("aside .count").first().innerText()).toBe("1");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("the keyboard goes on where it was: after a start, a new name, a move and a deletion", async () => {
    const { page, context, complaints } = await openStudio(browser, served.url);
    const names = (): Promise<string[]> => page.locator(".layer-list .layer-name").allInnerTexts();
    await tabTo(page, /^Linear to zero/);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("chart");
    await page.keyboard.press("Control+d");
    await page.keyboard.press("Control+d");
    await expect.poll(names).toHaveLength(3);
    await page.keyboard.press("F2");
    await page.locator(".name-input").waitFor();
    await page.keyboard.type("Mine");
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toMatch(/^Mine/);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(names).toEqual(["Linear to zero", "Mine", "Linear to zero 2"]);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(names).toEqual(["Mine", "Linear to zero", "Linear to zero 2"]);
    await expect.poll(() => focused(page)).toMatch(/^Mine/);
    await page.keyboard.press("Delete");
    await expect.poll(() => focused(page)).toMatch(/^Linear to zero/);
    await page.keyboard.press("Delete");
    await expect.poll(() => focused(page)).toMatch(/^Linear to zero 2/);
    await page.keyboard.press("Delete");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("every view is reached by its number, and Tab walks all of it and comes out again", async () => {
    const { page, context, complaints } = await openStudio(browser, served.url, { kept: fourSchedules });
    for (const [i, view] of everyView.entries()) {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press(String(i + 1));
      await page.waitForSelector(`main[data-view=${view}] h1`, { state: "attached" });
      expect([view, await walkRound(page)]).toEqual([view, []]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  /** Walks by Tab until the page begins anew. Gives what had the focus without anything to be seen of it. */
  async function walkRound(page: Page): Promise<readonly string[]> {
    const unseen: string[] = [];
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      getSelection()?.removeAllRanges();
    });
    let inside = 0;
    for (let i = 0; i < 400; i++) {
      await page.keyboard.press("Tab");
      const now = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        if (element === null || element === document.body) return undefined;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const ring = outlineStyle !== "none" && outlineWidth !== "0px";
        return {
          isFirst: element.matches(".skip"),
          hasRing: ring || boxShadow !== "none",
          name: `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40)}`,
        };
      });
      if (now === undefined || (now.isFirst && inside > 0)) break;
      inside += 1;
      if (!now.hasRing && !(await looksFocused(page))) unseen.push(now.name);
    }
    // A walk that never ends is a trap.
    expect(inside).toBeGreaterThan(5);
    expect(inside).toBeLessThan(400);
    return unseen;
  }
});

/** Whether what has the focus looks different without it: a field may show it on its frame, a handle inside of it. */
async function looksFocused(page: Page): Promise<boolean> {
  const element = page.locator("*:focus");
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) return false;
  const clip = { x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16 };
  const own = await element.elementHandle();
  const focused = await page.screenshot({ clip, caret: "hide" });
  await own?.evaluate((node) => (node as HTMLElement).blur());
  const plain = await page.screenshot({ clip, caret: "hide" });
  await own?.evaluate((node) => (node as HTMLElement).focus());
  return !focused.equals(plain);
}

/** Role and words of what has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return "";
    const role = element.getAttribute("role");
    const words = [
      element.getAttribute("aria-label"),
      element.getAttribute("aria-valuetext"),
      element.textContent,
    ];
    return `${role === null ? "" : `${role} `}${words.filter(Boolean).join(" ").trim()}`;
  });
