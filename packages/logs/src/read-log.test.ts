import { expect, test } from "vitest";
import { readLog } from "./read-log.ts";
import { toRunLog } from "./run/to-run-log.ts";

/** A log's text read into a run. */
async function runOf(text: string, name = "run.csv") {
  const [table] = await readLog({ name, data: text });
  return toRunLog(table);
}

const list = (numbers: Float64Array | undefined): readonly number[] => [...(numbers ?? [])];

test("a table of text becomes a run: step, lr and loss by their names", async () => {
  const { log, says } = await runOf("step,lr,train/loss,eval/loss\n0,1e-3,2.5,\n10,5e-4,2.25,2.75\n");
  expect(list(log.lr?.steps)).toEqual([0, 10]);
  expect(list(log.lr?.values)).toEqual([1e-3, 5e-4]);
  expect(list(log.loss?.values)).toEqual([2.5, 2.25]);
  expect(list(log.valLoss?.steps)).toEqual([10]);
  expect(list(log.valLoss?.values)).toEqual([2.75]);
  expect(says[0]).toBe(
    'read as updates "step", learning rate "lr", training loss "train/loss", validation loss "eval/loss"',
  );
});

test("semicolons, decimal commas, a byte order mark and carriage returns are read", async () => {
  const { log } = await runOf("\ufeffstep;lr;loss\r\n1.000;1e-3;2,5\r\n2.000;1e-3;1.002,25\r\n");
  expect(list(log.loss?.steps)).toEqual([1, 2]);
  expect(list(log.loss?.values)).toEqual([2.5, 1002.25]);
});

test("thousands in quotes, words for no number, and numbers in quotes are read", async () => {
  const { log } = await runOf(
    'step,lr,loss\n"1,000",1e-3,"2.5"\n"2,000",None,NaN\n"3,000",1E-3,-inf\n4000,,n/a\n',
  );
  expect(list(log.lr?.steps)).toEqual([1000, 3000]);
  expect(list(log.loss?.values)).toEqual([2.5, Number.NaN, -Infinity]);
});

test("names are text, whatever they look like", async () => {
  const [table] = await readLog({ name: "x", data: 'step,"<img src=x onerror=""alert(1)"">, loss"\n0,1\n' });
  expect(table.columns[1].name).toBe('<img src=x onerror="alert(1)">, loss');
});

test("rows that are too short, too long or cut are told", async () => {
  const { log, says } = await runOf("step,lr,loss\n0,1,2\n1,1\n2,1,2,9\n3,1,2\n4,");
  expect(list(log.lr?.steps)).toEqual([0, 1, 2, 3]);
  expect(list(log.loss?.steps)).toEqual([0, 2, 3]);
  expect(says).toContain("the file ends within row 6, which is left out");
  expect(says.join()).toContain("1 row has more cells than the first, row 4");
});

test("a resumed run replaces what it had logged from there on", async () => {
  const { log, says } = await runOf("step,loss\n0,9\n10,8\n20,7\n30,6\n20,5\n30,4\n40,3\n");
  expect(list(log.loss?.steps)).toEqual([0, 10, 20, 30, 40]);
  expect(list(log.loss?.values)).toEqual([9, 8, 5, 4, 3]);
  expect(says).toContain("the run resumed at step 20: 2 values logged before, from there on, are replaced");
});

test("trainer_state.json of transformers is read, its means of the whole run are not", async () => {
  const history = [
    { epoch: 0.5, step: 10, loss: 2.5, learning_rate: 1e-4, grad_norm: 1.5 },
    { epoch: 0.5, step: 10, eval_loss: 2.25 },
    { epoch: 1, step: 20, loss: 2, learning_rate: 5e-5, grad_norm: 1.25 },
    { epoch: 1, step: 20, train_loss: 2.1, train_runtime: 9 },
  ];
  const { log } = await runOf(JSON.stringify({ global_step: 20, log_history: history }, null, 2));
  expect(list(log.loss?.values)).toEqual([2.5, 2]);
  expect(list(log.valLoss?.values)).toEqual([2.25]);
  expect(list(log.gradNorm?.values)).toEqual([1.5, 1.25]);
  expect(list(log.epoch?.values)).toEqual([0.5, 1]);
});

test("of JSON that breaks off, what stands before is read", async () => {
  const text = JSON.stringify([
    { step: 0, loss: 2.5 },
    { step: 1, loss: 2.25 },
    { step: 2, loss: 2 },
  ]);
  const { log, says } = await runOf(text.slice(0, -5), "run.json");
  expect(list(log.loss?.values)).toEqual([2.5, 2.25]);
  expect(says[1]).toBe(
    `the JSON breaks off at character ${text.lastIndexOf('"loss')}; what stands before it is read`,
  );
});

