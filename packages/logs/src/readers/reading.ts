/** What a reader is told beside the data. */
export interface Reading {
  /** The name of the file. */
  readonly name: string;
  /** Which columns are kept. */
  readonly wanted: (name: string) => boolean;
}
