import { warmupCosine, warmupStableDecay } from "anneal";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addLayer,
  changeHorizon,
  changeLayer,
  duplicateLayer,
  moveLayer,
  removeLayer,
  select,
  writeSpec,
} from "./edits.ts";
import { emptyWorkspace, type Workspace } from "./types.ts";

const wsd = warmupStableDecay({ peak: 1e-3, warmup: 100, cooldown: "20%" });
const cosine = warmupCosine({ peak: 1e-3 });
const two = addLayer(addLayer(emptyWorkspace, { name: "a", spec: wsd }), { name: "b", spec: cosine });
const names = ({ layers }: Workspace): string[] => layers.map(({ name }) => name);

test("a new layer is selected, and has a name, an id and a colour of its own", () => {
  const three = addLayer(two, { name: "a", spec: wsd, source: "a paper" });
  expect(names(three)).toEqual(["a", "b", "a 2"]);
  expect(three.layers.map(({ hue }) => hue)).toEqual([1, 2, 3]);
  expect(new Set(three.layers.map(({ id }) => id)).size).toBe(3);
  expect(three.selected).toBe(three.layers[2].id);
  expect(three.layers[2].source).toBe("a paper");
});

test("a colour that is free again is taken before a new one", () => {
  const [first] = two.layers;
  expect(addLayer(removeLayer(two, first.id), { name: "c", spec: wsd }).layers.map(({ hue }) => hue)).toEqual(
    [2, 1],
  );
});

test("a copy stands behind its original", () => {
  expect(names(duplicateLayer(two, two.layers[0].id))).toEqual(["a", "a 2", "b"]);
  expect(duplicateLayer(two, "none")).toBe(two);
});

test("an invalid spec keeps the last valid one, however often it is written", () => {
  const { id } = two.layers[0];
  const broken = { kind: "linear", from: "x" } as unknown as { kind: string };
  const worse = { kind: "nonsense" };
  const once = writeSpec(two, id, broken);
  expect(once.layers[0]).toMatchObject({ spec: broken, valid: wsd });
  expect(writeSpec(once, id, worse).layers[0]).toMatchObject({ spec: worse, valid: wsd });
  expect(writeSpec(once, id, cosine).layers[0]).toEqual({ ...two.layers[0], spec: cosine });
});

test("a horizon that a layer does not fit into marks it, and a longer one mends it", () => {
  const long = {
    kind: "sequence",
    of: [
      { kind: "constant", value: 1, over: 9000 },
      { kind: "linear", from: 1, to: 0, over: "rest" },
    ],
  };
  const workspace = addLayer(emptyWorkspace, { name: "long", spec: long });
  const short = changeHorizon(workspace, { steps: 5000 });
  expect(short.layers[0].valid).toEqual(long);
  expect(changeHorizon(short, { steps: 20_000 }).layers[0].valid).toBeUndefined();
});

test("whatever is done, ids stay unique and what is selected is there", () => {
  const acts = fc.array(fc.tuple(fc.nat(5), fc.nat(9), fc.integer({ min: -3, max: 3 })), { maxLength: 40 });
  fc.assert(
    fc.property(acts, (list) => {
      let workspace: Workspace = emptyWorkspace;
      for (const [act, at, by] of list) {
        const id = workspace.layers[at % Math.max(1, workspace.layers.length)]?.id ?? "none";
        const before = JSON.stringify(workspace);
        const next = [
          () => addLayer(workspace, { name: "x", spec: wsd }),
          () => removeLayer(workspace, id),
          () => duplicateLayer(workspace, id),
          () => moveLayer(workspace, id, by),
          () => changeLayer(workspace, id, { hidden: true }),
          () => (id === "none" ? workspace : select(workspace, id)),
        ][act]();
        expect(JSON.stringify(workspace)).toBe(before);
        workspace = next;
        const ids = workspace.layers.map((layer) => layer.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(names(workspace)).size).toBe(ids.length);
        if (ids.length > 0) expect(ids).toContain(workspace.selected);
      }
    }),
  );
});
