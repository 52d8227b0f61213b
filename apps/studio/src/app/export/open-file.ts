import { type AnySpec, check } from "anneal";
import { addLayer } from "../../workspace/edits.ts";
import { readWorkspace } from "../../workspace/read.ts";
import { readJson } from "../../workspace/read-json.ts";
import type { Workspace } from "../../workspace/types.ts";

/**
 * A workspace with what a file holds: another workspace takes its place, a spec becomes a layer.
 *
 * @throws Error with one sentence when it holds neither.
 */
export function openText(workspace: Workspace, name: string, text: string): Workspace {
  const read = readJson(text);
  if ("mistake" in read)
    throw new Error(
      `${name}: not JSON. Line ${read.mistake.line}, column ${read.mistake.column}: ${read.mistake.says}.`,
    );
  const { value } = read;
  if (isObject(value) && Array.isArray(value.layers)) return readWorkspace(value);
  if (!isObject(value) || typeof value.kind !== "string")
    throw new Error(`${name}: neither a spec nor a workspace: it has no "kind" and no "layers".`);
  const { version: _, $schema: __, ...spec } = value;
  const mistakes = check(spec, workspace.horizon).problems;
  // What is wrong is told at its field; only a kind that is none leaves nothing to draw.
  const unknown = mistakes.find(({ path }) => path === "kind");
  if (unknown !== undefined) throw new Error(`${name}: ${unknown.message}`);
  return addLayer(workspace, {
    name: name.replace(/\.json$/i, ""),
    spec: spec as unknown as AnySpec,
    source: name,
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
