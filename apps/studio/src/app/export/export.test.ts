import { compile, fromJson, type Spec, warmupStableDecay } from "anneal";
import { expect, test } from "vitest";
import { createDrawer, type DrawnLayer } from "../../workspace/drawn.ts";
import { addLayer } from "../../workspace/edits.ts";
import { emptyWorkspace, type Workspace } from "../../workspace/types.ts";
import { codeFile, csvFile, htmlFile, type Subject, specFile, svgFile, workspaceFile } from "./files.ts";
import { openText } from "./open-file.ts";

const spec = warmupStableDecay({ peak: 1e-3, warmup: 100, cooldown: "20%" });
const names = ["plain", '=HYPERLINK("x")', 'a "quoted", name', "<img src=x onerror=alert(1)>"];
const workspace: Workspace = names.reduce<Workspace>((made, name) => addLayer(made, { name, spec }), {
  ...emptyWorkspace,
  name: "../a run/№ 1",
  horizon: { steps: 1001, stepsPerEpoch: 100 },
});

function subjectOf(made: Workspace): Subject {
  const draw = createDrawer();
  const layers = made.layers.flatMap((layer) => draw(layer, made.horizon) ?? []) as readonly DrawnLayer[];
  return { workspace: made, layers, selected: layers[0], scale: "linear", along: "steps", theme: "light" };
}
const subject = subjectOf(workspace);
const text = ({ parts }: { readonly parts: readonly string[] }): string => parts.join("");

test("a table has every n-th update and the last one, with all digits of the curve", () => {
  const lines = text(csvFile(subject, 100)).trimEnd().split("\n");
  const { at } = compile(spec, workspace.horizon);
  expect(lines.slice(1).map((line) => line.split(",").slice(0, 3).map(Number))).toEqual(
    [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000].map((step) => [step, step / 100, at(step)]),
  );
  expect(text(csvFile(subject, 300)).trimEnd().split("\n")).toHaveLength(1 + 4 + 1);
});

test("a name in a table stays one cell, and is never a formula", () => {
  const [head] = text(csvFile(subject, 500)).split("\n");
  expect(head).toBe(
    `step,epoch,plain,"'=HYPERLINK(""x"")","a ""quoted"", name",<img src=x onerror=alert(1)>`,
  );
});

test("no name becomes a folder, or markup", () => {
  expect(csvFile(subject, 1).name).toBe("a-run-1.csv");
  expect(text(svgFile(subject))).not.toContain("<img");
  expect(text(htmlFile(subject))).not.toContain("<img");
});

test("a long table is made in pieces", () => {
  const long = subjectOf(addLayer({ ...emptyWorkspace, horizon: { steps: 50_000 } }, { name: "x", spec }));
  const file = csvFile(long, 1);
  expect(file.parts.length).toBeGreaterThan(2);
  expect(text(file).trimEnd().split("\n")).toHaveLength(50_001);
});

test("a spec and a workspace come back as they were", () => {
  expect(fromJson(text(specFile(subject.layers[0])))).toEqual(spec);
  expect(openText(emptyWorkspace, "w.json", text(workspaceFile(workspace)))).toEqual(workspace);
  const opened = openText(workspace, "mine.json", text(specFile(subject.layers[0])));
  expect(opened.layers.at(-1)).toMatchObject({ name: "mine", spec, source: "mine.json" });
});

test.each([
  ["5", 'x.json: neither a spec nor a workspace: it has no "kind" and no "layers".'],
  ['{ "kind": "cosin" }', 'did you mean "cosine"?'],
  ['{ "layers": [] }', "not a workspace of the studio"],
  ["{,}", "x.json: not JSON. Line 1, column 2"],
])("%s is refused in one sentence", (found, says) => {
  expect(() => openText(workspace, "x.json", found)).toThrow(says);
});

test("code of every framework that writes a function has the run's length", async () => {
  for (const target of ["torch", "optax", "keras", "python"]) {
    const { parts, name } = await codeFile(subject.layers[0], workspace.horizon, target);
    expect(text({ parts }).length, target).toBeGreaterThan(80);
    expect(name).toBe("plain.py");
  }
});

test("what is shown in a picture is what is exported", () => {
  const hidden: Spec = { kind: "constant", value: 1 };
  const svg = text(svgFile(subjectOf(addLayer(workspace, { name: "another", spec: hidden }))));
  expect(svg).toContain("another");
  expect(text(svgFile(subject))).not.toContain("another");
});

test("a picture has the hues of the page when layers are hidden, and its axis", () => {
  const shown = { ...subject, layers: subject.layers.slice(1), selected: subject.layers[3] };
  const strokes = (of: Subject) =>
    [...text(svgFile(of)).matchAll(/stroke-width="(?:2.5|1.75)"[^>]* stroke="(#\w+)"/g)].map(
      ([, hue]) => hue,
    );
  expect(new Set(strokes(subject)).size).toBe(4);
  expect(strokes(subject)).toEqual(expect.arrayContaining(strokes(shown)));
  // The selected layer of the first picture is the one that the second leaves out.
  expect(strokes(shown)).not.toContain(strokes(subject).at(-1));
  const rows = (along: Subject["along"]) =>
    [...text(svgFile({ ...subject, along })).matchAll(/>(step|epoch|token|%)<\/text>/g)].map(
      ([, name]) => name,
    );
  expect(rows("share")).toEqual(["%"]);
  expect(rows("epochs")).toEqual(["epoch"]);
  // Without the size of a token the page counts steps, too.
  expect(rows("tokens")).toEqual(["step", "epoch"]);
});
