import { compile } from "anneal";
import { describe, expect, test } from "vitest";
import { convertText } from "./index.ts";

const facts = { baseLrs: [0.1] };

describe("what is not understood is left out only if the user wants it", () => {
  const text = "s = StepLR(optimizer, step_size=30, gamma=cfg.gamma, verbos=True)";

  test("else it is refused, all of it at once", () => {
    expect(() => convertText(text, { facts })).toThrow(
      /^line 1, column 54, StepLR\.verbos: .*\nline 1, column 43, StepLR\.gamma: expected a number, at least 0, received cfg\.gamma; give it with --set cfg\.gamma=NUMBER$/,
    );
  });

  test("an argument is left out, and its default holds", () => {
    const { converted, leftOut } = convertText(text, { facts, partial: true });
    expect(converted[0].found.call.kwargs).toEqual({ step_size: 30 });
    // torch's gamma is 0.1 by default.
    expect(compile(converted[0].converted.groups[0], { steps: 60 }).at(30)).toBeCloseTo(0.01, 15);
    expect(leftOut.map(({ place }) => place)).toEqual([
      { line: 1, column: 54 },
      { line: 1, column: 43 },
    ]);
    expect(leftOut[1].says).toContain("cfg.gamma; give it with --set cfg.gamma=NUMBER; it is left out");
  });

  test("a scheduler that needs it is left out as a whole, others stay", () => {
    const two = "a = StepLR(optimizer, step_size=n)\nb = ExponentialLR(optimizer, gamma=0.9)";
    const { converted, leftOut } = convertText(two, { facts, partial: true });
    expect(converted.map(({ found }) => found.title)).toEqual(["b"]);
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0].place).toEqual({ line: 1, column: 5 });
  });

  test("also an argument given by position, and one of a scheduler inside another", () => {
    const inner =
      "SequentialLR(o, [LinearLR(o, cfg.start, total_iters=5), ExponentialLR(o, 0.9)], milestones=[5])";
    const { converted } = convertText(inner, { facts, partial: true });
    // torch's start_factor is 1/3 by default.
    expect(compile(converted[0].converted.groups[0], { steps: 60 }).at(0)).toBeCloseTo(0.1 / 3, 15);
  });

  test("nothing that can be converted is an error even so", () => {
    expect(() => convertText("StepLR(optimizer, step_size=n)", { facts, partial: true })).toThrow("received");
  });

  test("a call that no framework has is left out, and named", () => {
    const strange = "w = Gradual(opt, 5)\nx = MyWarmupLR(opt, 5)\ns = ExponentialLR(opt, 0.9)";
    expect(() => convertText(strange, { facts })).toThrow(
      "line 2, column 5: expected a scheduler of one of the frameworks, received MyWarmupLR",
    );
    const { converted, leftOut } = convertText(strange, { facts, partial: true });
    expect(converted).toHaveLength(1);
    expect(leftOut[0].place).toEqual({ line: 2, column: 5 });
  });
});

test("a number for what the text leaves open is given by its source, however that is spaced", () => {
  const text = "OneCycleLR(opt, max_lr=args . lr, total_steps=len( loader ) * cfg['epochs'])";
  const names = { "args.lr": 0.3, "len(loader)": 50, 'cfg["epochs"]': 4 };
  expect(convertText(text, { names }).converted[0].found.call.kwargs).toEqual({
    max_lr: 0.3,
    total_steps: 200,
  });
});

test("what the text says is kept, what it does not say is filled in", () => {
  const text = "opt = SGD(p, lr=0.5)\nExponentialLR(opt, 0.9)";
  const { converted } = convertText(text, { facts: { ...facts, horizon: { steps: 10 } } });
  expect(converted[0].found.context).toMatchObject({
    baseLrs: [0.5],
    horizon: { steps: 10 },
    optimizer: { name: "SGD" },
  });
});

test("MMEngine's epochs become updates where the length of an epoch is known", () => {
  const text = `param_scheduler = [
    dict(type='LinearLR', start_factor=0.1, by_epoch=False, begin=0, end=500),
    dict(type='MultiStepLR', begin=0, end=12, by_epoch=True, milestones=[8, 11], gamma=0.1)]
optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.02))
train_cfg = dict(type='EpochBasedTrainLoop', max_epochs=12)`;
  const [{ found }] = convertText(text, { facts: { horizon: { stepsPerEpoch: 1000 } } }).converted;
  expect(found.context.horizon).toEqual({ steps: 12_000, stepsPerEpoch: 1000 });
});
