import type { Plan } from "anneal";
import type { Reading } from "../../runners/runner.ts";
import type { RunEvent, UpdateRecord } from "../../trainer/index.ts";
import { createEventRecords, type Scalar } from "./tensorboard.ts";

/** Writes down what happens in a run, in both logs. */
export interface Recorder {
  readonly update: (record: UpdateRecord) => void;
  readonly reading: (set: "valid" | "test", reading: Reading) => void;
  readonly event: (event: RunEvent) => void;
}

export interface RecorderOptions {
  readonly plan: Plan;
  /** Whether adam's betas are scheduled, not momentum. */
  readonly betas: boolean;
  readonly addLine: (line: string) => void;
  readonly addRecord: (record: Uint8Array) => void;
  /** Whether updates have several micro-batches: the gradient noise scale is then a column. */
  readonly accumulates: boolean;
  /** Whether the event file is empty: it then gets its first record. */
  readonly empty: boolean;
  /** Seconds since 1970, for TensorBoard. */
  readonly clock: () => number;
}

/** One column of the log: its name, also as JSON, and its value. */
interface Column {
  readonly name: string;
  readonly key: string;
  readonly of: (record: UpdateRecord) => number;
}

/**
 * A recorder. Names are the same in both logs; the columns are the LR of each group, the loss, the norm of the gradient
 * and whatever else the plan schedules.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { addLine, addRecord, clock } = options;
  const records = createEventRecords();
  const columns = columnsOf(options);
  const scalars: (readonly [string, number])[] = [];
  if (options.empty) addRecord(records.version(clock()));
  return {
    update: (record) => {
      const { step } = record;
      let line = `{"step":${step}`;
      scalars.length = 0;
      for (const { name, key, of } of columns) {
        const value = of(record);
        line += `,${key}:${json(value)}`;
        scalars.push([name, value]);
      }
      addLine(`${line}}\n`);
      addRecord(records.scalars(step, clock(), scalars));
    },
    reading: (set, { step, loss, accuracy }) => {
      const found: Scalar[] = [[`${set}_loss`, loss]];
      if (accuracy !== undefined) found.push([`${set}_accuracy`, accuracy]);
      const fields = found.map(([name, value]) => `"${name}":${json(value)}`);
      addLine(`{"step":${step},${fields.join(",")}}\n`);
      addRecord(records.scalars(step, clock(), found));
    },
    event: ({ step, kind, says }) => {
      addLine(`${JSON.stringify({ step, event: kind, ...(says !== "" && { says }) })}\n`);
      addRecord(records.text(step, clock(), ["event", says === "" ? kind : `${kind}: ${says}`]));
    },
  };
}

function columnsOf({ plan, betas, accumulates }: RecorderOptions): readonly Column[] {
  const { groups, base } = plan;
  const planned = groups[base];
  const decays = groups.some(({ weightDecay }) => weightDecay !== undefined);
  const column = (name: string, of: Column["of"]): Column => ({ name, key: JSON.stringify(name), of });
  const others = groups.flatMap((group, i) =>
    i === base ? [] : [column(`lr/${nameOf(group.name, i, plan)}`, ({ rates }) => rates.lr[i])],
  );
  return [
    column("lr", ({ rates }) => rates.lr[base]),
    ...others,
    column("loss", ({ loss }) => loss),
    column("grad_norm", ({ gradientNorm }) => gradientNorm),
    ...(accumulates ? [column("noise_scale", ({ noiseScale }) => noiseScale)] : []),
    ...(plan.batchSize(0) === undefined ? [] : [column("batch_size", ({ batchSize }) => batchSize)]),
    ...(betas || !planned.momentum ? [] : [column("momentum", ({ rates }) => rates.momentum)]),
    ...(betas && planned.beta1 ? [column("beta1", ({ rates }) => rates.momentum)] : []),
    ...(betas && planned.beta2 ? [column("beta2", ({ rates }) => rates.beta2)] : []),
    ...(decays ? [column("weight_decay", ({ rates }) => rates.weightDecay[base])] : []),
  ];
}

/** A name that no other group has. */
const nameOf = (name: string, i: number, { groups }: Plan): string =>
  groups.some((other, j) => j !== i && other.name === name) ? `${name} ${i}` : name;

/** JSON has no NaN and no Infinity: a loss that is no number is null. */
const json = (value: number): string => (Number.isFinite(value) ? String(value) : "null");
