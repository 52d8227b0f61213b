import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import type { ViewName } from "../src/workspace/types.ts";

const example = (path: string): string =>
  fileURLToPath(new URL(`../../../examples/${path}`, import.meta.url));

/** The workspace of four schedules that comes with the project. */
export const fourSchedules: unknown = JSON.parse(readFileSync(example("studio/four-schedules.json"), "utf8"));

/** Logs that come with the project: real runs of small models. */
export const exampleLogs: readonly string[] = ["short-cosine.csv", "short-wsd.csv"].map((name) =>
  example(`forecast/${name}`),
);

export const everyView: readonly ViewName[] = ["design", "translate", "race", "logs", "explain"];

/** Opens a view by its link, as a user does. */
export async function goTo(page: Page, view: ViewName): Promise<void> {
  await page.evaluate((name) => {
    location.hash = `#/${name}`;
  }, view);
  await page.waitForSelector(`main[data-view=${view}] h1`, { state: "attached" });
}

/** Puts real content into the view that is open, and waits until it is shown. */
export async function fill(page: Page, view: ViewName): Promise<void> {
  if (view === "translate") {
    const boxes = page.locator("textarea");
    await boxes.nth(0).fill("scheduler = OneCycleLR(optimizer, max_lr=0.1, total_steps=1000)");
    if ((await boxes.count()) > 1)
      await boxes.nth(1).fill("optax.cosine_onecycle_schedule(transition_steps=1000, peak_value=0.1)");
    await page.waitForSelector("main canvas");
    await page.locator("main .answer").waitFor();
  }
  if (view === "logs") {
    await page
      .locator("main input[type=file]:not([webkitdirectory])")
      .first()
      .setInputFiles([...exampleLogs]);
    await page.waitForSelector("main canvas");
    await page
      .locator(".logs-log-row")
      .nth(exampleLogs.length - 1)
      .waitFor();
  }
  if (view === "design" || view === "explain") await page.waitForSelector("main canvas");
}
