import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTask } from "../tasks/index.ts";
import { readSpec, readTask } from "./read-task.ts";

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(at(name), content);

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const csv = ["x,y", ...upTo(40).map((i) => `${i * i},${i % 2 ? "yes" : "no"}`)].join("\n");
const idx = (sizes: number[], values: number[]): Uint8Array =>
  Uint8Array.from([0, 0, 8, sizes.length, ...sizes.flatMap((n) => [0, 0, 0, n]), ...values]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "anneal-tasks-"));
  await put("people.csv", `\uFEFF${csv}`);
  await put("empty.csv", "");
  await put("latin.csv", Uint8Array.from([0x78, 0x2c, 0xe9, 0x0a]));
  await put("wide.csv", Uint8Array.from([0xff, 0xfe, 0x78, 0]));
  await mkdir(at("texts", "deep"), { recursive: true });
  await mkdir(at("texts", ".git"));
  await mkdir(at("texts", "node_modules"));
  await mkdir(at("none"));
  await put("texts/b.md", "two ".repeat(400));
  await put("texts/a.txt", "\uFEFFone ".repeat(400));
  await put("texts/deep/c.txt", "three ".repeat(400));
  await put("texts/deep/empty.txt", "");
  await put("texts/picture.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1]));
  await put("texts/latin.txt", Uint8Array.from([0x61, 0xe9]));
  await put("texts/.git/config", "hidden");
  await put("texts/node_modules/index.js", "others'");
  await symlink(at("texts"), at("texts", "deep", "loop"));
  await symlink(at("nowhere"), at("texts", "gone"));
  await put("train-images-idx3-ubyte.gz", gzipSync(idx([40, 2, 2], upTo(160))));
  await put(
    "train-labels-idx1-ubyte.gz",
    gzipSync(
      idx(
        [40],
        upTo(40).map((i) => i % 2),
      ),
    ),
  );
  await put("t10k-images-idx3-ubyte", idx([40, 2, 2], upTo(160)));
  await put("cut.gz", gzipSync(idx([40, 2, 2], upTo(160))).subarray(0, 60));
});

afterAll(() => rm(folder, { recursive: true }));

describe("a task is read", () => {
  test("from a table", async () => {
    const task = await readTask({ kind: "csv", path: at("people.csv"), target: "y" });
    expect(task).toMatchObject({ name: "people.csv, target “y”", model: { inputs: 1, outputs: 2 } });
  });

  test("from a folder of texts, in the order of their names; what is no text is skipped, and said", async () => {
    const { spec, facts } = await readSpec({ kind: "text", path: at("texts") });
    expect(spec).toEqual({
      kind: "text",
      path: at("texts"),
      text: ["\uFEFFone ".repeat(400).slice(1), "two ".repeat(400), "three ".repeat(400)].join("\n"),
    });
    expect(facts).toEqual([
      { name: "Files", value: "3 text files" },
      { name: "Left out", value: "latin.txt, picture.png: not text in UTF-8" },
    ]);
    const task = await readTask({ kind: "text", path: at("texts") });
    expect(task.name).toBe("texts");
    expect(task.facts.slice(-2)).toEqual(facts);
  });

  test("from IDX files, gzip'd or not, the labels found by MNIST's names", async () => {
    const task = await readTask({ kind: "images", path: at("train-images-idx3-ubyte.gz") });
    expect(task).toMatchObject({ kind: "images", model: { height: 2, width: 2, outputs: 2 } });
    const plain = { path: at("t10k-images-idx3-ubyte"), labelsPath: at("train-labels-idx1-ubyte.gz") };
    const other = await readTask({ kind: "images", ...plain });
    expect(other.train.batch(upTo(28))).toEqual(task.train.batch(upTo(28)));
  });

  test("into a spec that makes the same task without the file", async () => {
    const { spec } = await readSpec({ kind: "csv", path: at("people.csv"), target: "y", splitSeed: 5 });
    const task = makeTask(structuredClone(spec));
    const again = await readTask({ ...spec, path: "/moved/people.csv" } as typeof spec);
    expect(again.test.batch(upTo(6))).toEqual(task.test.batch(upTo(6)));
  });
});

test("the text of the examples is a task", async () => {
  const path = new URL("../../../../examples/data/text.txt", import.meta.url).pathname;
  const task = await readTask({ kind: "text", path });
  expect(task.train.rows).toBeGreaterThan(100_000);
  expect(task.model).toMatchObject({ kind: "characters" });
});

describe("what cannot be read is one sentence", () => {
  test.each<[string, Parameters<typeof readTask>[0], string, string?]>([
    [
      "a missing file",
      { kind: "csv", path: "poeple.csv", target: "y" },
      "poeple.csv: no such file",
      "people.csv",
    ],
    ["a missing text", { kind: "text", path: "text" }, "text: no such file", "texts"],
    ["a missing folder", { kind: "text", path: "gone/a.txt" }, 'gone/a.txt: no such file, and no folder "'],
    ["an empty file", { kind: "csv", path: "empty.csv", target: "y" }, "empty.csv: the file is empty"],
    [
      "a folder as a table",
      { kind: "csv", path: "texts", target: "y" },
      "texts: expected a file, received a folder",
    ],
    ["a folder without texts", { kind: "text", path: "none" }, "none: the folder has no text files"],
    [
      "another encoding",
      { kind: "csv", path: "latin.csv", target: "y" },
      "latin.csv: expected a text in UTF-8, received other bytes",
    ],
    [
      "UTF-16",
      { kind: "text", path: "wide.csv" },
      "wide.csv: expected a text in UTF-8, received UTF-16: save it as UTF-8",
    ],
    [
      "a gzip file cut off",
      { kind: "images", path: "cut.gz", labelsPath: "cut.gz" },
      "cut.gz: expected a whole gzip file, received one that cannot be unpacked (Z_BUF_ERROR)",
    ],
    [
      "images whose labels have no name",
      { kind: "images", path: "people.csv" },
      "people.csv: name the file of the labels too; this name does not tell it",
    ],
    [
      "images without labels",
      { kind: "images", path: "t10k-images-idx3-ubyte" },
      "t10k-labels-idx1-ubyte: no such file",
    ],
  ])("%s", async (_, spec, sentence, near) => {
    const labels = spec.kind === "images" && spec.labelsPath ? { labelsPath: at(spec.labelsPath) } : {};
    const found = await readTask({ ...spec, path: at(spec.path as string), ...labels }).catch(
      (error) => error,
    );
    expect(found.name).toBe("LabError");
    expect(found.message.replaceAll(`${folder}/`, "")).toContain(sentence);
    expect(found.message).not.toContain("\n");
    if (near) expect(found.hint).toBe(`did you mean ${at(near)}?`);
  });
});
