import { readFileSync } from "node:fs";
import { fromJson, type Spec } from "anneal";
import type { Browser, Download, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { launch, type Opened, type OpenOptions, openStudio, type Served, servePage } from "./browser.ts";

export const shape = (page: Page, name: string): Locator => page.locator(".first-shape", { hasText: name });
export const handle = (page: Page, says: string): Locator =>
  page.locator(`[role=slider][aria-valuetext^="${says}"]`);
export const field = (page: Page, key: string): Locator => page.locator(`.panel [data-key="${key}"] input`);
export const json = (page: Page): Locator => page.getByLabel("Spec as JSON");

/** The spec in the editor, as a program reads it. */
export const specIn = async (page: Page): Promise<Spec> => fromJson(await json(page).inputValue());

export const textOf = async (download: Download): Promise<string> =>
  readFileSync(await download.path(), "utf8");

/** Where a handle is. */
export async function middle(page: Page, says: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await handle(page, says).boundingBox();
  if (box === null) throw new Error(`no handle ${says}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

type Act = (opened: Opened) => Promise<void>;

/** Pages of Design for the tests of one file: each in a profile of its own, and without a complaint at its end. */
export function designPages(): {
  readonly using: (act: Act, options?: OpenOptions) => Promise<void>;
  readonly onWsd: (act: Act, options?: OpenOptions) => Promise<void>;
  readonly url: () => string;
} {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });
  const using = async (act: Act, options: OpenOptions = {}): Promise<void> => {
    const opened = await openStudio(browser, served.url, options);
    try {
      await act(opened);
      expect(opened.complaints).toEqual([]);
    } finally {
      await opened.context.close();
    }
  };
  /** With the warmup, hold and cooldown of the start page: 10,000 steps, a peak of 3e-4. */
  const onWsd = (act: Act, options: OpenOptions = {}): Promise<void> =>
    using(async (opened) => {
      await shape(opened.page, "Warmup, hold, cooldown").click();
      await act(opened);
    }, options);
  return { using, onWsd, url: () => served.url };
}
