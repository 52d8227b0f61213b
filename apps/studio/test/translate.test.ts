import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, noBrowser, type Opened, openStudio, type Served, servePage } from "./browser.ts";
import { drop } from "./dropped.ts";

const torch = `opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
sched = CosineAnnealingLR(opt, T_max=8000, eta_min=1e-5)
for step in range(10_000):
    train_step(); opt.step(); sched.step()`;
const optax = "optax.cosine_decay_schedule(init_value=1e-3, decay_steps=8000, alpha=0.01)";

const box = (page: Page, letter: "A" | "B") => page.getByRole("textbox", { name: `Code ${letter}` });
const code = (page: Page): Promise<string> =>
  page.locator(".written .code-block pre").evaluate((element) => element.textContent ?? "");
const choose = (page: Page, name: string): Promise<void> =>
  page.getByRole("radio", { name: new RegExp(`^${name}`) }).check({ force: true });

describe.skipIf(noBrowser !== undefined)("Translate", () => {
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), servePage()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });
  const open = (): Promise<Opened> => openStudio(browser, served.url, { hash: "#/translate" });
  const end = async ({ context, complaints }: Opened): Promise<void> => {
    expect(complaints).toEqual([]);
    await context.close();
  };

  test("is empty at first, says what it does, and has lines to begin with", async () => {
    const opened = await open();
    const { page } = opened;
    await page.getByRole("heading", { name: "Paste a scheduler." }).waitFor();
    await page.getByText("A line of Python, a config or a JSON spec. The code is read, never run.").waitFor();
    const count = await page.locator(".example").count();
    expect(count).toBeGreaterThanOrEqual(5);
    for (let i = 0; i < count; i++) {
      await page.locator(".example").nth(i).click();
      const state = await page.locator(".box-a .chip").innerText();
      expect(state).toMatch(/^Read|^Needs a fact/);
      for (const letter of ["A", "B"] as const) await box(page, letter).fill("");
    }
    await end(opened);
  });

  test("names framework, call and arguments, and says where two sources differ", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill(torch);
    await box(page, "B").fill(optax);
    await page.getByRole("heading", { name: "PyTorch", exact: true }).first().waitFor();
    await page.getByText("CosineAnnealingLR, 3 arguments read").waitFor();
    await page.getByText("cosine_decay_schedule, 3 arguments read").waitFor();
    // torch climbs back from T_max on: 8001 is the first step at which Optax, which holds, has another LR.
    await page.getByText("The two agree up to step 8,000 and differ from step 8,001.").waitFor();
    // At step 9,999: 1e-5 + (1e-3 - 1e-5)(1 - cos(1999 pi / 8000))/2 - 1e-5 = 1.449e-4.
    await page.getByText("Largest gap 1.45e-4 at step 9,999.").waitFor();
    await page.getByRole("button", { name: "T_max 8000" }).click();
    const chosen = await box(page, "A").evaluate((area) => {
      const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(chosen).toBe("8000");
    await end(opened);
  });

  test("what was pasted is there after another view", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill(torch);
    await page.getByRole("link", { name: "Design" }).click();
    await page.waitForSelector("main[data-view=design]");
    await page.getByRole("link", { name: "Translate" }).click();
    expect(await box(page, "A").inputValue()).toBe(torch);
    await end(opened);
  });

  test("a line of torch goes to Optax and back with the same numbers", async () => {
    const opened = await open();
    const { page } = opened;
    const line = "opt = torch.optim.SGD(p, lr=0.1)\nsched = PolynomialLR(opt, total_iters=1000, power=2.0)";
    await box(page, "A").fill(line);
    await choose(page, "Optax");
    await page.getByText(/checked against A at 1,000 steps/).waitFor();
    const inOptax = await code(page);
    expect(inOptax).toContain("optax.polynomial_schedule(");
    await box(page, "B").fill(inOptax);
    await page.getByText("The two are equal at all 1,000 steps.").waitFor();
    await page.locator(".write-head").getByRole("radio", { name: "B" }).check({ force: true });
    await choose(page, "PyTorch");
    const back = await code(page);
    expect(back).toContain("PolynomialLR(optimizer, total_iters=1000, power=2.0)");
    await box(page, "A").fill(back);
    await page.getByText("The two are equal at all 1,000 steps.").waitFor();
    await end(opened);
  });

  test("what has no name there is written out, checked, and can be pasted back", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill(torch);
    await choose(page, "Optax");
    await page.getByText("no exact name, written out").waitFor();
    await page
      .getByText(/^The function was worked out here, line by line and checked against A at 10,000 steps: /)
      .waitFor();
    await box(page, "B").fill(await code(page));
    await page.getByText("The two are equal at all 10,000 steps.").waitFor();
    await end(opened);
  });

  test("Copy puts the code on the clipboard", async () => {
    const opened = await open();
    const { page, context } = opened;
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await box(page, "A").fill(optax);
    await choose(page, "Keras");
    const shown = await code(page);
    expect(shown).toContain("CosineDecay");
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trimEnd()).toBe(shown.trimEnd());
    await end(opened);
  });

  test("asks for what the text leaves open, and for the length of what never ends", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill("get_cosine_schedule_with_warmup(optimizer, 100, epochs * len(loader))");
    await page.getByText("Needs a fact").waitFor();
    const wide = (await box(page, "A").boundingBox())?.width;
    await page
      .getByText("num_training_steps depends on epochs and len(loader), which the text leaves open.")
      .waitFor();
    for (const [label, value] of [
      ["epochs", "2"],
      ["len(loader)", "500"],
      ["LR of the optimizer", "3e-4"],
    ]) {
      await page.getByLabel(label, { exact: true }).fill(value);
      await page.getByLabel(label, { exact: true }).press("Enter");
    }
    await page.getByText("get_cosine_schedule_with_warmup over 1,000 steps.").waitFor();
    // The code at the right comes into room that was kept for it.
    await page.locator(".written").waitFor();
    expect((await box(page, "A").boundingBox())?.width).toBe(wide);
    await box(page, "A").fill("optax.exponential_decay(1.0, transition_steps=10, decay_rate=0.9)");
    await page.getByText("It has no end of its own: say how many steps the run has.").waitFor();
    await page.getByLabel(/^Steps of the run/).fill("2k");
    await page.getByLabel(/^Steps of the run/).press("Enter");
    await page.getByText("exponential_decay over 2,000 steps.").waitFor();
    await end(opened);
  });

  test("refuses in place, with the line", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill("import x\nStepLR(optimizer, step_sise=30)");
    await page.getByText(/Did you mean "step_size"\?/).waitFor();
    expect(await page.locator(".box-a .line-numbers .refused").first().innerText()).toBe("2");
    await page.locator(".place").first().click();
    await box(page, "A").fill("ReduceLROnPlateau(torch.optim.SGD(p, lr=0.1), patience=5)");
    await page.getByText("ReduceLROnPlateau reacts to the loss, so it has no curve to draw.").waitFor();
    await choose(page, "PyTorch");
    expect(await code(page)).toContain("ReduceLROnPlateau(");
    await choose(page, "nanoGPT");
    await page.getByText(/^No exact form: .*nanogpt has no plateau scheduler/).waitFor();
    await end(opened);
  });

  test("opens a source in Design, or both as layers, as one step that can be undone", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill(torch);
    await box(page, "B").fill(optax);
    await page.getByRole("button", { name: "Add both as layers" }).click();
    await page.waitForSelector("main[data-view=design]");
    const layers = await page.evaluate(
      async () =>
        await new Promise<string[]>((resolve) =>
          setTimeout(() => {
            const kept = JSON.parse(localStorage.getItem("anneal studio") ?? "{}");
            resolve(kept.workspace.layers.map(({ name }: { name: string }) => name));
          }, 600),
        ),
    );
    expect(layers).toEqual(["CosineAnnealingLR", "cosine_decay_schedule"]);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);
    await end(opened);
  });

  test("takes a scheduler that its loop steps once an epoch, and a spec in YAML beside it", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill(`opt = torch.optim.SGD(p, lr=0.1)
sched = MultiStepLR(opt, milestones=[3, 6])
for epoch in range(9):
    for batch in loader:
        opt.step()
    sched.step()`);
    await page.getByRole("radio", { name: "An epoch" }).check({ force: true });
    await page.getByText("Needs a fact: steps per epoch").waitFor();
    await page.getByText("How many updates an epoch has.").waitFor();
    await page.getByText("comes here once you say the steps per epoch").waitFor();
    expect(await page.locator(".written").count()).toBe(0);
    await page.getByLabel("Steps per epoch", { exact: true }).fill("1.5");
    await page.getByLabel("Steps per epoch", { exact: true }).press("Enter");
    await page.getByText(/^A whole number, such as/).waitFor();
    expect(await page.locator(".picture").count()).toBe(1);
    await page.getByLabel("Steps per epoch", { exact: true }).fill("50");
    await page.getByLabel("Steps per epoch", { exact: true }).press("Enter");
    await page.getByText("MultiStepLR over 450 steps.").waitFor();
    await box(page, "B").fill("kind: steps\nat: [150, 300]\nvalues: [0.1, 0.01, 0.001]\n");
    await page.getByText("The two are equal at all 450 steps.").waitFor();
    await end(opened);
  });

  test("forgets the LR and the length of one text once the next tells its own", async () => {
    const opened = await open();
    const { page } = opened;
    const enter = async (label: string, text: string): Promise<void> => {
      await page.getByLabel(new RegExp(`^${label}( · auto)?$`)).fill(text);
      await page.getByLabel(new RegExp(`^${label}( · auto)?$`)).press("Enter");
    };
    await box(page, "A").fill("ExponentialLR(optimizer, gamma=0.9)");
    await enter("LR of the optimizer", "0.3");
    await enter("Steps of the run", "500000");
    await page.getByText("ExponentialLR over 500,000 steps.").waitFor();
    await box(page, "A").fill("s = CosineAnnealingLR(torch.optim.SGD(p, lr=0.1), T_max=80)");
    await page.getByText("CosineAnnealingLR over 80 steps.").waitFor();
    expect(await page.getByLabel("LR of the optimizer").count()).toBe(0);
    await end(opened);
  });

  test("a spec longer than the run is not called read exactly", async () => {
    const opened = await open();
    const { page } = opened;
    await box(page, "A").fill(
      "kind: sequence\nof:\n  - { kind: linear, from: 0, to: 1, over: 200000 }\n  - { kind: linear, from: 1, to: 0, over: 50% }",
    );
    await page.getByText("Does not fit the run").waitFor();
    expect(await page.getByText("Read exactly").count()).toBe(0);
    await end(opened);
  });

  test("plays what reacts to the loss against a log, and writes what its fields say", async () => {
    const opened = await open();
    const { page } = opened;
    const fieldOf = (label: string) =>
      page.locator(".controller").getByLabel(new RegExp(`^${label}( · auto)?$`));
    const set = async (label: string, text: string): Promise<void> => {
      await fieldOf(label).fill(text);
      await fieldOf(label).press("Enter");
    };
    await box(page, "A").fill(
      "opt = torch.optim.SGD(p, lr=0.1)\ns = ReduceLROnPlateau(opt, patience=3, cooldown=2)",
    );
    await page.getByText("The example loss is made up").waitFor();
    await page.getByRole("button", { name: "Drop a log of your own" }).click();
    // A loss that never moves: torch cuts on checks 5, 11 and 17, as docs/controllers.md has it.
    const rows = Array.from({ length: 20 }, (_, k) => `${(k + 1) * 100},1.5`);
    await drop(page, [{ name: "flat.csv", text: ["step,val_loss", ...rows].join("\n") }]);
    await page.locator(".logs-row").first().waitFor();
    await page.getByRole("link", { name: "Translate" }).click();
    await page
      .getByText(
        "It would change the LR 3 times in 20 checks: first at step 500, from 0.1 to 0.01, and end at 1e-4.",
      )
      .waitFor();
    await choose(page, "Keras");
    await page.getByText(/^No exact form: Least gain, share: expected 0/).waitFor();
    await set("Least gain, share", "0");
    await set("Least gain", "1e-3");
    await set("Stale checks", "5");
    await page.getByText(/first at step 700, from 0.1 to 0.01/).waitFor();
    await page.locator(".written .code-block").waitFor();
    expect(await code(page)).toMatch(/patience=6,[\s\S]*min_delta=0\.001/);
    await set("Factor", "2");
    // What is wrong keeps its last valid value; the others hold, and Copy waits.
    await page.getByText(/^Expected a number below 1 .*, received 2\. Until then it is 0\.1\.$/).waitFor();
    await page.getByText("Factor: not valid, so the last valid value holds here").waitFor();
    expect(await code(page)).toMatch(/patience=6,[\s\S]*min_delta=0\.001/);
    expect(await page.getByRole("button", { name: "Copy", exact: true }).isDisabled()).toBe(true);
    await set("Factor", "0.5");
    await set("Stale checks", "-1");
    await page.getByText(/first at step 700, from 0.1 to 0.05/).waitFor();
    await set("Stale checks", "4");
    await expect.poll(() => code(page)).toContain("factor=0.5");
    expect(await page.getByRole("button", { name: "Copy", exact: true }).isDisabled()).toBe(false);
    await end(opened);
  });
});
