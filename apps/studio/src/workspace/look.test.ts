import { expect, test } from "vitest";
import { alongOf } from "./look.ts";

test("the axis is in steps where the size of what it should count is not known", () => {
  expect(alongOf("epochs", { steps: 10 })).toBe("steps");
  expect(alongOf("tokens", { steps: 10, stepsPerEpoch: 5 })).toBe("steps");
  expect(alongOf("epochs", { steps: 10, stepsPerEpoch: 5 })).toBe("epochs");
  expect(alongOf("tokens", { steps: 10, tokensPerStep: 5 })).toBe("tokens");
  expect(alongOf("share", { steps: 10 })).toBe("share");
});
