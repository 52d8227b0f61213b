import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compilePlan } from "../plan/index.ts";

const guide = readFileSync(new URL("../../../../docs/plans-and-groups.md", import.meta.url), "utf8");

test("the plan in the guide compiles and gives the figures that the guide says it gives", () => {
  const [, json] = /```json\n([^`]*)```/.exec(guide) ?? [];
  const plan = compilePlan(JSON.parse(json), { steps: 10_000 });
  expect(
    plan.assign(["cls_token", "blocks.0.mlp.fc1.bias", "head.weight", "blocks.0.mlp.fc1.weight"]).groups,
  ).toEqual([0, 1, 2, 3]);
  expect([plan.lr(500, 2), plan.lr(500, 1), plan.lr(500, 0)]).toEqual([1e-2, 1e-3, 0]);
  expect([plan.weightDecay(500, 1), plan.weightDecay(500)]).toEqual([0, 0.05]);
  expect(plan.batchSize(500)).toBeUndefined();
});
