import { open } from "node:fs/promises";
import { basename } from "node:path";
import { columnsFor, holdsKeptRuns, type LogTable, readLog, toRunLog } from "@anneal/logs";
import { AnnealError } from "anneal";
import { isEventFile } from "./names.ts";

/** What a file is to the studio; `source` is a script or config of a trainer. */
export type FileKind = "spec" | "workspace" | "log" | "source";

/** So many bytes tell what a file is. */
const headSize = 1 << 16;
/** A JSON text may have a long config before its rows. */
const jsonHeadSize = 1 << 20;

/** Words of a script or config that sets a learning rate. */
const setsRate = /schedul|learning_?rate|\b(max_|base_|peak_|init_|min_)?lr\b|lr_/i;

/** What a file is, from what stands in it; `undefined` when it is nothing that the studio reads. */
export async function kindOf(path: string, size: number): Promise<FileKind | undefined> {
  const name = basename(path).replace(/\.gz$/i, "");
  if (isEventFile(name)) return "log";
  // Compressed texts of such names are logs more often than not; the page says so when one is none.
  if (name !== basename(path)) return "log";
  const isJson = /\.json$/i.test(name);
  const bytes = await beginning(path, isJson ? jsonHeadSize : headSize);
  if (/\.(py|sh|toml)$/i.test(name)) return setsRate.test(bytes.toString()) ? "source" : undefined;
  if (/\.ya?ml$/i.test(name)) return kindOfYaml(bytes.toString());
  const value = isJson ? objectIn(bytes.toString()) : undefined;
  // A log may have a config that sets a learning rate: it is a log all the same.
  return kindOfSaved(value) ?? (await kindOfLog(name, bytes, size)) ?? kindOfConfig(value);
}

async function beginning(path: string, most: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(most), length: most, position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function kindOfYaml(text: string): FileKind | undefined {
  if (/^kind:\s*["']?\w/m.test(text)) return "spec";
  return setsRate.test(text) ? "source" : undefined;
}

/** The object that a text of JSON holds, where it is whole. */
function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function kindOfSaved({
  kind,
  version,
  layers,
}: Readonly<Record<string, unknown>> = {}): FileKind | undefined {
  if (typeof kind === "string") return "spec";
  return version === 1 && Array.isArray(layers) ? "workspace" : undefined;
}

const kindOfConfig = (value: Readonly<Record<string, unknown>> | undefined): FileKind | undefined =>
  value !== undefined && setsRate.test(JSON.stringify(value)) ? "source" : undefined;

/** A log is what the reader of logs finds a learning rate or a loss in. */
async function kindOfLog(name: string, bytes: Buffer, size: number): Promise<"log" | undefined> {
  // The first of its lines may be longer than what was read.
  if (holdsKeptRuns(bytes.toString())) return "log";
  const isWhole = bytes.length >= size;
  const end = isWhole ? bytes.length : bytes.lastIndexOf(newline) + 1 || bytes.length;
  try {
    const data = bytes.toString("utf8", 0, end);
    const tables = await readLog({ name, data }, { columns: columnsFor() });
    return tables.some(isRun) ? "log" : undefined;
  } catch {
    return undefined;
  }
}

const newline = 10;

/** Where only its columns have to be chosen, the page asks. */
function isRun(table: LogTable): boolean {
  try {
    toRunLog(table);
    return true;
  } catch (error) {
    if (!(error instanceof AnnealError)) return false;
    return error.problems[0].code !== "missing" || hasLoss(table);
  }
}

/** Losses of which nothing counts the updates, as Keras writes them; rates alone may be those of a sweep. */
function hasLoss(table: LogTable): boolean {
  try {
    const { log } = toRunLog(table, { step: "row" });
    return log.loss !== undefined || log.valLoss !== undefined;
  } catch {
    return false;
  }
}