test.each([
  ['[{"step":0,"loss":2},\n{"step":1,"loss":1},\n{"step":2,"na', { line: 3, inside: "string" }],
  ['[{"step":0,"loss":2},\n{"step":1,"loss":1.2', { line: 2, inside: "number" }],
  ['[{"step":0,"loss":2},\n{"step":1,"loss":1}', { line: 2, inside: "list or object" }],
  ['[{"step":0,"loss":2},\n{"step":1,"loss":1},\n\noops', { line: 4, inside: "nothing" }],
])("of %j it is said where it breaks off", async (text, torn) => {
  const [table] = await readLog({ name: "run.json", data: text });
  expect(table.torn).toEqual(torn);
});

test("lines of JSON are read, also with NaN and with objects inside", async () => {
  const lines =
    '{"step":0,"train":{"loss":2.5},"lr":[1e-3,1e-4]}\n{"step":1,"train":{"loss":NaN},"lr":[5e-4,5e-5]}\n{"st';
  const { log, says } = await runOf(lines, "log.jsonl");
  expect(list(log.loss?.values)).toEqual([2.5, Number.NaN]);
  expect(list(log.lr?.values)).toEqual([1e-3, 5e-4]);
  expect(says).toContain("the file ends within line 3, which is left out");
});

test.each([
  ["\x89PNG\r\n\x1a\n", 'expected a log: TensorBoard, W&B, JSON, CSV or text, received "a picture (PNG)"'],
  ["PK\x03\x04abcd", "a zip archive"],
  ["PAR1abcdefgh", "a Parquet file"],
  ["", "an empty file"],
  ["\n \n", "an empty file"],
])("%j is refused for what it is", async (bytes, sentence) => {
  const data = Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  await expect(readLog({ name: "x", data })).rejects.toThrow(sentence);
});

test.each([
  ["epoch,loss\n0,2\n1,1\n", "which counts epochs"],
  ["time_ms,loss\n0,2\n150,1\n", "times"],
  ["step,loss\n1733000000000,2\n1733000000150,1\n", "a clock in ms"],
  ["tokens,loss\n0,2\n1000,1\n", "which counts tokens"],
  ["step,accuracy\n0,2\n1,1\n", "a column of a learning rate or a loss"],
  ["step,loss\n", "at least one row of numbers"],
  ["step,eval/a/loss,eval/b/loss\n0,1,2\n1,1,3\n", "name one with --val-loss-column"],
])("%j is asked about, not guessed", async (text, sentence) => {
  await expect(runOf(text)).rejects.toThrow(sentence);
});

test("a CSV that W&B exports has a run for each name before its metrics", async () => {
  const text =
    '"Step","run a - train/loss","run a - train/loss__MIN","run a - train/loss__MAX","run b - train/loss","run b - train/loss__MIN","run b - train/loss__MAX"\n"0","2.5","2.5","2.5","3","3","3"\n"10","2.25","2","2.5","","",""\n';
  const runs = (await readLog({ name: "wandb_export.csv", data: text })).map((table) => toRunLog(table).log);
  expect(runs.map(({ name, loss }) => [name, list(loss?.steps), list(loss?.values)])).toEqual([
    ["run a", [0, 10], [2.5, 2.25]],
    ["run b", [0], [3]],
  ]);
});

test("what is called by several names is decided by what trainers mean with them", async () => {
  const columns = async (header: string): Promise<string> => {
    const cells = header.split(",").map((_, i) => i);
    return (await runOf(`${header}\n${cells}\n${cells.map((i) => i + 10)}\n`)).says[0];
  };
  expect(await columns("_step,trainer/global_step,epoch,train/loss_step,train/loss_epoch,val/loss")).toBe(
    'read as updates "trainer/global_step", training loss "train/loss_step", validation loss "val/loss", epoch "epoch"',
  );
  expect(await columns("step,lr-AdamW/pg1,lr-AdamW/pg2,loss")).toBe(
    'read as updates "step", learning rate "lr-AdamW/pg1", training loss "loss"',
  );
  expect(
    await columns("iteration,learning-rate/learning-rate,lm-loss-training/lm loss,grad-norm/grad-norm"),
  ).toBe(
    'read as updates "iteration", learning rate "learning-rate/learning-rate", training loss "lm-loss-training/lm loss", gradient norm "grad-norm/grad-norm"',
  );
  expect(await columns("step,optim/learning_rate_group0,train/CrossEntropyLoss,optim/total_grad_norm")).toBe(
    'read as updates "step", learning rate "optim/learning_rate_group0", training loss "train/CrossEntropyLoss", gradient norm "optim/total_grad_norm"',
  );
  await expect(columns("step,lr-Adam,lr-SGD,loss")).rejects.toThrow("name one with --lr-column");
});

test("where the run was resumed, a validation of before is dropped though it has not come again", async () => {
  const row = (step: number, loss: string, val = ""): string => `${step},${loss},${val}\n`;
  const text = `step,loss,val_loss\n${row(0, "9")}${row(10, "8")}${row(20, "7", "7.5")}${row(30, "6")}${row(35, "", "6.5")}${row(40, "5")}${row(20, "4")}${row(30, "3")}${row(40, "2")}`;
  const { log } = await runOf(text);
  expect(list(log.loss?.values)).toEqual([9, 8, 4, 3, 2]);
  expect(list(log.valLoss?.steps)).toEqual([]);
});
