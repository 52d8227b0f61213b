/** One quantity of a log, as it was logged. */
export interface LogColumn {
  readonly name: string;
  /** May hold NaN and infinities, where the log does. What was missing is not there. */
  readonly values: Float64Array;
  /** The row of the table that each value stands in, ascending; left out where value i stands in row i. */
  readonly rows?: Uint32Array;
  /** The step of each value, where the format itself says it. */
  readonly steps?: Float64Array;
  /** When each value was logged, in seconds since 1970, where the format itself says it. */
  readonly times?: Float64Array;
}

/** The log of one run. */
export interface LogTable {
  /** What the run is called, or the file. */
  readonly name: string;
  /** What was read, in words: `W&B history, JSON`. */
  readonly format: string;
  readonly rows: number;
  readonly columns: readonly LogColumn[];
  /** Names of columns that were not kept, because nobody asked for them. */
  readonly others?: readonly string[];
  /** What was seen, assumed or found torn: a sentence each. */
  readonly says: readonly string[];
  /** Where one JSON value that should have gone on breaks off; left out where the file is whole. */
  readonly torn?: Torn;
  /** The same in runs of one file that differ in their seed alone. */
  readonly group?: string;
  /** What the trainer was told, where the log has it. */
  readonly config?: { readonly [name: string]: unknown };
}

/** The place where a file breaks off. What stands before it was read. */
export interface Torn {
  /** Counted from 1. */
  readonly line: number;
  /** What it ends inside; `nothing` where something stands there that is no JSON. */
  readonly inside: "string" | "number" | "list or object" | "nothing";
}

/** A file that a log is read from. */
export interface LogFile {
  /** Its name, with folders where it has them: it is shown, and tells formats and runs apart. */
  readonly name: string;
  readonly data: LogData;
}

/** What a file holds: all of it, or piece by piece. `Blob.stream()` and `createReadStream` fit. */
export type LogData =
  | string
  | Uint8Array
  | AsyncIterable<Uint8Array | string>
  | { readonly getReader: () => ChunkReader };

/** The part of the reader of a web stream that is used here. */
export interface ChunkReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | string | undefined }>;
  cancel(): Promise<void>;
}
