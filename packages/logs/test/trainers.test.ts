import { AnnealError } from "anneal";
import { expect, test } from "vitest";
import { type Choices, readLog, toRunLog } from "../src/index.ts";

async function runOf(text: string, choices: Choices = {}) {
  const [table] = await readLog({ name: "log", data: text });
  return toRunLog(table, choices);
}

const pairs = (series: { steps: Float64Array; values: Float64Array } | undefined) =>
  [...(series?.steps ?? [])].map((step, i) => [step, series?.values[i]]);

test("Lightning's metrics.csv: a row for each thing that is logged, most cells empty", async () => {
  const { log } = await runOf(
    "epoch,lr-AdamW,step,train_loss_epoch,train_loss_step,val_loss\n,0.001,49,,,\n0,,49,,2.5,\n0,,99,,2.25,\n0,,99,,,2.375\n0,,99,2.4,,\n,0.0005,149,,,\n1,,149,,2.125,\n",
  );
  expect(pairs(log.lr)).toEqual([
    [49, 0.001],
    [149, 0.0005],
  ]);
  expect(pairs(log.loss)).toEqual([
    [49, 2.5],
    [99, 2.25],
    [149, 2.125],
  ]);
  expect(pairs(log.valLoss)).toEqual([[99, 2.375]]);
  expect(pairs(log.epoch)).toEqual([
    [49, 0],
    [99, 0],
    [149, 1],
  ]);
});

test("Keras' CSVLogger and history, timm's summary.csv and fastai's history.csv count epochs", async () => {
  const keras =
    "epoch,accuracy,learning_rate,loss,val_accuracy,val_loss\n0,0.5,0.01,2,0.5,2.25\n1,0.6,0.001,1.5,0.6,1.75\n";
  await expect(runOf(keras)).rejects.toThrow("--steps-per-epoch");
  const { log, says } = await runOf(keras, { stepsPerEpoch: 50 });
  expect(pairs(log.loss)).toEqual([
    [50, 2],
    [100, 1.5],
  ]);
  expect(says).toContain('"epoch" counts epochs of 50 updates, each logged at its end');
  const timm = "epoch,train_loss,eval_loss,eval_top1,lr\n0,6.9,6.5,1,1e-4\n1,6.5,6.25,2,2e-4\n";
  expect(pairs((await runOf(timm, { stepsPerEpoch: 10 })).log.valLoss)).toEqual([
    [10, 6.5],
    [20, 6.25],
  ]);
  const history = JSON.stringify({ history: { loss: [2, 1.5], val_loss: [2.25, 1.75], lr: [0.01, 0.001] } });
  await expect(runOf(history)).rejects.toThrow("--step-column row");
  expect(pairs((await runOf(history, { step: "row" })).log.lr)).toEqual([
    [0, 0.01],
    [1, 0.001],
  ]);
});

test("W&B rows of transformers: train/global_step counts, _step does not", async () => {
  const rows = [
    {
      _step: 0,
      _runtime: 5.5,
      _timestamp: 1.7e9,
      "train/loss": 2.5,
      "train/learning_rate": 1e-4,
      "train/global_step": 100,
    },
    { _step: 1, "eval/loss": "2.25", "train/global_step": 100 },
    { _step: 2, "train/loss": "NaN", "train/learning_rate": 5e-5, "train/global_step": 200 },
  ];
  const { log, says } = await runOf(JSON.stringify(rows));
  expect(pairs(log.loss)).toEqual([
    [100, 2.5],
    [200, Number.NaN],
  ]);
  expect(pairs(log.valLoss)).toEqual([[100, 2.25]]);
  expect(says).toContain('updates are "train/global_step", not "_step" of W&B, which counts rows');
});

