import { createGrowing, type Growing } from "../../table/growing.ts";
import type { LogColumn, LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { createMaskedCrc } from "./crc32c.ts";
import { createEventReader } from "./event.ts";
import { readRecords } from "./records.ts";
import { createTags } from "./tags.ts";

/** An event file: what stands in it, piece by piece. */
export interface EventFile {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

interface Gathered {
  readonly name: string;
  readonly steps: Growing;
  readonly values: Growing;
  readonly times: Growing;
}

/**
 * Reads the event files of one run, in the order in which they were written: a run that was resumed has several. Each
 * tag becomes a column with steps and times of its own. Texts, pictures and histograms are passed over.
 */
export async function readEvents(files: readonly EventFile[], { name, wanted }: Reading): Promise<LogTable> {
  const gathered: Gathered[] = [];
  const others: string[] = [];
  const tags = createTags((tag) => {
    if (!wanted(tag)) others.push(tag);
    return wanted(tag)
      ? gathered.push({
          name: tag,
          steps: createGrowing(),
          values: createGrowing(),
          times: createGrowing(),
        }) - 1
      : -1;
  });
  const { event } = createEventReader(tags, (tag, value, step, time) => {
    const into = gathered[tag];
    into.steps.push(step);
    into.values.push(value);
    into.times.push(time);
  });
  const crc = createMaskedCrc();
  const says: string[] = [];
  let events = 0;
  for (const file of files) {
    let wrong = 0;
    const record = (bytes: Uint8Array, from: number, to: number): void => {
      if (!event(bytes, from, to)) wrong++;
    };
    const read = await readRecords(file.chunks, crc, { record });
    events += read.records - wrong;
    const place = files.length > 1 ? `${file.name}: ` : "";
    says.push(...read.says.map((sentence) => place + sentence));
    if (wrong > 0) {
      says.push(`${place}${wrong} records are no events and are left out`);
    }
  }
  return {
    name,
    format: formatWords(files.length),
    rows: events,
    columns: gathered.map(columnOf),
    others,
    says,
  };
}

const formatWords = (files: number): string =>
  files === 1 ? "event file of TensorBoard" : `${files} event files of TensorBoard`;

const columnOf = ({ name, steps, values, times }: Gathered): LogColumn => ({
  name,
  values: values.view(),
  steps: steps.view(),
  times: times.view(),
});
