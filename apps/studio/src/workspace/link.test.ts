import { warmupStableDecay } from "anneal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addLayer } from "./edits.ts";
import { linkTo, readLink } from "./link.ts";
import { defaultLook } from "./look.ts";
import { readWorkspace } from "./read.ts";
import { emptyWorkspace } from "./types.ts";

const spec = warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "20%" });
const workspace = addLayer({ ...emptyWorkspace, name: "grün √" }, { name: '<b>"1−√"</b>', spec });

test("a link holds the workspace, the look and the view", async () => {
  const look = { scale: "log", along: "share" } as const;
  expect(await readLink(await linkTo("race", { workspace, look }))).toEqual({
    view: "race",
    workspace,
    look,
  });
});

test("a link without a workspace is a view alone, and an unknown view is Design", async () => {
  expect(await readLink("#/logs")).toEqual({ view: "logs" });
  expect(await readLink("#/nonsense")).toEqual({ view: "design" });
  expect(await readLink("")).toEqual({ view: "design" });
});

test("a sign that no link has is where it is damaged", async () => {
  const link = await linkTo("design", { workspace, look: defaultLook });
  expect(await readLink(`${link.slice(0, 50)}!${link.slice(51)}`)).toEqual({
    view: "design",
    damagedAfter: 50,
  });
});

test("a link that is cut short, or has other letters in it, is never half used and never throws", async () => {
  const link = await linkTo("design", { workspace, look: defaultLook });
  const letters = fc.constantFrom(..."ABCxyz019-_");
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 14, max: link.length - 1 }),
      letters,
      fc.boolean(),
      async (at, letter, isCut) => {
        const damaged = isCut ? link.slice(0, at) : `${link.slice(0, at)}${letter}${link.slice(at + 1)}`;
        const read = await readLink(damaged);
        expect(read.view).toBe("design");
        if (read.workspace === undefined) expect(read.damagedAfter).toBeLessThanOrEqual(damaged.length);
        else expect(() => readWorkspace(read.workspace)).not.toThrow();
      },
    ),
    { numRuns: 150 },
  );
});

test("any JSON is read as a workspace or refused; a layer that is none is left out", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (layer) => {
      const read = readWorkspace({
        version: 1,
        name: 5,
        horizon: layer,
        layers: [layer, ...workspace.layers],
      });
      expect(read.layers.map(({ name }) => name)).toContain('<b>"1−√"</b>');
      expect(read.horizon.steps).toBeGreaterThanOrEqual(1);
      expect(read.selected).toBe(read.layers[0].id);
    }),
  );
  for (const value of [null, [], "x", { version: 2, layers: [] }, { version: 1 }])
    expect(() => readWorkspace(value)).toThrow("not a workspace");
});
