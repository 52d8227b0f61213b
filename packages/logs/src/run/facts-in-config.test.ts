import { expect, test } from "vitest";
import { factsInConfig } from "./facts-in-config.ts";

test("facts are found under the names of several trainers", () => {
  const transformers = { max_steps: 500, adam_beta2: 0.999, gradient_accumulation_steps: 4, n_gpu: 2 };
  expect(factsInConfig(transformers)).toEqual({ steps: 500, beta2: 0.999, accumulation: 4, devices: 2 });
  expect(factsInConfig({ optim: "adamw_torch_fused" })).toEqual({ adam: true });
  expect(factsInConfig({ optimizer: { kind: "momentum", momentum: 0.9 } })).toEqual({ adam: false });
  expect(factsInConfig({ opt: "SGD", optimizer: null })).toEqual({ adam: false });
  expect(factsInConfig({ optimizer: "of our own" })).toEqual({});
  expect(factsInConfig({ warmup_steps: 0, warmup_iters: 2000 })).toEqual({ warmup: 2000 });
  expect(factsInConfig({ iterations: 15000, beta2: 0.95, acc_steps: 2, world_size: 8 })).toEqual({
    steps: 15000,
    beta2: 0.95,
    accumulation: 2,
    devices: 8,
  });
});

test("values that cannot be facts are passed over, for the next name that has one", () => {
  expect(factsInConfig({ max_steps: -1, total_steps: 900, beta2: 1, world_size: "8", n_gpu: 0.5 })).toEqual({
    steps: 900,
  });
  expect(factsInConfig({})).toEqual({});
});
