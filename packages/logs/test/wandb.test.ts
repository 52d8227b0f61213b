import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readLog, toRunLog } from "../src/index.ts";

const shared = fileURLToPath(new URL("../../../../shared/", import.meta.url));
const there = existsSync(`${shared}logs`);
if (!there) console.warn("skipped: two W&B exports; ../shared/logs is absent");

async function runOf(path: string) {
  const [table] = await readLog({ name: path, data: readFileSync(shared + path) });
  return { ...toRunLog(table), config: table.config };
}

test.skipIf(!there)(
  "a run that was resumed, its later part first in the export, is put in order",
  async () => {
    const { log, says, config } = await runOf("logs/wandb-cos10-lr2e-3-15k.json");
    expect(log.lr?.steps.length).toBe(300);
    expect([...(log.loss?.steps ?? [])]).toEqual(Array.from({ length: 300 }, (_, i) => 50 * (i + 1)));
    expect(says.join("\n")).toContain("the part from step 50 stands behind that from step 4050");
    expect(config?.warmup_steps).toBe(300);
  },
);

test.skipIf(!there)(
  "validation losses of an export are those that its authors published as a table",
  async () => {
    for (const [json, csv] of [
      ["logs/wandb-cos10-lr2e-3-15k.json", "curves/llama/slimpajama_12x12-cos10-lr0.002-T15000.csv"],
      ["logs/wandb-wsd0.2-lr5e-4-25k.json", "curves/llama/slimpajama_12x12-wsd0.2lin-lr0.0005-T25000-r2.csv"],
    ]) {
      const { log } = await runOf(json);
      const published = await runOf(csv);
      const values = new Map(
        [...(published.log.valLoss?.steps ?? [])].map((step, i) => [step, published.log.valLoss?.values[i]]),
      );
      const { steps, values: read } = log.valLoss ?? { steps: [], values: [] };
      expect(steps.length).toBeGreaterThan(20);
      for (let i = 0; i < steps.length; i++)
        expect([steps[i], read[i]]).toEqual([steps[i], values.get(steps[i])]);
    }
  },
);
