import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Files in a folder and the folders in it, at most so deep, in the order of their names. */
export function filesBelow(folder: string, deep = 6): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return [path];
    return entry.isDirectory() && deep > 0 && !skipped.test(entry.name) ? filesBelow(path, deep - 1) : [];
  });
}

/** Folders that hold no logs, and many files. */
const skipped = /^(node_modules|\..*|__pycache__)$/;
