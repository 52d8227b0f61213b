import { AnnealError } from "anneal";
import { describe, expect, test } from "vitest";
import { horizonOf, optionName, readRunFacts, runFlags, saysLength } from "./run-facts.ts";

const message = (act: () => unknown): string => {
  try {
    return `no mistake: ${JSON.stringify(act())}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe("the flags about the run", () => {
  test("become facts as numbers", () => {
    const options = {
      epochs: "1.5",
      dataset: "1,281,167",
      batch: "256",
      accumulation: "2",
      devices: "8",
      dropLast: true,
    };
    expect(readRunFacts(options)).toEqual({
      ...{ epochs: 1.5, dataset: 1_281_167, microBatch: 256, accumulation: 2, devices: 8, dropLast: true },
    });
    expect(readRunFacts({})).toEqual({});
  });

  test("are refused all at once", () => {
    let found: unknown;
    try {
      readRunFacts({ steps: "many", devices: "1.5" });
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(AnnealError);
    expect((found as AnnealError).problems.map((each) => each.path)).toEqual(["--steps", "--devices"]);
  });

  test("say how long the run is, or do not", () => {
    expect(saysLength({ tokens: 1 })).toBe(true);
    expect(saysLength({ dataset: 1, microBatch: 1 })).toBe(false);
  });

  test("have the names that commander keeps them under", () => {
    expect(runFlags.map(({ flag }) => optionName(flag))).toContain("tokensPerStep");
  });
});

describe("the horizon", () => {
  test("of ImageNet for 90 epochs on eight devices is found in words", () => {
    const { horizon, says } = horizonOf({
      epochs: 90,
      dataset: 1_281_167,
      microBatch: 256,
      devices: 8,
      accumulation: 2,
    });
    // ceil(1281167 / 2048) = 626 micro-batches a device, two to a step.
    expect(horizon).toEqual({ steps: 90 * 313, stepsPerEpoch: 313, samplesPerStep: 4096 });
    expect(says.join("\n")).toContain("90 epochs: 28,170 steps");
  });

  test("is found from the steps of an epoch, as a data loader tells them", () => {
    expect(horizonOf(readRunFacts({ epochs: "3", stepsPerEpoch: "1,000" })).horizon).toEqual({
      ...{ steps: 3000, stepsPerEpoch: 1000 },
    });
  });

  test("tells mistakes with the names of the flags", () => {
    expect(message(() => horizonOf({ epochs: 3 }))).toBe(
      "--epochs: expected --steps-per-epoch, or --dataset and --batch to be given beside it, received 3",
    );
    expect(message(() => horizonOf({ tokens: 1e9 }))).toContain("--tokens-per-step");
    expect(message(() => horizonOf({ steps: 10, epochs: 3 }))).toMatch(
      /^the run: expected exactly one of --steps, --epochs/,
    );
    expect(message(() => horizonOf({ epochs: 3, samples: 100 }))).toBe(
      "--samples: expected one length, received --epochs and --samples",
    );
  });
});
