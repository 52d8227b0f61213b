import type { LogSource } from "../../runs/types.ts";
import type { Studio } from "../studio.ts";
import { placeOfJson, placeOfName } from "./goes-to.ts";

/** Bytes above which a .json file is a log: no workspace is so large, and reading it takes a while. */
const mostBytes = 16e6;

/** Opens files where they belong: logs in Logs; specs and workspaces in Design. What is neither is told in one sentence. */
export async function openFiles(studio: Studio, files: readonly LogSource[]): Promise<void> {
  const { store, runs, view, notice } = studio;
  const logs: LogSource[] = [];
  const opened: string[] = [];
  const refused: string[] = [];
  for (const file of files) {
    try {
      const text = await textOf(file);
      if (text === "log") logs.push(file);
      else {
        const { openText } = await import("../export/open-file.ts");
        store.commit((workspace) => openText(workspace, nameOf(file), text.design));
        opened.push(file.name);
      }
    } catch (error) {
      refused.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (logs.length > 0) {
    const { addFiles } = await import("../../runs/load.ts");
    addFiles(runs, logs);
  }
  if (logs.length > 0) view.value = "logs";
  else if (opened.length > 0) view.value = "design";
  notice.value = refused.length === 0 ? undefined : { says: told(refused) };
}

/** That a file is a log, or the text of one that is for Design. */
async function textOf(file: LogSource): Promise<"log" | { readonly design: string }> {
  const place = placeOfName(file.name);
  if (place === undefined)
    throw new Error(
      `${nameOf(file)}: neither a training log (CSV, JSON, JSONL, TensorBoard) nor a spec or a workspace (JSON).`,
    );
  if (place === "logs" || file.data.size > mostBytes) return "log";
  const text = await file.data.text();
  return placeOfJson(text) === "logs" ? "log" : { design: text };
}

/** A file's name without its folders. */
const nameOf = ({ name }: LogSource): string => name.slice(name.lastIndexOf("/") + 1);

/** The first of what was refused, and how many more there are. */
const told = ([first, ...more]: readonly string[]): string =>
  more.length === 0
    ? first
    : `${first} ${more.length} more ${more.length === 1 ? "file was" : "files were"} not opened.`;
