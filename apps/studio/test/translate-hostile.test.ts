import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, type Opened, openStudio, type Served, servePage, singleFile } from "./browser.ts";

const torch = `opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
sched = CosineAnnealingLR(opt, T_max=8000, eta_min=1e-5)
for step in range(10_000):
    train_step(); opt.step(); sched.step()`;
const optax = "optax.cosine_decay_schedule(init_value=1e-3, decay_steps=8000, alpha=0.01)";
/** The same over ten million updates. */
const longTorch = torch.replace("8000", "8_000_000").replace("10_000", "10_000_000");
const longOptax = optax.replace("8000", "8_000_000");

const box = (page: Page, letter: "A" | "B") => page.getByRole("textbox", { name: `Code ${letter}` });

/** Pastes as people do: by keys, from the clipboard. */
async function pasteInto(page: Page, letter: "A" | "B", text: string): Promise<void> {
  const clear = page.getByRole("button", { name: `Clear ${letter}` });
  if ((await clear.count()) > 0) await clear.click();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await box(page, letter).focus();
  await page.keyboard.press("ControlOrMeta+V");
}

/** What stands over a box, once it has been read. */
async function readState(page: Page, letter: "a" | "b"): Promise<string> {
  const head = page.locator(`.box-${letter} .box-head`);
  await page.waitForFunction((name) => {
    const title = document.querySelector(`.box-${name} .box-title`)?.textContent ?? "";
    return title !== "Reading" && title !== "Nothing yet";
  }, letter);
  return await head.innerText();
}

describe.skipIf(noBrowser !== undefined)("Translate, with long and hostile texts", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });
  const open = async (url = served.url): Promise<Opened> => {
    const opened = await openStudio(browser, url, { hash: "#/translate" });
    if (url === served.url) await opened.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    return opened;
  };
  const end = async ({ context, complaints }: Opened): Promise<void> => {
    expect(complaints).toEqual([]);
    await context.close();
  };

  // T_max + d has the LR 1e-5 + 9.9e-4 (1 - cos(pi d / 8e6))/2, which is more than 1e-9 of 1e-5 apart from d = 17 on.
  const verdict = "The two agree up to step 8,000,016 and differ from step 8,000,017.";

  test("compares ten million steps, each of them, and lets go of it for what is asked next", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill(longTorch);
    await box(page, "B").fill(longOptax);
    await box(page, "B").fill(optax);
    await box(page, "B").fill(longOptax);
    await page.getByText(verdict).waitFor({ timeout: 120_000 });
    await box(page, "A").fill(torch);
    await box(page, "B").fill(optax);
    await page.getByText("The two agree up to step 8,000 and differ from step 8,001.").waitFor();
    expect(await page.getByText(verdict).count()).toBe(0);
    await end(opened);
  });

  test("does so in the page of one file, too", async () => {
    const folder = mkdtempSync(join(tmpdir(), "anneal studio "));
    copyFileSync(singleFile, join(folder, "anneal-studio.html"));
    const opened = await open(pathToFileURL(join(folder, "anneal-studio.html")).href);
    const { page } = opened;
    await box(page, "A").fill(torch.replace("10_000", "200_000"));
    await box(page, "B").fill(optax);
    await page.getByText(/and differ from step 8,001\b/).waitFor({ timeout: 120_000 });
    await box(page, "A").fill(`${torch}\n${"x = 1\n".repeat(1000)}`);
    await page.getByText("CosineAnnealingLR, 3 arguments read").waitFor({ timeout: 120_000 });
    await end(opened);
    rmSync(folder, { recursive: true });
  });

  test("reads a long script as a whole, and shows the lines that matter", async () => {
    const opened = await open();
    const { page } = opened;
    const filler = "def train():\n    return model(batch)\n";
    const script = `${filler.repeat(1500)}${torch}\n${filler.repeat(500)}`;
    await pasteInto(page, "A", script);
    await page.getByText("CosineAnnealingLR, 3 arguments read").waitFor({ timeout: 120_000 });
    const region = page.getByRole("region", { name: "Code A, in part" });
    // Two lines of filler 1,500 times, then the optimizer, then the scheduler.
    expect(await region.locator(".line-numbers .read").allInnerTexts()).toContain("3002");
    expect(await region.innerText()).toContain("CosineAnnealingLR(opt, T_max=8000, eta_min=1e-5)");
    await page.getByRole("button", { name: "Clear A" }).click();
    await box(page, "A").waitFor();
    await end(opened);
  });

  test("takes no text that is too long to be a source, and says so", async () => {
    const opened = await open();
    const { page } = opened;
    await pasteInto(page, "A", "x = 1\n".repeat(200_000));
    await page
      .getByText("Not taken: the text has 1,200,000 characters, and at most 250,000 are read.")
      .waitFor();
    expect(await box(page, "A").inputValue()).toBe("");
    await box(page, "A").fill(torch);
    await page.getByText("CosineAnnealingLR, 3 arguments read").waitFor();
    expect(await page.getByText("Not taken").count()).toBe(0);
    await end(opened);
  });

  test("says what is wrong with whatever was pasted, and goes on", async () => {
    const opened = await open();
    const { page } = opened;
    for (const [what, text] of hostile) {
      await pasteInto(page, "A", text);
      expect(await readState(page, "a"), what).toMatch(/Not read yet|read/);
      expect(await page.locator("main img").count(), what).toBe(0);
    }
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    await page.getByRole("button", { name: "Clear A" }).click();
    await box(page, "A").fill(optax);
    await page.getByText("cosine_decay_schedule, 3 arguments read").waitFor({ timeout: 60_000 });
    await end(opened);
  });

  test("code that looks like a page stays text", async () => {
    const opened = await open();
    const { page } = opened;
    const pages = [
      '<img src=x onerror="window.hit=1">',
      'StepLR(optimizer, step_size="<img src=x onerror=window.hit=1>")',
      '{"kind":"<img src=x onerror=window.hit=1>"}',
      "x = 1 # </pre><script>window.hit=1</script>\nStepLR(optimizer, <svg/onload=window.hit=1>)",
    ];
    for (const text of pages) {
      await box(page, "A").fill(text);
      await page.waitForTimeout(30);
    }
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    await end(opened);
  });

  test("50 random pastes raise nothing", async () => {
    const opened = await open();
    const { page } = opened;
    const random = seeded(20_261_129);
    for (let i = 0; i < 50; i++) {
      await box(page, random() < 0.5 ? "A" : "B").fill(paste(random));
      await page.waitForTimeout(15);
      expect(await page.locator("main .boxes").count(), `after paste ${i}`).toBe(1);
    }
    await end(opened);
  });
});