test("MMEngine's scalars.json is lines of JSON, whatever its ending", async () => {
  const { log } = await runOf(
    '{"lr": 0.01, "data_time": 0.1, "loss": 2.5, "time": 0.2, "epoch": 1, "iter": 50, "memory": 500, "step": 50}\n{"accuracy/top1": 12.5, "data_time": 0.1, "time": 0.2, "step": 1}\n{"lr": 0.001, "loss": 2.25, "time": 0.2, "epoch": 1, "iter": 100, "step": 100}\n',
  );
  expect(pairs(log.lr)).toEqual([
    [50, 0.01],
    [100, 0.001],
  ]);
});

test("Megatron's tags over samples are left out for those over updates", async () => {
  const header =
    "step,learning-rate/learning-rate,learning-rate/learning-rate vs samples,lm loss,lm loss vs samples";
  const { log } = await runOf(`${header}\n1,1e-4,9,2.5,9\n2,1e-4,9,2.25,9\n`);
  expect(pairs(log.lr)).toEqual([
    [1, 1e-4],
    [2, 1e-4],
  ]);
  expect(pairs(log.loss)).toEqual([
    [1, 2.5],
    [2, 2.25],
  ]);
});

test("pandas' JSON, by column and by row, is read", async () => {
  const byColumn = '{"step":{"0":0,"1":10},"loss":{"0":2.5,"1":null},"lr":{"0":0.1,"1":0.05}}';
  expect(pairs((await runOf(byColumn)).log.loss)).toEqual([[0, 2.5]]);
  const byRow = '[{"step":0,"loss":2.5},{"step":10,"loss":2.25}]';
  expect(pairs((await runOf(byRow)).log.loss)).toEqual([
    [0, 2.5],
    [10, 2.25],
  ]);
});

test("tokens and samples count updates once it is said how many are in one", async () => {
  const text = "tokens,loss,lr\n1000,2.5,0.1\n3000,2.25,0.1\n";
  const { log, says } = await runOf(text, { tokensPerStep: 500 });
  expect(pairs(log.loss)).toEqual([
    [2, 2.5],
    [6, 2.25],
  ]);
  expect(says).toContain('"tokens" counts tokens, 500 in an update');
});

test("times under the name of steps are refused: even, uneven, and since 1970", async () => {
  const rows = (steps: readonly number[]): string =>
    `step,loss\n${steps.map((step) => `${step},2\n`).join("")}`;
  await expect(runOf(rows([0.5, 1.25]))).rejects.toThrow("it looks like a time or an epoch");
  await expect(runOf(rows([1.7e9, 1.7e9 + 60]))).rejects.toThrow("a clock in seconds");
  const jitter = Array.from({ length: 40 }, (_, i) => 1500 * i + ((i * i * 7919) % 97));
  await expect(runOf(rows(jitter))).rejects.toThrow("it looks like a time in ms");
  expect(pairs((await runOf(rows(jitter), { step: "step" })).log.loss)).toHaveLength(40);
  // Steps that were thinned out at random are steps.
  const thinned = Array.from({ length: 40 }, (_, i) => 30 * i * i + ((i * 31) % 17));
  expect(pairs((await runOf(rows(thinned))).log.loss)).toHaveLength(40);
});

test("a JSON log cut at any byte gives the rows before it, and never an error of another kind", async () => {
  const rows = Array.from({ length: 8 }, (_, i) => ({ step: 10 * i, loss: 5 - i / 8, note: 'é"\\ü' }));
  const bytes = new TextEncoder().encode(JSON.stringify({ best: null, log_history: rows }));
  for (let size = 1; size < bytes.length; size++) {
    try {
      const [table] = await readLog({ name: "x.json", data: bytes.slice(0, size) });
      const { log, says } = toRunLog(table);
      const whole = log.loss?.values.length ?? 0;
      expect([...(log.loss?.values ?? [])]).toEqual(rows.slice(0, whole).map(({ loss }) => loss));
      expect(says.join()).toContain("the JSON breaks off at character");
    } catch (error) {
      expect(error).toBeInstanceOf(AnnealError);
      expect(size).toBeLessThan(80);
    }
  }
});
