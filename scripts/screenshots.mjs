import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openBrowser, openPage } from "../bench/studio/browser.mjs";
import { smallPng } from "./small-png.mjs";

// Pictures of every view of the studio, light, dark and as a phone shows it, with real content: the examples of this
// project and a short race that is run for it. Names of views as arguments make only those.
const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const folder = here("../docs/images/studio");
const examples = here("../examples");
const workspace = JSON.parse(readFileSync(`${examples}/studio/four-schedules.json`, "utf8"));
const twoOfThem = { ...workspace, layers: workspace.layers.slice(0, 2) };
const logs = ["short-cosine.csv", "short-wsd.csv"].map((name) => `${examples}/forecast/${name}`);

const torch = `optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)
scheduler = get_cosine_schedule_with_warmup(
    optimizer, num_warmup_steps=500, num_training_steps=10_000)
`;
const optax = `schedule = optax.warmup_cosine_decay_schedule(
    init_value=0.0, peak_value=3e-4,
    warmup_steps=500, decay_steps=10_000, end_value=3e-5)
`;

/** @typedef {import("playwright-core").Page} Page */

/** @type {Readonly<Record<string, { kept?: unknown, fill: (page: Page) => Promise<unknown> }>>} */
const views = {
  start: { fill: async () => {} },
  design: { kept: workspace, fill: (page) => page.waitForSelector("main canvas") },
  translate: {
    fill: async (page) => {
      const boxes = page.locator("textarea");
      await boxes.first().fill(torch);
      await page.waitForSelector("main canvas");
      await boxes.nth(1).fill(optax);
      await page.getByText("differ from step").first().waitFor();
    },
  },
  race: {
    kept: twoOfThem,
    fill: async (page) => {
      await page.getByLabel("Steps", { exact: true }).fill("400");
      await page.getByLabel("Seeds, paired").fill("8");
      await page.getByLabel("Rates tried each").fill("3");
      await page.getByRole("button", { name: "Start", exact: true }).click();
      await page.getByRole("button", { name: "Start again" }).waitFor({ timeout: 500_000 });
    },
  },
  logs: {
    fill: async (page) => {
      await page.locator("main input[type=file]:not([webkitdirectory])").first().setInputFiles(logs);
      await page.waitForFunction(() => document.querySelectorAll("main canvas").length > 1);
      await page.waitForFunction(() => /should end at/.test(document.body.innerText), undefined, {
        timeout: 120_000,
      });
    },
  },
  explain: { kept: workspace, fill: (page) => page.waitForSelector("main canvas") },
};

const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const opened = await openBrowser(examples);
try {
  for (const [name, { kept, fill }] of Object.entries(views)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const page = await openPage(opened, {
      hash: `#/${name === "start" ? "design" : name}`,
      workspace: kept,
      context: { reducedMotion: "reduce", viewport: { width: 1440, height: 900 } },
    });
    await page.waitForSelector("main h1", { state: "attached" });
    await fill(page);
    for (const [look, theme, width, height] of /** @type {const} */ ([
      ["light", "light", 1440, 900],
      ["dark", "dark", 1440, 900],
      ["phone", "light", 390, 844],
    ])) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme });
      await page.mouse.move(0, 0);
      await page.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
      );
      await page.waitForTimeout(1000);
      const png = await page.screenshot();
      writeFileSync(`${folder}/${name}-${look}.png`, smallPng(png));
    }
    console.log(`docs/images/studio/${name}-{light,dark,phone}.png`);
    await page.context().close();
  }
} finally {
  await opened.close();
}
