/** What files that are neither logs nor texts begin with. */
const marks: readonly (readonly [bytes: string, what: string])[] = [
  ["\x89PNG", "a picture (PNG)"],
  ["\xff\xd8\xff", "a picture (JPEG)"],
  ["GIF8", "a picture (GIF)"],
  ["%PDF", "a PDF"],
  ["PK\x03\x04", "a zip archive (of a checkpoint by PyTorch, or .xlsx): unpack it, or export it as CSV"],
  ["\x1f\x8b", "a file compressed by gzip: unpack it"],
  ["PAR1", "a Parquet file: write it as CSV, as with pandas.read_parquet(file).to_csv()"],
  ["ARROW1", "an Arrow file: write it as CSV"],
  ["\x28\xb5\x2f\xfd", "a file compressed by zstd: unpack it with zstd -d"],
  ["BZh", "a file compressed by bzip2: unpack it with bunzip2"],
  ["\xfd7zXZ", "a file compressed by xz: unpack it with unxz"],
  ["7z\xbc\xaf", "an archive by 7-Zip: unpack it"],
  ["SQLite format 3", "an SQLite database: export the table as CSV"],
  ["\x89HDF", "an HDF5 file: export the history as JSON or CSV"],
  ["\x80\x02", "a pickle by Python: write the log as JSON or CSV"],
  ["\x80\x03", "a pickle by Python: write the log as JSON or CSV"],
  ["\x80\x04", "a pickle by Python: write the log as JSON or CSV"],
  ["\x80\x05", "a pickle by Python: write the log as JSON or CSV"],
  ["\x7fELF", "a program"],
  [":W&B", "a .wandb file: export the run's history as CSV or JSON"],
];

/** What a file is by its first bytes, in words, where it is of a known kind that is no text. */
export function markedAs(head: Uint8Array): string | undefined {
  const latin = latinOf(head, 16);
  const known = marks.find(([bytes]) => latin.startsWith(bytes))?.[1];
  return known ?? (latinOf(head.subarray(257), 5) === "ustar" ? "a tar archive: unpack it" : undefined);
}

const latinOf = (bytes: Uint8Array, size: number): string => String.fromCharCode(...bytes.subarray(0, size));
