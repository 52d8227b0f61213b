import { describe, expect, test } from "vitest";
import { noBrowser } from "./browser.ts";
import { designPages } from "./design-pages.ts";
import { drop } from "./dropped.ts";

const log = `step,loss,lr\n${Array.from({ length: 40 }, (_, k) => `${k},${3 - k / 40},${(k + 1) / 1e5}`).join("\n")}\n`;
const spec = '{ "version": 1, "kind": "cosine", "from": 1, "to": 0, "over": "rest" }';
const workspace = JSON.stringify({
  version: 1,
  name: "kept work",
  horizon: { steps: 50 },
  layers: [{ id: "x", name: "only", hue: 3, spec: { kind: "constant", value: 1 } }],
});

describe.skipIf(noBrowser !== undefined)("Files that are dropped or opened anywhere", () => {
  const { onWsd, using } = designPages();

  test("a spec that is dropped on Translate becomes a layer, a log goes to Logs, the rest is refused in a sentence", () =>
    onWsd(async ({ page }) => {
      await page.locator("nav").getByText("Translate").click();
      await page.locator('main[data-view="translate"]').waitFor();
      await drop(page, [{ name: "<b>picture.png", text: "x" }], "main");
      await page.getByText("<b>picture.png: neither a training log").waitFor();
      await drop(page, [{ name: "mine.json", text: spec }], "main");
      await page.locator(".layer-name", { hasText: "mine" }).waitFor();
      expect(await page.locator(".layer").count()).toBe(2);
      await drop(page, [{ name: "run.csv", text: log }], "header");
      await page.locator('main[data-view="logs"]').waitFor();
      await page.locator(".logs-log-row").first().waitFor();
      await drop(page, [{ name: "run2.csv", text: log }]);
      await page.locator(".logs-log-row").nth(1).waitFor();
    }));

  test("the browser is kept from showing a dropped file in place of the page", () =>
    using(async ({ page }) => {
      const kept = await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File(["x"], "a.png"));
        return ["dragover", "drop"].map(
          (type) =>
            !document.body.dispatchEvent(
              new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
            ),
        );
      });
      expect(kept).toEqual([true, true]);
    }));

  test("a saved workspace opens on the start page, and a log that is chosen there opens in Logs", () =>
    using(async ({ page }) => {
      const open = async (name: string, text: string): Promise<void> => {
        const [chooser] = await Promise.all([
          page.waitForEvent("filechooser"),
          page.getByRole("button", { name: "Open a file" }).click(),
        ]);
        await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
      };
      await open(
        "trainer_state.json",
        '{ "log_history": [{ "step": 1, "loss": 3 }, { "step": 2, "loss": 2 }] }',
      );
      await page.locator('main[data-view="logs"]').waitFor();
      await page.getByText("trainer_state.json").first().waitFor();
      await page.waitForFunction(() => location.hash === "#/logs");
      await page.locator("nav").getByText("Design").click();
      await open("w.json", workspace);
      await page.locator(".layer-name", { hasText: "only" }).waitFor();
    }));
});
