import { AnnealError, problem } from "anneal";
import { chunksOf, peek } from "./input/chunks.ts";
import { formatOf } from "./input/format-of.ts";
import { inflated } from "./input/inflated.ts";
import { linesOf, textsOf } from "./input/texts.ts";
import { readCsv } from "./readers/csv/read-csv.ts";
import { type EventFile, readEvents } from "./readers/events/read-events.ts";
import { readJson } from "./readers/json/read-json.ts";
import { readJsonLines } from "./readers/json/read-jsonl.ts";
import { readKeptRuns } from "./readers/json/read-kept-runs.ts";
import type { Reading } from "./readers/reading.ts";
import { readPrintedLines } from "./readers/text/read-text.ts";
import { splitRuns } from "./run/split-runs.ts";
import type { LogFile, LogTable } from "./table/table.ts";

export interface ReadOptions {
  /** Which columns are kept; left out, all. Long logs of many columns need memory for each. */
  readonly columns?: (name: string) => boolean;
  /** Called now and then with the bytes read so far. */
  readonly progress?: (bytes: number) => void;
  /** Stops the reading: its reason is thrown. */
  readonly signal?: AbortSignal;
}

/** So many bytes tell a format. */
const headSize = 1 << 16;

/**
 * Reads the log of a run from a file, whatever format it has: that is found from what stands in it. A file compressed
 * by gzip is read as what is in it.
 *
 * @throws AnnealError when it is no log: the sentence says what it is instead.
 */
export async function readLog(file: LogFile, options: ReadOptions = {}): Promise<readonly LogTable[]> {
  const { name } = file;
  const counted = watched(chunksOf(file.data), options);
  const peeked = await inflated(await peek(counted, headSize), headSize);
  const reading = { name, wanted: options.columns ?? (() => true) };
  const format = formatOf(peeked.head, name);
  if (format.kind === "other") {
    throw new AnnealError([problem("type", name, "a log: TensorBoard, W&B, JSON, CSV or text", format.what)]);
  }
  if (format.kind === "events") return [await eventsOf({ name, chunks: peeked.chunks }, reading)];
  if (format.kind === "kept runs") return await readKeptRuns(linesOf(textsOf(peeked.chunks)), reading);
  if (format.kind === "json lines") return [await readJsonLines(linesOf(textsOf(peeked.chunks)), reading)];
  if (format.kind === "json") return [await readJson(textsOf(peeked.chunks), reading)];
  if (format.kind === "text") return [await readPrintedLines(linesOf(textsOf(peeked.chunks)), reading)];
  return splitRuns(await readCsv(peeked.chunks, peeked.head, reading));
}

/** @throws AnnealError when there is no record in them. */
async function eventsOf(file: EventFile, reading: Reading): Promise<LogTable> {
  const table = await readEvents([file], reading);
  if (table.rows > 0) return table;
  throw noEvents(reading.name);
}

/** That no record is whole. */
export const noEvents = (name: string): AnnealError =>
  new AnnealError([
    problem("type", name, "an event file of TensorBoard", undefined, {
      note: "no record with a right checksum",
    }),
  ]);

/** Bytes as they come, counted, until a signal stops them. */
export async function* watched(
  chunks: AsyncIterable<Uint8Array>,
  { progress, signal }: ReadOptions,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    bytes += chunk.length;
    progress?.(bytes);
    yield chunk;
  }
}
