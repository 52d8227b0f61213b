import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "anneal";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytes, event, simple } from "../../../packages/logs/test/event-bytes.ts";
import { launch, noBrowser, type Opened, openStudio, type Served, servePage } from "./browser.ts";
import { type Dropped, drop } from "./dropped.ts";

const shared = (path: string): string =>
  fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));
const noLogs = existsSync(shared("logs")) ? undefined : "no ../shared/logs";
const noCurves = existsSync(shared("curves/llama")) ? undefined : "no ../shared/curves";

const read = (path: string): Dropped => ({ name: basename(path), text: readFileSync(path, "utf8") });

/** A run at 2e-3 after a warmup of 200 steps, with a loss that a power law has. */
function stable(count: number, { spikeAt = -1 } = {}): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const step = 10 * i;
    const loss = 2.5 + 6 * (step + 50) ** -0.4 + 0.004 * Math.sin(i * 12.9898);
    return [step, 2e-3 * Math.min(1, (step + 10) / 200), i === spikeAt ? loss + 3 : loss].join();
  });
  return ["step,lr,loss", ...rows].join("\n");
}

describe.skipIf(noBrowser !== undefined)(`logs (${noBrowser ?? "in Chromium"})`, () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  const open = (options: Parameters<typeof openStudio>[2] = {}): Promise<Opened> =>
    openStudio(browser, served.url, { hash: "#/logs", ...options });

  test("the empty view says what to bring, and offers files, a folder and pasting", async () => {
    const { page, context, complaints } = await open();
    await page.getByRole("heading", { level: 1, name: "Drop a training log." }).waitFor();
    await page
      .getByText("W&B, TensorBoard, JSONL, CSV, trainer_state.json. Files stay in this browser.")
      .waitFor();
    await page.getByRole("button", { name: "Choose a folder" }).waitFor();
    await page.getByRole("textbox").fill(stable(60));
    await page.getByRole("button", { name: "Read it" }).click();
    await page.getByRole("button", { name: /^pasted log/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.skipIf(noLogs)(
    `both shared logs give their schedules back, and forecasts (${noLogs ?? "../shared/logs"})`,
    async () => {
      const { page, context, complaints } = await open();
      const files = readdirSync(shared("logs")).map((name) => read(shared(`logs/${name}`)));
      await drop(page, files);
      const recovered = page.getByRole("region", { name: "Recovered schedules" });
      await recovered.getByRole("heading", { name: "cosine to 10%, cosine warmup 300" }).waitFor();
      await recovered.getByRole("heading", { name: /^WSD, 20% linear cooldown to 0/ }).waitFor();
      expect(await recovered.getByText("It gives every logged LR to the last digit.").count()).toBe(2);
      await page.getByText(/should end at \d\.\d+ ± \d\.\d+, against/).waitFor();
      const fit = page.getByRole("region", { name: "Fit" });
      expect(await fit.getByText(/^\d+ of 100$/).count()).toBe(1);
      await expectUnlinked(page, files[0].name);
      await recovered.getByRole("button", { name: "Add as layer" }).first().click();
      await page
        .getByRole("button", { name: /^Cosine to 10%/ })
        .getByText(/ends \d/)
        .waitFor();
      await page.getByRole("button", { name: "Open in Design" }).click();
      await page.waitForSelector("main[data-view=design]");
      await page.waitForTimeout(600);
      const { workspace } = await page.evaluate(() =>
        JSON.parse(localStorage.getItem("anneal studio") ?? "{}"),
      );
      expect(workspace.horizon.steps).toBe(15_000);
      expect(workspace.layers.map((layer: { readonly name: string }) => layer.name)).toEqual([
        "Cosine to 10%",
      ]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test("a finding has its number in the list and on the curve, with why, what to change and the numbers", async () => {
    const { page, context, complaints } = await open();
    await drop(page, [{ name: "spiky.csv", text: stable(400, { spikeAt: 250 }) }]);
    const findings = page.getByRole("region", { name: "Findings" });
    await findings.getByRole("heading", { name: /jumps from .* at step 2,500/ }).waitFor();
    const numbers = await findings.locator(".logs-disc").allTextContents();
    expect(numbers).toEqual(numbers.map((_, i) => String(i + 1)));
    const spike = findings.getByRole("listitem").filter({ hasText: /jumps from/ });
    expect(await spike.textContent()).toMatch(/steps? 2,500/);
    await spike.getByText("Numbers").click();
    expect(await spike.locator("dd").count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("of a damaged file the line is named, and what was kept is a log", async () => {
    const { page, context, complaints } = await open();
    const rows = Array.from({ length: 300 }, (_, i) =>
      JSON.stringify({ step: 10 * i, lr: 1e-3, loss: 3 - i / 500 }),
    );
    const text = `[\n${rows.join(",\n")}`;
    const cut = text.indexOf('"loss"', text.indexOf('"step":2100')) + 3;
    await drop(page, [{ name: "run.json", text: text.slice(0, cut) }]);
    await page
      .getByText(
        "run.json: not a log anneal can read. Line 212 ends inside a string; the 211 before it were kept.",
      )
      .waitFor();
    await page.getByRole("button", { name: /^run/ }).waitFor();
    await page.getByRole("button", { name: "Remove run" }).click();
    // Without a log, the place to drop one stays, beside what is wrong.
    await drop(page, [{ name: "photo.png", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) }]);
    await page.getByText("photo.png: not a log anneal can read.").waitFor();
    await page.getByText(/a picture \(PNG\)/).waitFor();
    await page.getByText("Drop files or a folder here").waitFor();
    expect(await page.locator("figure").count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a column that could be several is asked for in a menu", async () => {
    const { page, context, complaints } = await open();
    await drop(page, [{ name: "two.csv", text: stable(60).replace("step,lr,loss", "step,loss_b,loss_c") }]);
    await page.getByText("two.csv: several columns could be the training loss. Choose one.").waitFor();
    await page.getByRole("combobox", { name: "Training loss column" }).selectOption("loss_c");
    await page.getByRole("button", { name: /^two/ }).waitFor();
    await drop(page, [{ name: "epochs.csv", text: stable(60).replace("step,", "epoch,") }]);
    const steps = page.getByRole("textbox", { name: "Steps per epoch" });
    await steps.fill("32");
    await steps.press("Enter");
    await page.getByRole("button", { name: /^epochs/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.skipIf(noCurves)(
    `what is forecast from two runs holds for a third (${noCurves ?? "../shared/curves"})`,
    async () => {
      const { page, context, complaints } = await open();
      const curve = (name: string): string =>
        readFileSync(shared(`curves/llama/slimpajama_12x12-${name}.csv`), "utf8");
      await drop(page, [
        { name: "cosine.csv", text: curve("cos10-lr0.002-T25000") },
        { name: "wsd40.csv", text: curve("wsd0.4lin-lr0.002-T25000") },
      ]);
      await page.getByText(/should end at/).waitFor();
      await page.getByRole("button", { name: "Add a schedule to forecast" }).click();
      await page.getByRole("textbox", { name: "Cool down the last" }).fill("20%");
      await page.getByRole("combobox", { name: "Shape" }).selectOption("linear");
      await page.getByRole("button", { name: "Add cooldown" }).click();
      const row = page.getByRole("button", { name: /^Cool down 20%, linear/ });
      await row.getByText(/ends \d/).waitFor();
      const [, final, half] = /ends ([\d.]+) ± ([\d.]+)/.exec((await row.textContent()) ?? "") ?? [];
      const held = curve("wsd0.2lin-lr0.002-T25000").trim().split("\n");
      const was = held
        .slice(1)
        .map((line) => Number(line.split(",")[2]))
        .filter((loss) => loss > 0)
        .at(-1);
      expect(Math.abs(Number(final) - Number(was))).toBeLessThan(Number(half));
      expect(Number(half)).toBeLessThan(0.1);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test.skipIf(noCurves)(
    `the best cooldown is found from where the run stands, and sent to Design (${noCurves ?? "../shared/curves"})`,
    async () => {
      const { page, context, complaints } = await open();
      const curve = (name: string): string =>
        readFileSync(shared(`curves/llama/slimpajama_12x12-${name}.csv`), "utf8");
      const cut = curve("stable-lr0.002-T25000cut")
        .split("\n")
        .filter((line) => !(Number(line.split(",")[0]) > 16_000));
      await drop(page, [
        { name: "stable-lr2e-3.csv", text: cut.join("\n") },
        { name: "wsd.csv", text: curve("wsd0.2lin-lr0.002-T25000") },
      ]);
      await page.getByRole("button", { name: /^stable-lr2e-3/ }).waitFor();
      const length = page.getByRole("textbox", { name: "Length of the run" });
      await length.fill("25k");
      await length.press("Enter");
      await page.getByText("From step 16,001 to 25,000, never rising.").waitFor();
      await page.getByRole("button", { name: "Find the best cooldown" }).click();
      const best = page.getByRole("button", { name: /^Best cooldown found/ });
      await best.getByText(/ends \d/).waitFor();
      const endOf = (text: string | null): number => Number(/ends ([\d.]+)/.exec(text ?? "")?.[1]);
      const found = endOf(await best.textContent());
      const others = await page.getByRole("button", { name: /^(Cool down|Stay)/ }).allTextContents();
      for (const other of others) expect(found).toBeLessThanOrEqual(endOf(other) + 1e-3);
      await page
        .getByText(/best cooldown found should end at|No difference beyond run-to-run noise/)
        .waitFor();
      await page.getByRole("button", { name: "Send to Design" }).click();
      await page.waitForSelector("main[data-view=design]");
      await page.waitForTimeout(600);
      const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("anneal studio") ?? "{}"));
      expect(kept.workspace.horizon.steps).toBe(25_000);
      const [layer] = kept.workspace.layers;
      expect(layer.name).toBe("Best cooldown found");
      // The warmup as it was, a hold beyond what was done, and a fall of few knots that can be edited.
      const parts: readonly { readonly kind: string; readonly points?: readonly number[][] }[] =
        layer.spec.of;
      expect(parts.map(({ kind }) => kind)).toEqual(["linear", "constant", "knots"]);
      const falling = parts[2].points ?? [];
      expect(falling.length).toBeLessThanOrEqual(8);
      expect(falling.every(([, lr], i) => i === 0 || lr <= falling[i - 1][1])).toBe(true);
      const { at } = compile(layer.spec, { steps: 25_000 });
      for (const step of [300, 5000, 16_000]) expect(at(step)).toBeCloseTo(2e-3, 12);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test("a cooldown is tried by its handle, with the forecast beside it, and taken back by Esc", async () => {
    const { page, context, complaints } = await open();
    const falling = stable(500)
      .split("\n")
      .map((line, i) => {
        const [step, , loss] = line.split(",");
        const p = Math.max(0, (i - 301) / 200);
        return i < 302 ? line : [step, 2e-3 * (1 - p), Number(loss) - 0.2 * p].join();
      });
    await drop(page, [
      { name: "constant.csv", text: stable(400) },
      { name: "cooled.csv", text: falling.join("\n") },
    ]);
    const row = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("button", { name: /^Cool down .*1−√/ }) });
    await row.getByText(/^ends \d/).waitFor();
    const before = await row.textContent();
    const handle = page.getByRole("slider", { name: /cooldown starts/ });
    await handle.focus();
    // In one task, so that they are one edit on any machine.
    await handle.evaluate((slider) => {
      for (let k = 0; k < 3; k++)
        slider.dispatchEvent(
          new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }),
        );
    });
    await page.waitForFunction(
      (was) => !document.querySelector(".logs-forecast-row.selected")?.textContent?.includes(was),
      /ends [\d.]+/.exec(before ?? "")?.[0] ?? "",
    );
    expect(await row.textContent()).toMatch(/^Cool down (?!20%)/);
    await handle.press("Escape");
    await row.getByText(/^Cool down 20%/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("of a log without a learning rate the schedule can be said: a layer that it followed", async () => {
    const { page, context, complaints } = await open();
    await drop(page, [{ name: "run.csv", text: stable(400) }]);
    await page.getByRole("button", { name: "Add as layer" }).click();
    await page.getByRole("button", { name: "Remove run" }).click();
    const losses = stable(400)
      .split("\n")
      .map((line) =>
        line
          .split(",")
          .filter((_, i) => i !== 1)
          .join(),
      );
    await drop(page, [{ name: "losses.csv", text: losses.join("\n") }]);
    const fit = page.getByRole("region", { name: "Fit" });
    await fit.getByText(/^A forecast needs a log with a learning rate and a loss\./).waitFor();
    await page.getByRole("button", { name: /^losses/ }).click();
    await page.getByRole("combobox", { name: "Schedule that it followed" }).selectOption({ index: 1 });
    await fit.getByText(/^\d+ of 400$/).waitFor();
    await page
      .getByRole("button", { name: /^Stay constant/ })
      .getByText(/ends \d/)
      .waitFor();
    const length = page.getByRole("textbox", { name: "Length of the run" });
    await length.fill("a lot");
    await length.press("Enter");
    await page.getByText(/^Steps from \d+ to 100,000,000, such as 25k$/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("steps that are left out of the fit are hatched, and count no more", async () => {
    const { page, context, complaints } = await open();
    await drop(page, [{ name: "constant.csv", text: stable(400) }]);
    const fit = page.getByRole("region", { name: "Fit" });
    await fit.getByText(/^\d+ of 400$/).waitFor();
    await page.getByRole("button", { name: /^constant/ }).click();
    await page.getByRole("textbox", { name: "From step" }).fill("1k");
    await page.getByRole("textbox", { name: "To step" }).fill("1,990");
    await page.getByRole("button", { name: "Leave out" }).click();
    await fit.getByText(/^\d+ of 300$/).waitFor();
    expect(await page.locator("figure").first().getByText("not fitted").count()).toBe(2);
    await page.getByRole("button", { name: /^Fit steps 1,000 to 1,990 again/ }).click();
    await fit.getByText(/^\d+ of 400$/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("what a search found goes when another loss is fitted", async () => {
    const { page, context, complaints } = await open();
    const rows = Array.from({ length: 200 }, (_, i) => {
      const lr = 2e-3 * Math.min(1, (i + 1) / 20, (200 - i) / 40);
      const loss = 2.4 + 6 * (10 * i + 50) ** -0.4 + 60 * lr + 0.004 * Math.sin(i * 12.9898);
      return [10 * i, lr, loss, loss + 0.1 + 30 * lr].join();
    });
    await drop(page, [{ name: "both.csv", text: ["step,lr,loss,val_loss", ...rows].join("\n") }]);
    const find = page.getByRole("button", { name: "Find the best cooldown" });
    await page.getByText(/should end at|No difference|No forecast to trust/).waitFor();
    await find.click();
    const best = page.getByRole("button", { name: /^Best cooldown found/ });
    await best.waitFor();
    await page.getByText(/never rising\. Took \d+ ms\./).waitFor();
    await page.getByRole("radio", { name: "Training loss" }).check({ force: true });
    await best.waitFor({ state: "detached" });
    await page.getByText(/never rising\. Takes a moment\./).waitFor();
    await find.click();
    await best.waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("what cannot be forecast says why, at its place", async () => {
    const { page, context, complaints } = await open();
    await drop(page, [{ name: "constant.csv", text: stable(400) }]);
    const said =
      "No run that was fitted cools down, so what a cooldown brings is unknown. Add a run with one, even a short one.";
    const row = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("button", { name: /^Cool down 20%/ }) });
    await row.getByText(said).waitFor();
    await page
      .getByRole("button", { name: /^Stay constant/ })
      .getByText(/ends \d/)
      .waitFor();
    await page.getByText(/cannot tell what a decay brings/).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("names of files and columns are text, whatever they hold", async () => {
    const { page, context, complaints } = await open();
    const evil = "<img src=x onerror=alert(1)>";
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    const text = stable(60).replace("step,lr,loss", `step,${evil} loss,${evil.replace("1", "2")} loss`);
    await drop(page, [{ name: `${evil}.csv`, text }]);
    await page.getByRole("combobox", { name: "Training loss column" }).selectOption(`${evil} loss`);
    await page.getByRole("button", { name: evil }).first().click();
    await page.getByText(`read as updates "step", training loss "${evil} loss"`).waitFor();
    expect(await page.locator("img").count()).toBe(0);
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("an event file of TensorBoard is read", async () => {
    const { page, context, complaints } = await open();
    const events = Array.from({ length: 120 }, (_, i) => [
      event("train/loss", simple(3 - i / 200), { step: 10 * i, time: 1.7e9 + i }),
      event("train/lr", simple(1e-3 * (1 - i / 120)), { step: 10 * i, time: 1.7e9 + i }),
    ]);
    await drop(page, [{ name: "events.out.tfevents.1700000000.host", bytes: bytes(...events.flat()) }]);
    await page.getByText(/TensorBoard · /).waitFor();
    await page.getByRole("heading", { name: /^linear/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("the runs that anneal compare keeps are runs by schedule and seed, with one hue for a schedule", async () => {
    const { page, context, complaints } = await open();
    const run = (value: number, seed: number): string =>
      JSON.stringify({
        identity: { data: "d" },
        request: { schedule: { kind: "constant", value }, peakLr: value, steps: 60, seed, test: true },
        result: {
          train: Array.from({ length: 60 }, (_, k) => 3 - k * value),
          valid: [{ step: 60, loss: 2 }],
        },
      });
    const lines = [run(0.01, 1), run(0.01, 2), run(0.02, 1)];
    await drop(page, [{ name: "runs.jsonl", text: lines.join("\n") }]);
    const rows = page.locator(".logs-log-row");
    await page.getByRole("button", { name: /^constant 0\.01, seed 2/ }).waitFor();
    expect(await rows.count()).toBe(3);
    const colours = await rows
      .locator(".logs-swatch")
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor));
    expect(colours[0]).toBe(colours[1]);
    expect(colours[0]).not.toBe(colours[2]);
    await page
      .getByRole("region", { name: "Recovered schedules" })
      .getByText("constant 0.02, seed 1")
      .waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("the page answers while a worker reads a long log, and shows what the worker hands over", async () => {
    const { page, context, complaints } = await open({ before: holdAnswers });
    await page.evaluate(longLog, 100_000);
    await dropLong(page);
    const bar = page.getByRole("progressbar", { name: "Reading long" });
    // All is read, and only the answer is held back.
    await page.waitForFunction(() => (globalThis as unknown as Held).held.length === 1);
    expect(await bar.getAttribute("value")).toBe(await bar.getAttribute("max"));
    await page.getByText("Looking for its schedule and findings").waitFor();
    expect(page.workers()).toHaveLength(1);
    await page.getByRole("radio", { name: "0.98" }).check();
    expect(await page.getByRole("radio", { name: "0.98" }).isChecked()).toBe(true);
    await page.evaluate(() => (globalThis as unknown as Held).release());
    await page.getByRole("button", { name: /^long/ }).getByText("to step 99,999").waitFor();
    await page.getByText(/^\d+ of 100,?000$/).waitFor({ timeout: 60_000 });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a reading that is cancelled leaves nothing, and what else is read goes on", async () => {
    const { page, context, complaints } = await open();
    await page.evaluate(longLog, 100_000);
    await dropLong(page, async () => {
      // In the task after the drop: no machine has read the file by then.
      while (document.querySelector(".logs-reading button") === null)
        await new Promise((done) => requestAnimationFrame(done));
      (document.querySelector(".logs-reading button") as HTMLButtonElement).click();
    });
    await page.getByText("Drop files or a folder here").waitFor();
    await expect.poll(() => page.workers().length).toBe(0);
    expect(await page.locator("main").getByText("long").count()).toBe(0);
    await drop(page, [{ name: "short.csv", text: stable(60) }]);
    await page.getByRole("button", { name: /^short/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("the keyboard goes on at the row that takes the place of one that is removed", async () => {
    const { page, context, complaints } = await open();
    for (const name of ["one.csv", "two.csv"]) {
      await drop(page, [{ name, text: stable(60) }]);
      await page.getByRole("button", { name: `Remove ${name.slice(0, 3)}` }).waitFor();
    }
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
      );
    const remove = async (name: RegExp | string, list: string): Promise<void> => {
      await page.getByRole("region", { name: list }).getByRole("button", { name }).first().focus();
      await page.keyboard.press("Enter");
    };
    await remove("Remove one", "Logs");
    await expect.poll(focused).toMatch(/^two/);
    const forecasts = page
      .getByRole("region", { name: "Forecast for" })
      .getByRole("button", { name: /^Remove / });
    const count = await forecasts.count();
    expect(count).toBeGreaterThan(0);
    for (let left = count - 1; left >= 0; left--) {
      const next =
        left === 0
          ? "Add a schedule to forecast"
          : (await forecasts.nth(1).getAttribute("aria-label"))?.slice(7);
      await remove(/^Remove /, "Forecast for");
      await expect.poll(() => forecasts.count()).toBe(left);
      expect(await focused()).toContain(next);
    }
    await remove("Remove two", "Logs");
    await page.getByText("Drop files or a folder here").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a page that may start no worker reads the same out of a log", async () => {
    const texts = [false, true].map(async (without) => {
      const { page, context, complaints } = await open({
        before: (isWithout) => {
          if (isWithout) Reflect.deleteProperty(globalThis, "Worker");
        },
        given: without,
      });
      await drop(page, [{ name: "spiky.csv", text: stable(400, { spikeAt: 250 }) }]);
      await page
        .getByRole("region", { name: "Fit" })
        .getByText(/^\d+ of 400$/)
        .waitFor();
      await page
        .getByRole("button", { name: /^Stay constant/ })
        .getByText(/ends \d/)
        .waitFor();
      expect(page.workers().length > 0).toBe(!without);
      const text = await page.locator("main").innerText();
      expect(complaints).toEqual([]);
      await context.close();
      return text;
    });
    const [inWorkers, inPage] = await Promise.all(texts);
    expect(inPage).toBe(inWorkers);
  });

  test("on a phone nothing scrolls sideways", async () => {
    const { page, context, complaints } = await open({ width: 360, height: 780 });
    await drop(page, [{ name: "a-log-with-a-rather-long-name-of-its-own.csv", text: stable(400) }]);
    await page.getByRole("button", { name: /^a-log/ }).waitFor();
    const [inner, wide] = await page.evaluate(() => [
      innerWidth,
      Math.max(
        ...[...document.querySelectorAll("main, main *")].map((each) => each.getBoundingClientRect().right),
      ),
    ]);
    expect(wide).toBeLessThanOrEqual(inner + 1);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** What {@link holdAnswers} leaves in the page. */
interface Held {
  readonly held: readonly unknown[];
  readonly release: () => void;
}

/** Answers of workers wait until they are released; what they tell on their way does not. */
function holdAnswers(): void {
  const held: (() => void)[] = [];
  let isFree = false;
  const Real = Worker;
  class Holding extends Real {
    override set onmessage(hear: (event: MessageEvent) => void) {
      this.addEventListener("message", (event) => {
        if (isFree || !("answer" in event.data)) hear(event);
        else held.push(() => hear(event));
      });
    }
  }
  const release = (): void => {
    isFree = true;
    for (const go of held) go();
  };
  Object.assign(globalThis, { Worker: Holding, held, release });
}

/** Makes a log of so many rows in the page. */
function longLog(count: number): void {
  const rows = ["step,lr,loss"];
  for (let i = 0; i < count; i++)
    rows.push(`${i},${1e-3 * Math.min(1, i / 2000)},${2 + 5 * (i + 9) ** -0.3}`);
  const transfer = new DataTransfer();
  transfer.items.add(new File([rows.join("\n")], "long.csv"));
  Object.assign(globalThis, { transfer });
}

/** Drops it; `then` runs in the page right behind the drop. */
const dropLong = async (page: Page, then: () => Promise<void> = async () => {}): Promise<void> =>
  await page.evaluate(`(async () => {
    const zone = document.querySelector(".drop-zone");
    zone.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    await (${then.toString()})();
  })()`);

/** A log is neither in the address nor in the storage of the browser. */
async function expectUnlinked(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(500);
  const [hash, kept] = await page.evaluate(() => [location.hash, JSON.stringify(localStorage)]);
  expect(hash).toBe("#/logs");
  expect(kept).not.toContain(name.replace(/\.json$/, ""));
}
