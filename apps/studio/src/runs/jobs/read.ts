import {
  type Choices,
  columnsFor,
  factsInConfig,
  type LogTable,
  readLog,
  readLogs,
  toRunLog,
} from "@anneal/logs";
import { AnnealError, type Problem, problem } from "anneal";
import { diagnose } from "anneal/diagnose";
import type { LogSource, Reading, ReadTable } from "../types.ts";
import type { JobTools } from "./jobs.ts";
import { trimmed } from "./trimmed.ts";

export interface ReadRequest {
  readonly files: readonly LogSource[];
  readonly choices: Choices;
}

/** Reads the files of one source. What is wrong with them is an answer, not an error. */
export async function read({ files, choices }: ReadRequest, tools: JobTools): Promise<Reading> {
  let tables: readonly LogTable[];
  try {
    tables = await tablesOf(files, choices, tools);
  } catch (error) {
    return { trouble: { problems: problemsOf(error, files[0].name), columns: [] }, rows: 0 };
  }
  try {
    return { tables: tables.map((table) => examined(table, choices, files[0].updates)) };
  } catch (error) {
    const columns = [...new Set(tables.flatMap(namesIn))];
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return { trouble: { problems: problemsOf(error, files[0].name), columns }, rows };
  }
}

async function tablesOf(
  files: readonly LogSource[],
  choices: Choices,
  { progress, signal }: JobTools,
): Promise<readonly LogTable[]> {
  const opened = files.map(({ name, data }) => ({ name, data: data.stream() }));
  const size = files.reduce((sum, { data }) => sum + data.size, 0);
  const options = {
    columns: columnsFor(choices),
    progress: everySoOften(progress, size / 50),
    ...(signal && { signal }),
  };
  return opened.length === 1 ? await readLog(opened[0], options) : await readLogs(opened, options);
}

/** Tells of every so many bytes: a bar moves no finer. */
function everySoOften(progress: (bytes: number) => void, every: number): (bytes: number) => void {
  let told = 0;
  return (bytes) => {
    if (bytes - told < every && bytes >= told) return;
    told = bytes;
    progress(bytes);
  };
}

function examined(table: LogTable, choices: Choices, updates: number | undefined): ReadTable {
  const { log, says } = toRunLog(table, choices);
  const { stepsPerEpoch } = choices;
  const facts = {
    ...(table.config !== undefined && factsInConfig(table.config)),
    ...(updates !== undefined && { steps: updates }),
    ...(stepsPerEpoch !== undefined && { stepsPerEpoch }),
  };
  return {
    name: table.name,
    format: table.format,
    rows: table.rows,
    run: trimmed(log),
    said: says,
    facts,
    diagnosis: diagnose(log, facts),
    columns: namesIn(table),
    ...(table.torn !== undefined && { torn: table.torn }),
    ...(table.group !== undefined && { group: table.group }),
  };
}

const namesIn = ({ columns, others = [] }: LogTable): readonly string[] => [
  ...columns.map(({ name }) => name),
  ...others,
];

/** Mistakes as plain values, whatever was thrown: a worker can send them. */
function problemsOf(error: unknown, name: string): readonly Problem[] {
  if (error instanceof AnnealError) return error.problems;
  const note = error instanceof Error ? error.message : String(error);
  return [problem("type", name, "a file that can be read", undefined, { note })];
}
