import type { Builder } from "../../table/builder.ts";
import { createPlainNumber, found } from "./plain-number.ts";

/** What stopped a scan. */
export interface Scanned {
  /** Where the first line begins that was not read. */
  readonly at: number;
  /** Lines that were read. */
  readonly lines: number;
}

export interface ScanOptions {
  readonly separator: number;
  /** The builder's column for each cell of a line; below 0 for those that are not kept. */
  readonly places: readonly number[];
  readonly builder: Builder;
}

const [newline, carriage] = [10, 13];

/**
 * Makes a function that reads lines of plain numbers from bytes, as most lines of most tables are, without making texts
 * of them. It stops at a line with anything else in it, and at one that has no end yet.
 */
export function createScan({
  separator,
  places,
  builder,
}: ScanOptions): (bytes: Uint8Array, from: number) => Scanned {
  const number = createPlainNumber();
  const cells = places.length;
  /** Reads a line into the row that is being gathered; gives where the next one begins, or -1. */
  const readLine = (bytes: Uint8Array, from: number): number => {
    let at = from;
    for (let cell = 0; cell < cells; cell++) {
      at = number.read(bytes, at);
      const kind = number.kind();
      let byte = bytes[at];
      if (byte === carriage) byte = bytes[++at];
      if (kind === found.odd || (byte !== separator && byte !== newline)) return -1;
      if (kind === found.number && places[cell] >= 0) builder.set(places[cell], number.value());
      at++;
      if (byte === newline) return kind === found.blank && cell === 0 ? -1 : at;
    }
    return -1;
  };
  return (bytes, from) => {
    let at = from;
    for (let lines = 0; ; lines++) {
      const next = readLine(bytes, at);
      if (next < 0) return { at, lines };
      builder.next();
      at = next;
    }
  };
}
