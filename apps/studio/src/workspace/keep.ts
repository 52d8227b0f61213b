import { defaultLook } from "./look.ts";
import { readWorkspace } from "./read.ts";
import type { Look, Workspace } from "./types.ts";

const key = "anneal studio";

/** What the browser keeps between visits. */
export interface Kept {
  readonly workspace: Workspace;
  readonly look: Look;
}

/** What was kept, or `undefined` when there is nothing that can be read. */
export function readKept(storage: Storage | undefined): Kept | undefined {
  try {
    const text = storage?.getItem(key);
    if (!text) return undefined;
    const { workspace, look } = JSON.parse(text) as Partial<Kept>;
    return { workspace: readWorkspace(workspace), look: { ...defaultLook, ...look } };
  } catch {
    return undefined;
  }
}

/** Keeps; whether there was room. */
export function keep(storage: Storage | undefined, kept: Kept): boolean {
  try {
    storage?.setItem(key, JSON.stringify(kept));
    return storage !== undefined;
  } catch {
    return false;
  }
}

/** The storage of this page. A browser may refuse it, and throws then. */
export function storageHere(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
