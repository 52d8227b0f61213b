import { csvTask } from "../src/tasks/csv/csv-task.ts";
import type { CsvSpec, Dataset, Task } from "../src/tasks/task.ts";

/** 0 to n - 1. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
/** All rows of a data set in one batch. */
export const everything = (data: Dataset) => data.batch(upTo(data.rows));
export const fact = (task: Task, name: string): string | undefined =>
  task.facts.find((each) => each.name === name)?.value;

const towns = ["Rome", "Oslo", "Lima"];

/** 100 people; every cell can be told otherwise. */
export const people = (
  cells: (row: number) => { age?: string; town?: string; pay?: string; fits?: string } = () => ({}),
) =>
  [
    "age,town,pay,fits",
    ...upTo(100).map((row) => {
      const {
        age = `${20 + (row % 50)}`,
        town = towns[row % 3],
        pay = `${1000 + 37 * row}`,
        fits = row % 4 ? "yes" : "no",
      } = cells(row);
      return [age, town, pay, fits].join(",");
    }),
  ].join("\n");

/** The task of such a table; what fits is predicted unless the spec says otherwise. */
export const make = (text: string, spec: Partial<CsvSpec> = {}): Task =>
  csvTask({ kind: "csv", path: "data/people.csv", target: "fits", text, ...spec });
