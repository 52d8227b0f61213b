import { createGrowing, type Growing } from "./growing.ts";
import type { LogColumn } from "./table.ts";

/** Gathers rows of numbers into columns. Columns appear when their first value does; a missing value costs nothing. */
export interface Builder {
  /** The number of a column, made where it is new. */
  readonly column: (name: string) => number;
  /** Sets a value of the row that is being gathered; a second one for the same column replaces the first. */
  readonly set: (column: number, value: number) => void;
  /** Ends the row. */
  readonly next: () => void;
  readonly rows: () => number;
  /** The columns that have a value in the rows that were ended. */
  readonly columns: () => readonly LogColumn[];
  /** Names of the columns that are not kept. */
  readonly others: () => readonly string[];
}

interface Gathered {
  readonly name: string;
  readonly values: Growing;
  /** Made when a row without a value is found. */
  rows: Growing | undefined;
}

/** Makes a builder. `wanted` says which columns are kept; left out, all are. */
export function createBuilder(wanted: (name: string) => boolean = () => true): Builder {
  const places = new Map<string, number>();
  const gathered: Gathered[] = [];
  let row = 0;

  const column = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    const place = wanted(name) ? gathered.push({ name, values: createGrowing(), rows: undefined }) - 1 : -1;
    places.set(name, place);
    return place;
  };
  const set = (place: number, value: number): void => {
    if (place < 0) return;
    const into = gathered[place];
    const { values } = into;
    const size = values.size();
    if (into.rows === undefined) {
      if (size === row) return values.push(value);
      if (size === row + 1) return values.set(row, value);
      into.rows = createGrowing();
      for (let i = 0; i < size; i++) into.rows.push(i);
    }
    if (size > 0 && into.rows.at(size - 1) === row) return values.set(size - 1, value);
    values.push(value);
    into.rows.push(row);
  };
  return {
    column,
    set,
    next: () => {
      row++;
    },
    rows: () => row,
    others: () => [...places].flatMap(([name, place]) => (place < 0 ? [name] : [])),
    columns: () => {
      for (const { values, rows } of gathered) {
        const size = values.size();
        if (rows === undefined) values.cut(row);
        else if (size > 0 && rows.at(size - 1) === row) {
          values.cut(size - 1);
          rows.cut(size - 1);
        }
      }
      return gathered
        .filter(({ values }) => values.size() > 0)
        .map(({ name, values, rows }) => ({
          name,
          values: values.view(),
          ...(rows !== undefined && { rows: Uint32Array.from(rows.view()) }),
        }));
    },
  };
}
