import { type AnySpec, check, type Horizon } from "anneal";
import type { Layer, Workspace } from "./types.ts";

// Edits are pure: a workspace in, a workspace out. What changes nothing returns the same object.

/** The lowest hue that no layer has, or the next after all of them. */
function freeHue(layers: readonly Layer[]): number {
  const taken = new Set(layers.map((layer) => layer.hue));
  let hue = 1;
  while (taken.has(hue)) hue += 1;
  return hue;
}

/** A name that no other layer has: "Cosine", "Cosine 2". */
function freeName(layers: readonly Layer[], wanted: string): string {
  const taken = new Set(layers.map((layer) => layer.name));
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/ \d+$/, "");
  let number = 2;
  while (taken.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}

function freeId(layers: readonly Layer[]): string {
  const taken = new Set(layers.map((layer) => layer.id));
  let number = layers.length + 1;
  while (taken.has(`l${number}`)) number += 1;
  return `l${number}`;
}

/** Adds a layer at the end, or after another, and selects it. */
export function addLayer(
  workspace: Workspace,
  added: { readonly name: string; readonly spec: AnySpec; readonly source?: string },
  after?: string,
): Workspace {
  const { layers } = workspace;
  const layer: Layer = {
    id: freeId(layers),
    name: freeName(layers, added.name),
    spec: added.spec,
    hue: freeHue(layers),
    ...(added.source !== undefined && { source: added.source }),
  };
  const at = after === undefined ? layers.length : layers.findIndex((each) => each.id === after) + 1;
  return { ...workspace, layers: layers.toSpliced(at, 0, layer), selected: layer.id };
}

export function changeLayer(workspace: Workspace, id: string, change: Partial<Omit<Layer, "id">>): Workspace {
  const layers = workspace.layers.map((layer) => (layer.id === id ? { ...layer, ...change } : layer));
  return { ...workspace, layers };
}

/** Writes a spec into a layer. An invalid one keeps the last valid one beside it, so that its curve stays. */
export function writeSpec(workspace: Workspace, id: string, spec: AnySpec): Workspace {
  const layer = workspace.layers.find((each) => each.id === id);
  if (layer === undefined || layer.spec === spec) return workspace;
  return withSpec(workspace, layer, spec, workspace.horizon);
}

function withSpec(workspace: Workspace, layer: Layer, spec: AnySpec, horizon: Horizon): Workspace {
  const { valid: before, ...rest } = layer;
  const isValid = check(spec, horizon).problems.length === 0;
  const next: Layer = isValid ? { ...rest, spec } : { ...rest, spec, valid: before ?? layer.spec };
  const layers = workspace.layers.map((each) => (each.id === layer.id ? next : each));
  return { ...workspace, layers };
}

/** A new horizon; layers that no longer fit keep what they were, to be drawn in grey. */
export function changeHorizon(workspace: Workspace, horizon: Horizon): Workspace {
  const moved = { ...workspace, horizon };
  return workspace.layers.reduce((result, layer) => withSpec(result, layer, layer.spec, horizon), moved);
}

/** Takes a layer out; the one that takes its place is selected. */
export function removeLayer(workspace: Workspace, id: string): Workspace {
  const at = workspace.layers.findIndex((layer) => layer.id === id);
  if (at < 0) return workspace;
  const layers = workspace.layers.toSpliced(at, 1);
  const { selected, ...rest } = workspace;
  const next = selected === id ? layers[Math.min(at, layers.length - 1)]?.id : selected;
  return { ...rest, layers, ...(next !== undefined && { selected: next }) };
}

export function duplicateLayer(workspace: Workspace, id: string): Workspace {
  const layer = workspace.layers.find((each) => each.id === id);
  return layer === undefined ? workspace : addLayer(workspace, { name: layer.name, spec: layer.spec }, id);
}

/** Moves a layer up (-1) or down (1) in the list. */
export function moveLayer(workspace: Workspace, id: string, by: number): Workspace {
  const at = workspace.layers.findIndex((layer) => layer.id === id);
  const to = Math.max(0, Math.min(workspace.layers.length - 1, at + by));
  if (at < 0 || to === at) return workspace;
  const layers = workspace.layers.toSpliced(at, 1).toSpliced(to, 0, workspace.layers[at]);
  return { ...workspace, layers };
}

export function select(workspace: Workspace, id: string): Workspace {
  return workspace.selected === id ? workspace : { ...workspace, selected: id };
}
