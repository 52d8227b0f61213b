import { holdsKeptRuns } from "../readers/json/read-kept-runs.ts";
import { looksPrinted } from "../readers/text/read-text.ts";
import { markedAs } from "./marked-as.ts";
import { encodingOf } from "./texts.ts";

/** What a file is, by its first bytes: a log in a format that is read here, or something else, in words. */
export type Format =
  | { readonly kind: "events" | "json" | "json lines" | "kept runs" | "table" | "text" }
  | { readonly kind: "other"; readonly what: string };

/** The format of a file. */
export function formatOf(head: Uint8Array, name: string): Format {
  if (head.length === 0) return { kind: "other", what: "an empty file" };
  const what = markedAs(head);
  if (what !== undefined) return { kind: "other", what };
  if (looksLikeRecords(head) || isEventFile(name)) return { kind: "events" };
  const text = new TextDecoder(encodingOf(head)).decode(head);
  if (text.trim() === "") return { kind: "other", what: "an empty file" };
  if (isBinary(text)) return { kind: "other", what: "bytes that are no text" };
  return { kind: textFormat(text) };
}

/** Whether a file is an event file by its name. */
export const isEventFile = (name: string): boolean => /\btfevents\b[^/]*$/.test(name);

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

function textFormat(text: string): "json" | "json lines" | "kept runs" | "table" | "text" {
  if (holdsKeptRuns(text)) return "kept runs";
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
