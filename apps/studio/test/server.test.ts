import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch, noBrowser, openStudio } from "./browser.ts";
import { type Command, startStudio } from "./command.ts";
import { everyView, exampleLogs, fill, fourSchedules, goTo } from "./filled.ts";

const spec = '{"kind":"linear","from":0.001,"to":0,"over":"rest"}';

describe.skipIf(noBrowser !== undefined)("the page that anneal studio serves", () => {
  let browser: Browser;
  let folder: string;
  let command: Command;
  beforeAll(async () => {
    browser = await launch();
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "anneal-studio-page-"));
    writeFileSync(join(folder, "falls.json"), spec);
    writeFileSync(join(folder, "falls too.yaml"), "kind: linear\nfrom: 0.002\nto: 0\nover: rest\n");
    writeFileSync(join(folder, "four.json"), JSON.stringify(fourSchedules));
    writeFileSync(join(folder, '<img src=x onerror="throw 1">.json'), spec);
    cpSync(exampleLogs[0], join(folder, "short-cosine.csv"));
    command = await startStudio(folder, ["--write"]);
    return async () => {
      await command.end();
      rmSync(folder, { recursive: true });
    };
  });
  afterAll(() => browser?.close());

  test.each(["light", "dark"] as const)(
    "breaks its own policy in no view, with work in each (%s)",
    async (theme) => {
      const { page, context, complaints } = await openStudio(browser, command.address, {
        theme,
        kept: fourSchedules,
      });
      await page.evaluate(() => {
        const broken: string[] = [];
        Object.assign(globalThis, { broken });
        document.addEventListener("securitypolicyviolation", (event) =>
          broken.push(
            `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
          ),
        );
      });
      for (const view of everyView) {
        await goTo(page, view);
        await fill(page, view);
      }
      expect(await page.evaluate(() => (globalThis as unknown as { broken: string[] }).broken)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test("refuses what a page of another origin asks, and is in no frame of it", async () => {
    const other = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end("<title>other</title><iframe></iframe>");
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const answers = await page.evaluate(async (address) => {
      const ask = (path: string, init?: RequestInit): Promise<string> =>
        fetch(`${address}${path}`, init).then(
          (answer) => `${answer.type} ${answer.status}`,
          (error: Error) => error.name,
        );
      const draw = (path: string): Promise<string> =>
        new Promise((resolve) => {
          const script = document.createElement("script");
          script.src = `${address}${path}`;
          script.onload = () => resolve("loaded");
          script.onerror = () => resolve("refused");
          document.head.append(script);
        });
      const frame = document.querySelector("iframe") as HTMLIFrameElement;
      const framed = new Promise((resolve) => {
        frame.onload = () => resolve("load");
        frame.src = address;
      });
      await framed;
      return {
        read: await ask("api/folder"),
        put: await ask("api/file/falls.json", {
          method: "PUT",
          body: "{}",
          headers: { "content-type": "application/json" },
        }),
        form: await ask("api/file/falls.json", { method: "POST", body: "x", mode: "no-cors" }),
        script: await draw("api/file/falls.json"),
        framed: (() => {
          try {
            return frame.contentDocument === null ? "closed" : "open";
          } catch {
            return "closed";
          }
        })(),
      };
    }, command.address);
    expect(answers).toEqual({
      read: "TypeError",
      put: "TypeError",
      form: "TypeError",
      script: "refused",
      framed: "closed",
    });
    expect(page.frames()[1]?.url()).not.toBe(command.address);
    expect(readFileSync(join(folder, "falls.json"), "utf8")).toBe(spec);
    await context.close();
    other.close();
  });

  test("opens what the folder has, and shows names as text", async () => {
    const { page, context, complaints } = await openStudio(browser, command.address);
    await page.getByRole("button", { name: "falls too.yaml" }).click();
    await page.waitForSelector("main canvas");
    await page.getByRole("button", { name: '<img src=x onerror="throw 1">.json' }).click();
    await page.getByText('<img src=x onerror="throw 1">', { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "four.json" }).click();
    await page.getByText("SGDR, 3 cycles").first().waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("falls too").first().waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("follows a log while a run writes it", async () => {
    const { page, context, complaints } = await openStudio(browser, command.address, { hash: "#/logs" });
    const ranges: (string | undefined)[] = [];
    page.on("request", (request) => {
      if (/api\/file\/short-cosine/.test(request.url())) ranges.push(request.headers().range);
    });
    const size = readFileSync(join(folder, "short-cosine.csv")).length;
    await page.getByRole("button", { name: "short-cosine.csv" }).click();
    await page.getByText("to step 1,500").first().waitFor();
    const more = Array.from(
      { length: 20 },
      (_, i) => `${1525 + 25 * i},0,${2.2 - i / 1000},${2.21 - i / 1000}`,
    );
    appendFileSync(join(folder, "short-cosine.csv"), `${more.join("\n")}\n`);
    await page.getByText("to step 2,000").first().waitFor();
    await page.getByText("running", { exact: true }).first().waitFor();
    // Only what is new was fetched, and a little of what was known.
    expect(ranges.slice(0, 2)).toEqual([undefined, `bytes=${size - 1024}-`]);
    // A run that begins its log anew begins anew here, too.
    const again = Array.from({ length: 90 }, (_, i) => `${10 * i},0.001,${3 - i / 100}`);
    writeFileSync(join(folder, "short-cosine.csv"), `step,lr,loss\n${again.join("\n")}\n`);
    await page.getByText("to step 890").first().waitFor();
    writeFileSync(join(folder, "new.csv"), "step,lr,loss\n0,0.1,3\n1,0.1,2\n2,0.1,1\n");
    await page.getByRole("button", { name: "Add logs" }).click();
    await page.getByRole("button", { name: "new.csv" }).waitFor();
    // One that is cut, or goes, is no error, and what was read of it stays.
    writeFileSync(join(folder, "short-cosine.csv"), "step,lr,loss\n0,0.001,3\n10,0.001,2\n20,0.001,1\n");
    await page.getByText("to step 20").first().waitFor();
    rmSync(join(folder, "short-cosine.csv"));
    await page.getByText("deleted", { exact: true }).waitFor();
    expect(await page.getByText("to step 20").count()).toBeGreaterThan(0);
    writeFileSync(join(folder, "short-cosine.csv"), `step,lr,loss\n${again.join("\n")}\n`);
    await page.getByText("deleted", { exact: true }).waitFor({ state: "detached" });
    await page.getByText("to step 890").first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("saves into the folder, and over a file only after a yes", async () => {
    const { page, context } = await openStudio(browser, command.address, { kept: fourSchedules });
    const save = async (): Promise<void> => {
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("button", { name: "Save the workspace" }).click();
    };
    const saved = join(folder, "four-schedules.workspace.json");
    await save();
    await page.getByText("Saved as four-schedules.workspace.json.").first().waitFor();
    expect(JSON.parse(readFileSync(saved, "utf8"))).toMatchObject(fourSchedules as object);
    writeFileSync(saved, spec);
    await page.keyboard.press("Escape");
    await save();
    await page.getByRole("button", { name: "Keep it" }).click();
    expect(readFileSync(saved, "utf8")).toBe(spec);
    await page.keyboard.press("Escape");
    await save();
    await page.getByRole("button", { name: "Replace it" }).click();
    await expect.poll(() => readFileSync(saved, "utf8").length).toBeGreaterThan(spec.length);
    await context.close();
  });

  test("says when the server is gone, keeps the work, and finds a new server at the same place", async () => {
    const { page, context } = await openStudio(browser, command.address, { kept: fourSchedules });
    await page.getByText("falls.json").first().waitFor();
    const { port } = new URL(command.address);
    await command.end();
    await page.getByText(/^Server gone at \d+:\d\d\. Changes are kept here\. Trying again\.$/).waitFor();
    expect(await page.getByText("SGDR, 3 cycles").count()).toBeGreaterThan(0);
    command = await startStudio(folder, ["--write", "--port", port]);
    await page.getByText(/^Server gone/).waitFor({ state: "detached" });
    await context.close();
  });
});
