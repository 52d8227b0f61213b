import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";
import { createLister, type ListedFile, type Listing } from "./listing.ts";

/** What is different from before: files that are new or were written to, and paths that are gone. */
export interface Change {
  readonly files: readonly ListedFile[];
  readonly gone: readonly string[];
}

/** A folder that is listed, and watched while anybody listens. */
export interface WatchedFolder {
  readonly list: () => Promise<Listing>;
  /** Calls back with all that is there, then with each change; gives what ends that. */
  readonly listen: (onChange: (change: Change) => void) => () => void;
  readonly close: () => void;
}

export interface WatchOptions {
  /** Milliseconds between looks of our own: some file systems tell nobody of changes. */
  readonly poll?: number;
  /** Whether the system is asked to tell. */
  readonly notified?: boolean;
}

/** Milliseconds until a change is looked at: a run writes its log more often than a page needs to know. */
const patience = 200;

export function watchFolder(root: string, options: WatchOptions = {}): WatchedFolder {
  const { poll = 2000, notified = true } = options;
  const lister = createLister(root);
  const listeners = new Map<(change: Change) => void, Listing | undefined>();
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let due = Number.POSITIVE_INFINITY;

  /** One look at a time, each after the one before. */
  const list = (): Promise<Listing> => {
    const next = last.then(lister);
    last = next.catch(() => {});
    return next;
  };
  const look = async (): Promise<void> => {
    due = Number.POSITIVE_INFINITY;
    const begun = Date.now();
    const now = await list();
    if (listeners.size === 0) return;
    follower.follow(notified ? now.folders : []);
    for (const [listener, before] of listeners) {
      const change = changeBetween(before, now);
      listeners.set(listener, now);
      if (before === undefined || change.files.length + change.gone.length > 0) listener(change);
    }
    // A folder that is slow to list is listed less often.
    lookIn(Math.max(poll, 20 * (Date.now() - begun)));
  };
  const lookIn = (delay: number): void => {
    const at = Date.now() + delay;
    if (listeners.size === 0 || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(look, delay);
  };
  const follower = followFolders(root, () => lookIn(patience));
  const rest = (): void => {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
    follower.follow([]);
  };
  return {
    list,
    listen: (onChange) => {
      listeners.set(onChange, undefined);
      lookIn(0);
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) rest();
      };
    },
    close: () => {
      listeners.clear();
      rest();
    },
  };
}

/** Keeps one watcher of the system on each folder. Where it has none left, the looks of our own remain. */
function followFolders(
  root: string,
  onChange: () => void,
): { readonly follow: (folders: readonly string[]) => void } {
  const watchers = new Map<string, FSWatcher>();
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const add = (folder: string): void => {
    try {
      const watcher = watch(join(root, folder), { persistent: false }, onChange);
      watcher.on("error", () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      // Not followed.
    }
  };
  return {
    follow: (folders) => {
      const wanted = new Set(folders);
      for (const folder of [...watchers.keys()]) if (!wanted.has(folder)) drop(folder);
      for (const folder of wanted) if (!watchers.has(folder)) add(folder);
    },
  };
}

/** What has changed from one listing to the next; everything where there was none. */
function changeBetween(before: Listing | undefined, now: Listing): Change {
  const old = new Map(before?.files.map((file) => [file.path, file]));
  const files = now.files.filter((file) => {
    const was = old.get(file.path);
    return was?.size !== file.size || was.changed !== file.changed || was.kind !== file.kind;
  });
  const there = new Set(now.files.map(({ path }) => path));
  return { files, gone: [...old.keys()].filter((path) => !there.has(path)) };
}
