import { from, toAll } from "anneal/convert";
import { expect, test } from "vitest";
import { type Edits, edited, fieldAt, valueIn } from "./fields.ts";

const torch = from("torch", { name: "ReduceLROnPlateau", kwargs: { patience: 10 } }, { baseLrs: [0.1] });
const control = torch.control;
if (control?.kind !== "plateau") throw new Error("no plateau");

test("what is typed over its options is what Keras is told: one stale check more than torch tolerates", () => {
  const changed = edited(control, { patience: "5", minRatio: "0", minDelta: "1e-3", factor: "" });
  const { text } = toAll("keras", { ...torch, control: changed.control }, { steps: 1 });
  expect(text).toContain("patience=6");
  expect(text).toContain("min_delta=0.001");
  // And back again.
  const kwargs = { patience: 6, min_delta: 1e-3 };
  const keras = from("keras", { name: "ReduceLROnPlateau", kwargs }, { baseLrs: [0.1] });
  expect(toAll("torch", keras, { steps: 1 }).text).toMatch(
    /patience=5,\s+threshold=0\.001,\s+threshold_mode="abs"/,
  );
});

test("what is wrong is told at its field and keeps its last valid value; every other edit holds", () => {
  const options = (edits: Edits, kept?: Edits) => edited(control, edits, kept).control.options;
  expect(edited(control, { patience: "many" })).toEqual({
    control,
    wrong: { patience: "A number, such as 10, 0.5 or 1e-4." },
  });
  expect(options({ factor: "0.2", patience: "-1" })).toMatchObject({ factor: 0.2, patience: 10 });
  expect(options({ factor: "0.2", patience: "-1" }, { patience: "5" })).toMatchObject({ patience: 5 });
  const shared = edited(control, { minRatio: "0", factor: "2" });
  expect(shared.control.options).toMatchObject({ minRatio: 0, factor: 0.1 });
  expect(shared.wrong).toEqual({ factor: expect.stringContaining("below 1") });
  expect(edited(control, {})).toEqual({ control });
});

test("fields have the values that were read, and names", () => {
  expect(valueIn(control, "patience")).toBe(10);
  expect(valueIn(control, "minRatio")).toBe(1e-4);
  expect(valueIn(control, "floor")).toBe(0);
  expect(fieldAt("control.minRatio")).toBe("Least gain, share");
  expect(fieldAt("groups[0]")).toBe("groups[0]");
});
