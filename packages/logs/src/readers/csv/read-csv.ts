import { join } from "../../input/chunks.ts";
import { encodingOf, textsOf } from "../../input/texts.ts";
import type { LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { longestRow, rowsOf } from "./rows.ts";
import { createScan } from "./scan.ts";
import { cellsOf, separatorOf } from "./separator.ts";
import { createRowTaker, type RowTaker } from "./take-rows.ts";

const newline = 10;

/**
 * Reads a table of text: cells between commas, tabs, semicolons or bars, quoted or not, with names in its first row. A
 * file with semicolons has commas before its fractions, where it has commas.
 *
 * Lines of plain numbers are read from the bytes; others as texts; and from the first quote on, all of it.
 */
export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  head: Uint8Array,
  reading: Reading,
): Promise<LogTable> {
  const text = new TextDecoder(encodingOf(head)).decode(head);
  const separator = separatorOf(text);
  const taker = createRowTaker(separator, reading);
  const oldEnds = !text.includes("\n") && text.includes("\r");
  if (oldEnds || encodingOf(head) !== "utf-8") {
    await takeTexts(taker, textsOf(chunks), { separator, newline: oldEnds ? "\r" : "\n" });
    return taker.table();
  }
  const pieces = chunks[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  let rest = new Uint8Array(0);
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    const bytes = rest.length === 0 ? next.value : join([rest, next.value]);
    const { at, quoted } = takeLines(taker, bytes, { separator, decoder });
    if (quoted || bytes.length - at > longestRow) {
      await takeTexts(taker, textsOf(behind(bytes.subarray(at), pieces)), { separator, newline: "\n" });
      return taker.table();
    }
    rest = bytes.slice(at);
  }
  const last = decoder.decode(rest);
  if (separator !== " " && last.includes('"'))
    await takeTexts(taker, textsOf(behind(rest, pieces)), { separator, newline: "\n" });
  else if (last !== "") taker.row(cellsOf(last, separator), true);
  return taker.table();
}

interface Text {
  readonly separator: ReturnType<typeof separatorOf>;
  readonly decoder: InstanceType<typeof TextDecoder>;
}

/** Takes the lines that are whole, up to one with a quote in it; gives where it stopped. */
function takeLines(
  taker: RowTaker,
  bytes: Uint8Array,
  { separator, decoder }: Text,
): { readonly at: number; readonly quoted: boolean } {
  const { builder } = taker;
  let at = 0;
  let scan: ReturnType<typeof createScan> | undefined;
  for (;;) {
    const places = taker.places();
    if (places !== undefined && separator !== " ") {
      scan ??= createScan({ separator: separator.charCodeAt(0), places, builder });
      const scanned = scan(bytes, at);
      at = scanned.at;
      taker.passed(scanned.lines);
    }
    const end = bytes.indexOf(newline, at);
    if (end < 0) return { at, quoted: false };
    const line = decoder.decode(bytes.subarray(at, end));
    if (separator !== " " && line.includes('"')) return { at, quoted: true };
    taker.row(cellsOf(line, separator));
    at = end + 1;
  }
}

/** Takes rows from text, where cells may be quoted. */
async function takeTexts(
  taker: RowTaker,
  texts: AsyncIterable<string>,
  { separator, newline }: { readonly separator: Text["separator"]; readonly newline: "\n" | "\r" },
): Promise<void> {
  for await (const { rows, torn, open } of rowsOf(texts, separator, newline)) {
    for (const cells of rows) taker.row(cells, open);
    if (torn) taker.torn();
  }
}

async function* behind(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
