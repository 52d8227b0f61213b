import { expect, test } from "vitest";
import { readLog } from "../../read-log.ts";
import { toRunLog } from "../../run/to-run-log.ts";

async function runOf(text: string) {
  const [table] = await readLog({ name: "train.log", data: text });
  return toRunLog(table);
}

const list = (numbers: Float64Array | undefined): readonly number[] => [...(numbers ?? [])];

/** Lines as the trainers' own sources print them, with numbers made up. */
test("what nanoGPT prints is read: losses of both sets and of iterations", async () => {
  const { log } = await runOf(
    [
      "number of parameters: 10.65M",
      "step 0: train loss 4.2874, val loss 4.2823",
      "iter 0: loss 4.2663, time 2954.95ms, mfu -100.00%",
      "iter 10: loss 3.2210, time 20.21ms, mfu 18.44%",
      "step 250: train loss 1.9677, val loss 2.0590",
      "iter 250: loss 2.0001, time 3000.00ms, mfu 16.60%",
    ].join("\n"),
  );
  expect(list(log.valLoss?.steps)).toEqual([0, 250]);
  expect(list(log.valLoss?.values)).toEqual([4.2823, 2.059]);
  expect(list(log.loss?.values)).toEqual([4.2874, 1.9677]);
});

test("what Megatron prints is read", async () => {
  const line = (step: number, loss: string): string =>
    ` [2024-05-01 10:00:00] iteration ${String(step).padStart(8)}/  500000 | consumed samples: ${step * 256} | elapsed time per iteration (ms): 1234.5 | learning rate: 3.000E-04 | global batch size:   256 | lm loss: ${loss} | loss scale: 1.0 | grad norm: 0.512 | number of skipped iterations:   0 |`;
  const { log } = await runOf([line(100, "8.1E+00"), line(200, "7.2E+00")].join("\n"));
  expect(list(log.loss?.steps)).toEqual([100, 200]);
  expect(list(log.loss?.values)).toEqual([8.1, 7.2]);
  expect(list(log.lr?.values)).toEqual([3e-4, 3e-4]);
  expect(list(log.gradNorm?.values)).toEqual([0.512, 0.512]);
});

test("names and numbers with equals signs or colons, and lines under a step, are read", async () => {
  const { log } = await runOf(
    "step:0/500 train_loss:10.5 train_time:0ms\nstep:1/500 train_loss:nan train_time:9ms\nbye\n",
  );
  expect(list(log.loss?.values)).toEqual([10.5, Number.NaN]);
  const composer = await runOf(
    "[step=1/10,epoch=0]\n    optim/total_grad_norm=0.5\n    train/loss=2.5\n[step=2/10,epoch=0]\n    train/loss=2.25\n",
  );
  expect(list(composer.log.loss?.values)).toEqual([2.5, 2.25]);
  expect(list(composer.log.gradNorm?.steps)).toEqual([1]);
});

test("the dictionaries that transformers prints have epochs only, which is said", async () => {
  const text =
    "{'loss': 2.5, 'learning_rate': 5e-05, 'epoch': 0.5}\n{'loss': nan, 'learning_rate': 0.0, 'epoch': 1.0}\n";
  await expect(runOf(text)).rejects.toThrow("say how many updates an epoch has with --steps-per-epoch");
  const [table] = await readLog({ name: "x", data: text });
  expect(list(toRunLog(table, { stepsPerEpoch: 100 }).log.lr?.steps)).toEqual([50, 100]);
});
