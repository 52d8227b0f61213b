import { expect, test } from "vitest";
import { filesAfter, logsOf } from "./files.ts";
import type { FolderFile } from "./types.ts";

const file = (path: string, changed = 0, more: Partial<FolderFile> = {}): FolderFile => ({
  path,
  kind: "log",
  size: 1,
  changed,
  ...more,
});

test("what was told is new, replaced or gone, and the list keeps the order of paths", () => {
  const before = [file("a.csv"), file("c.csv"), file("d.csv")];
  const after = filesAfter(before, { files: [file("c.csv", 5), file("b.csv")], gone: ["d.csv", "none"] });
  expect(after.map(({ path, changed }) => [path, changed])).toEqual([
    ["a.csv", 0],
    ["b.csv", 0],
    ["c.csv", 5],
  ]);
});

test("event files of one run are one log, and the newest log comes first", () => {
  const logs = logsOf([
    file("one.csv", 1),
    file("runs/a/train/events.out.tfevents.1.h", 2, { run: "runs/a/train" }),
    file("runs/a/validation/events.out.tfevents.2.h", 4, { run: "runs/a/validation" }),
    file("train/events.out.tfevents.3.h", 3, { run: "train" }),
    file("wsd.json", 9, { kind: "spec" }),
  ]);
  expect(logs.map(({ name, files, changed }) => [name, files.length, changed])).toEqual([
    ["runs/a", 2, 4],
    ["train/events.out.tfevents.3.h", 1, 3],
    ["one.csv", 1, 1],
  ]);
});
