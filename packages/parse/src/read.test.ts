import { expect, test } from "vitest";
import { convertText, read } from "./index.ts";

test("a call as it is pasted becomes the call that `from` takes", () => {
  const { format, found } = read("OneCycleLR(optimizer, max_lr=0.1, total_steps=1000)");
  expect(format).toBe("Python");
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    framework: "torch",
    call: { name: "OneCycleLR", args: [{ ref: "optimizer" }], kwargs: { max_lr: 0.1, total_steps: 1000 } },
    place: { line: 1, column: 1 },
    places: { "OneCycleLR.max_lr": { line: 1, column: 30 } },
  });
});

test("a value that the run decides is named with its place, and can be given", () => {
  const text = "OneCycleLR(optimizer, max_lr=0.1, total_steps=len(train_loader) * 3)";
  expect(() => convertText(text)).toThrow(
    "line 1, column 47, OneCycleLR.total_steps: expected a whole number, at least 1, received len(train_loader) * 3; give it with --set 'len(train_loader)=NUMBER'",
  );
  const { found } = read(text, { names: { "len( train_loader )": 500 } });
  expect(found[0].call.kwargs?.total_steps).toBe(1500);
});
