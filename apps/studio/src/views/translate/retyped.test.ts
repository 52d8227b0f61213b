import { expect, test } from "vitest";
import { emptyBox } from "./input.ts";
import { readSide } from "./read-side.ts";
import { isOutlived, isReplaced, retyped } from "./retyped.ts";

const answered = { ...emptyBox, text: "StepLR(optimizer, 30)", peak: "0.3", ownSteps: "500000" };
const own = "opt = torch.optim.SGD(p, lr=0.1)\ns = CosineAnnealingLR(opt, T_max=80)";

test("answers that a text tells itself are forgotten, those that it asks for again stay", () => {
  expect(retyped(answered, own)).toMatchObject({ text: own, peak: "", ownSteps: "" });
  expect(retyped(answered, "CosineAnnealingLR(optimizer, T_max=80)").peak).toBe("0.3");
  expect(retyped(answered, "ExponentialLR(torch.optim.SGD(p, lr=0.1), gamma=0.9)")).toMatchObject({
    peak: "",
    ownSteps: "500000",
  });
});

test("a text is replaced by a paste or by nothing, not by a key", () => {
  expect(isReplaced(own, own.replace("80", "8"))).toBe(false);
  expect(isReplaced(own, own.replace("80", "800"))).toBe(false);
  expect(isReplaced(own, "optax.linear_schedule(1, 0, 70)")).toBe(true);
  expect(isReplaced(own, own.replace("CosineAnnealingLR", "PolynomialLR"))).toBe(true);
  expect(isReplaced(own, "")).toBe(true);
});

test("a length that was set is outlived once its texts are gone and the new ones have lengths", () => {
  const side = (text: string) => readSide({ ...emptyBox, text });
  const endless = "optax.exponential_decay(1.0, transition_steps=10, decay_rate=0.9)";
  expect(isOutlived([], [side(own), side("")])).toBe(true);
  expect(isOutlived(["b"], [side(own), side(own)])).toBe(false);
  expect(isOutlived([], [side(own), side(endless)])).toBe(false);
  expect(isOutlived([], [side(""), side("")])).toBe(false);
});
