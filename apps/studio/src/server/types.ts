/** What a file of the served folder is: `source` is a script or config of a trainer. */
export type FolderFileKind = "spec" | "workspace" | "log" | "source";

/** A file of the served folder, as the server lists it. Its path may hold anything: it is only ever shown as text. */
export interface FolderFile {
  readonly path: string;
  readonly kind: FolderFileKind;
  readonly size: number;
  /** When it was written last, in milliseconds since 1970. */
  readonly changed: number;
  /** The folder that is the run of an event file. */
  readonly run?: string;
}

/** What the server tells: everything at first and after each reconnection, then what is different. */
export interface Told {
  readonly files: readonly FolderFile[];
  readonly gone: readonly string[];
}

/** The first of them says what the folder is called, too. */
export interface ToldAll extends Told {
  readonly name: string;
  readonly write: boolean;
}
