import { readFileSync } from "node:fs";
import { compile, fromJson, warmupStableDecay } from "anneal";
import type { Download } from "playwright-core";
import { describe, expect, test } from "vitest";
import { noBrowser } from "./browser.ts";
import { designPages, shape, specIn, textOf } from "./design-pages.ts";

describe.skipIf(noBrowser !== undefined)("Links and files in Design", () => {
  const { onWsd, url, using } = designPages();

  test("a link opens the same workspace in a browser that has never seen it", () =>
    onWsd(async ({ page, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByRole("button", { name: "Share link" }).click();
      await page.getByText("Link copied").first().waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const spec = await specIn(page);
      await using(async (other) => expect(await specIn(other.page)).toEqual(spec), {
        hash: new URL(link).hash,
      });
    }));

  test("a damaged link says where, and leaves one's own work", () =>
    onWsd(async ({ page }) => {
      await page.waitForFunction(() => localStorage.getItem("anneal studio")?.includes("WSD"));
      await page.waitForFunction(() => location.hash.includes("&w="));
      const hash = await page.evaluate(() => location.hash);
      await page.goto("about:blank");
      await page.goto(`${url()}${hash.slice(0, 40)}!${hash.slice(41)}`);
      await page.getByText("This link is damaged after character 40. Your own work is untouched.").waitFor();
      expect(await page.locator(".layer .layer-name").allInnerTexts()).toEqual(["WSD, 1−√ cooldown"]);
    }));

  test("what cannot be kept is said, and can be saved as a file", () =>
    using(async ({ page }) => {
      await page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      await shape(page, "Linear to zero").click();
      await page.getByText("This browser's storage is full; the workspace is not saved.").waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByText("Download it").click(),
      ]);
      expect(JSON.parse(await textOf(download))).toMatchObject({
        version: 1,
        layers: [{ name: "Linear to zero" }],
      });
    }));

  test("every export is what it says: pictures, numbers, JSON, a page and code", () =>
    onWsd(async ({ page, context }) => {
      await page.getByRole("button", { name: "Add a layer" }).click();
      await page.getByRole("menuitem", { name: "Cosine" }).click();
      const take = async (name: string, within = page.locator(".export")): Promise<Download> => {
        if (!(await page.locator(".export").isVisible()))
          await page.getByRole("button", { name: "Export" }).click();
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          within.getByRole("button", { name, exact: true }).click(),
        ]);
        return download;
      };
      const png = readFileSync(await (await take("PNG")).path());
      expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 960]);
      const svg = await textOf(await take("SVG"));
      const parsed = await page.evaluate((text) => {
        const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
        return [documentElement.nodeName, documentElement.textContent ?? ""];
      }, svg);
      expect(parsed[0]).toBe("svg");
      expect(parsed[1]).toContain("Cosine to 10%");

      const csv = (await textOf(await take("CSV"))).trimEnd().split("\n");
      expect(csv[0]).toBe('step,"WSD, 1−√ cooldown",Cosine to 10%');
      expect(csv).toHaveLength(10_001);
      const wsd = compile(warmupStableDecay({ peak: 3e-4, warmup: "2%", cooldown: "20%" }), {
        steps: 10_000,
      });
      for (const step of [0, 1, 199, 200, 7999, 8000, 9123, 9999])
        expect(csv[step + 1].split(",").slice(0, 2).map(Number)).toEqual([step, wsd.at(step)]);

      const spec = fromJson(await textOf(await take("Spec of this layer")));
      expect(compile(spec, { steps: 10_000 }).at(200)).toBe(3e-4);
      const workspace = JSON.parse(await textOf(await take("Workspace"))) as { layers: unknown[] };
      expect(workspace.layers).toHaveLength(2);

      const html = await textOf(await take("Page, one file"));
      const other = await context.newPage();
      await other.setContent(html);
      expect(await other.locator("h1").innerText()).toBe("untitled");
      await other.close();

      await page.getByLabel("Framework").selectOption("optax");
      expect(await textOf(await take("Save"))).toContain("optax");
    }));

  test("a spec file becomes a layer, a workspace file takes its place, and what is neither is refused in one sentence", () =>
    onWsd(async ({ page }) => {
      const input = page.locator("input[type=file]");
      const give = (name: string, text: string) =>
        input.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
      await give("mine.json", '{ "version": 1, "kind": "cosine", "from": 1, "to": 0, "over": "rest" }');
      await page.locator(".layer-name", { hasText: "mine" }).waitFor();
      await give("<img onerror=alert(1)>.json", "{ nonsense");
      await page.getByText("<img onerror=alert(1)>.json: not JSON. Line 1, column 3").waitFor();
      expect(await page.locator(".layer").count()).toBe(2);
      const workspace = {
        version: 1,
        name: "other",
        horizon: { steps: 50 },
        layers: [{ id: "x", name: "only", hue: 3, spec: { kind: "constant", value: 1 } }],
      };
      await give("w.json", JSON.stringify(workspace));
      await page.locator(".layer-name", { hasText: "only" }).waitFor();
      expect(await page.getByLabel("Horizon").inputValue()).toBe("50");
      await page.getByRole("button", { name: "Undo" }).click();
      await expect.poll(() => page.locator(".layer").count()).toBe(2);
    }));
});
