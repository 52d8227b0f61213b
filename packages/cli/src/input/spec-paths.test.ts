import { describe, expect, test } from "vitest";
import { anneal, run } from "../../test/fake-io.ts";

describe("a mistake that flags made", () => {
  test.each([
    [
      "cosine --peak 1 --warmup 3ep --steps 25k",
      '✗ --warmup: expected the steps of an epoch to be known, received "3ep"\n  → add --steps-per-epoch, or --dataset and --batch\n',
    ],
    [
      "multistep --peak 1 --milestones 3ep --steps 25k",
      '✗ --milestones: expected the steps of an epoch to be known, received "3ep"\n  → add --steps-per-epoch, or --dataset and --batch\n',
    ],
    [
      "oneCycle --peak 1 --warmup 1Mtok --steps 25k",
      '✗ --warmup: expected the tokens of a step to be known, received "1000000tok"\n  → add --tokens-per-step, or --tokens-per-sample and --batch\n',
    ],
    [
      "cosine --peak 1 --warmup 30000 --steps 25k",
      "✗ --warmup: expected at most 25,000 steps, received 30,000\n",
    ],
    [
      "wsd --peak 1 --warmup 90% --steps 25k",
      '✗ --cooldown: expected at most 2,500 steps, received "20%" (5,000 steps)\n  → write "10%" for the 2,500 steps left\n',
    ],
    [
      "multistep --peak 1 --milestones 50%,30% --steps 25k",
      "✗ --milestones: expected a milestone at or after 12,500, received 7,500\n",
    ],
  ])("names the flag: anneal show %s", async (line, told) => {
    expect((await anneal(`show ${line}`)).err).toBe(told);
    expect((await anneal(`check ${line}`)).err).toBe(told);
  });

  test("names each flag once where two have one value", async () => {
    const { err } = await anneal("check wsd --peak 1 --warmup 3ep --cooldown 3ep --steps 25k");
    expect(err).toMatch(/^✗ --warmup: .*\n.*\n✗ --cooldown: /);
  });

  test("in a file is told with its place in the file", async () => {
    const { err } = await run(["check", '{"kind":"cosine","from":1,"to":0,"over":"3ep"}', "--steps", "9"]);
    expect(err).toBe(
      '✗ cosine.over: expected the steps of an epoch to be known, received "3ep"\n  → add --steps-per-epoch, or --dataset and --batch\n',
    );
  });
});