const hostile: readonly (readonly [what: string, text: string])[] = [
  ["brackets that never close", "(".repeat(80_000)],
  ["calls in calls", "a(".repeat(40_000)],
  ["JSON in JSON", '{"kind":'.repeat(9000)],
  ["a spec of 5,000 parts", JSON.stringify({ kind: "sequence", of: deep(5000) })],
  ["a spec 300 levels deep", nested(300)],
  ["one long line", "lr=1e-3, ".repeat(8000)],
  ["nothing but lines", "x\n".repeat(30_000)],
  ["4,000 schedulers", "StepLR(opt, 30)\n".repeat(4000)],
  ["a page", '<div onclick="x()"><img src=x onerror="window.hit=1"></div>\n'.repeat(800)],
  ["emoji", "é😀👩‍👩‍👧‍👦".repeat(5000)],
  ["right to left and marks", "\u202eشذرات\u0301\u0301 = \u2066x\u2069\n".repeat(3000)],
  ["half characters", "\ud83d\ud83d\udc00 = '\udc00'\n".repeat(2000)],
  ["minus signs", "-".repeat(60_000)],
  ["YAML without an end", "lr: 1\nscheduler:\n  type: x\n".repeat(2000)],
  [
    "an archive read as text",
    Array.from({ length: 50_000 }, (_, i) => String.fromCharCode((i * 7919) % 0x7ff)).join(""),
  ],
];

/** Parts of a sequence. */
function deep(count: number): readonly unknown[] {
  return Array.from({ length: count }, () => ({ kind: "linear", from: 0, to: 1, over: 10 }));
}

/** A spec inside a spec, so many times. */
function nested(levels: number): string {
  const open = '{"kind":"scale","by":1,"of":';
  return `${open.repeat(levels)}{"kind":"constant","value":1}${"}".repeat(levels)}`;
}

/** Numbers in [0, 1) that are the same in every run: mulberry32. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pieces = [
  torch,
  optax,
  '{"kind":"cosine","from":1e-3,"to":0,"over":"rest"}',
  '{"scheduler":{"type":"WarmupDecayLR","params":{"total_num_steps":1000,"warmup_num_steps":10}}}',
  "--lr 3e-4 --lr-decay-style cosine --train-iters 1000",
  "lr_scheduler_type: cosine\nlearning_rate: 1e-4\nmax_steps: 100",
  "keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)",
  "SequentialLR(opt, [LinearLR(opt), CosineAnnealingLR(opt, 10)], milestones=[5])",
];
const marks = [
  "(",
  ")",
  "[",
  "{",
  "}",
  '"',
  "'",
  "\\",
  "\n",
  "\t",
  "#",
  "=",
  ",",
  "é",
  "\u0000",
  "\u202e",
  "😀",
  "1e999",
  "-",
  "lambda x: ",
  "<b>",
  "NaN",
];

/** A text that somebody may have pasted by mistake: pieces of code cut, joined and littered. */
function paste(random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  let text = "";
  for (let n = 1 + Math.floor(random() * 4); n > 0; n--) {
    const piece = pick(pieces);
    const [from, to] = [random(), random()].map((at) => Math.floor(at * piece.length)).sort((a, b) => a - b);
    text += random() < 0.3 ? piece : piece.slice(from, to);
    for (let k = Math.floor(random() * 5); k > 0; k--) text += pick(marks);
  }
  return text;
}
