import { looksPrinted } from "../readers/text/read-text.ts";
import { encodingOf } from "./texts.ts";

/** What a file is, by its first bytes: a log in a format that is read here, or something else, in words. */
export type Format =
  | { readonly kind: "events" | "json" | "json lines" | "table" | "text" }
  | { readonly kind: "other"; readonly what: string };

/** What files of other kinds begin with. */
const marks: readonly (readonly [bytes: string, what: string])[] = [
  ["\x89PNG", "a picture (PNG)"],
  ["\xff\xd8\xff", "a picture (JPEG)"],
  ["GIF8", "a picture (GIF)"],
  ["%PDF", "a PDF"],
  ["PK\x03\x04", "a zip archive (of a checkpoint by PyTorch, or .xlsx): unpack it, or export a log"],
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

/** The format of a file. */
export function formatOf(head: Uint8Array, name: string): Format {
  if (head.length === 0) return { kind: "other", what: "an empty file" };
  const latin = latinOf(head, 16);
  const mark = marks.find(([bytes]) => latin.startsWith(bytes));
  if (mark !== undefined) return { kind: "other", what: mark[1] };
  if (isTar(head)) return { kind: "other", what: "a tar archive: unpack it" };
  if (looksLikeRecords(head) || isEventFile(name)) return { kind: "events" };
  const text = new TextDecoder(encodingOf(head)).decode(head);
  if (text.trim() === "") return { kind: "other", what: "an empty file" };
  if (isBinary(text)) return { kind: "other", what: "bytes that are no text" };
  return { kind: textFormat(text) };
}

/** Whether a file is an event file by its name. */
export const isEventFile = (name: string): boolean => /\btfevents\b[^/]*$/.test(name);

const latinOf = (bytes: Uint8Array, size: number): string => String.fromCharCode(...bytes.subarray(0, size));

const isTar = (head: Uint8Array): boolean => latinOf(head.subarray(257), 5) === "ustar";

/** A TFRecord begins with the length of its first message, in 8 bytes: an event file's is short. */
function looksLikeRecords(head: Uint8Array): boolean {
  if (head.length < 21) return false;
  const view = new DataView(head.buffer, head.byteOffset);
  return view.getUint32(0, true) < 1 << 16 && view.getUint32(4, true) === 0 && head[12] === 9;
}

/** More than a twentieth of what no text has: control characters, and bytes that are no UTF-8. */
function isBinary(text: string): boolean {
  const some = Array.from(text.slice(0, 4096), (letter) => letter.charCodeAt(0));
  const odd = some.filter((code) => code === 0xfffd || code < 9 || (code > 13 && code < 32 && code !== 27));
  return odd.length > some.length / 20;
}

function textFormat(text: string): "json" | "json lines" | "table" | "text" {
  const start = text.trimStart().replace(/^\ufeff/, "");
  const [line, ...rest] = start.split(/\r\n|\n|\r/);
  if (/^\{\s*["}]/.test(start)) {
    const isWhole = /\}\s*$/.test(line);
    const holdsAll =
      /"(log_history|history)"\s*:/.test(line.slice(0, 2000)) || rest.every((each) => each.trim() === "");
    return isWhole && !(holdsAll && /:\s*[[{]/.test(line)) ? "json lines" : "json";
  }
  if (/^\[\s*([[{\]]|$)/.test(start)) return "json";
  return looksPrinted(text) ? "text" : "table";
}
