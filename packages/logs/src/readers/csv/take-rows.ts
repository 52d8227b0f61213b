import { type Builder, createBuilder } from "../../table/builder.ts";
import { numberOf } from "../../table/number-of.ts";
import type { LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { type CellFault, faultSentences } from "./faults.ts";
import { headerOf } from "./header.ts";
import { type Separator, separators } from "./separator.ts";

/** Takes the rows of a table of text, the first of which has names. */
export interface RowTaker {
  /** Takes a row. `open`: the file ended without the end of its line. */
  readonly row: (cells: readonly string[], open?: boolean) => void;
  /** Tells that so many lines were read past it. */
  readonly passed: (lines: number) => void;
  /** The columns of the cells, once the names are known. */
  readonly places: () => readonly number[] | undefined;
  readonly builder: Builder;
  /** Tells that the file ends inside of quotes. */
  readonly torn: () => void;
  readonly table: () => LogTable;
}

/** Makes a taker. */
export function createRowTaker(separator: Separator, { name, wanted }: Reading): RowTaker {
  const builder = createBuilder(wanted);
  const says: string[] = [];
  const fault = { longer: 0, again: 0, firstLonger: 0 };
  let first: readonly string[] = [];
  let places: readonly number[] | undefined;
  let faults: readonly CellFault[] = [];
  let seen = 0;

  const begin = (cells: readonly string[]): readonly number[] => {
    const { names, data } = headerOf(cells, says);
    first = data ? [] : cells;
    faults = names.map((each) => ({ name: each, count: 0, first: undefined }));
    return names.map((each) => builder.column(each));
  };
  const isFirst = (cells: readonly string[]): boolean =>
    cells.length === first.length && cells.every((cell, i) => cell === first[i]);
  const take = (cells: readonly string[], into: readonly number[]): void => {
    for (let i = 0; i < cells.length && i < into.length; i++) {
      if (into[i] < 0) continue;
      const value = numberOf(cells[i], separator === ";");
      if (value === undefined) continue;
      if (value === null) {
        const of = faults[i];
        of.count++;
        of.first ??= { cell: cells[i], row: seen };
      } else builder.set(into[i], value);
    }
    if (cells.length > into.length) {
      fault.longer++;
      fault.firstLonger ||= seen;
    }
    builder.next();
  };
  return {
    row: (cells, open) => {
      seen++;
      if (open && cells.length < (places?.length ?? 0)) {
        says.push(`the file ends within row ${seen}, which is left out`);
        return;
      }
      if (cells.length === 1 && cells[0].trim() === "") return;
      if (places === undefined) {
        if (isComment(cells)) return;
        places = begin(withoutMark(cells));
        if (first.length > 0) return;
      }
      if (isFirst(cells)) fault.again++;
      else take(cells, places);
    },
    passed: (lines) => {
      seen += lines;
    },
    places: () => places,
    builder,
    torn: () => {
      says.push(`the file ends inside of quotes that begin after row ${seen}; what follows is left out`);
    },
    table: () => {
      const columns = builder.columns();
      return {
        name,
        format: `table of text, cells between ${separators[separator]}`,
        rows: builder.rows(),
        columns,
        others: builder.others(),
        says: [...says, ...rowFaults(fault), ...faultSentences(faults, columns)],
      };
    },
  };
}

/** Lines before the names that tell about the file: `# made by ...`, `#{"t_start": 0}`. */
const isComment = ([first, ...more]: readonly string[]): boolean =>
  /^\s*#/.test(first) && (more.length === 0 || /^\s*#\s*\{/.test(first));

/** Names behind a `#`, as numpy writes them. */
function withoutMark([first, ...more]: readonly string[]): readonly string[] {
  if (first.trim() === "#") return more;
  return [first.replace(/^\s*#\s*/, ""), ...more];
}

function rowFaults({
  longer,
  again,
  firstLonger,
}: {
  readonly longer: number;
  readonly again: number;
  readonly firstLonger: number;
}): readonly string[] {
  const one = longer === 1;
  return [
    ...(longer === 0
      ? []
      : [
          `${one ? "1 row has" : `${longer} rows have`} more cells than the first, row ${firstLonger}${one ? "" : " before others"}; those cells are left out`,
        ]),
    ...(again === 0
      ? []
      : [`the names of the columns stand there again ${again === 1 ? "once" : `${again} times`}`]),
  ];
}
