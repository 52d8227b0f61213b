import { textOf } from "@anneal/logs";
import { askWorker } from "./ask-worker.ts";
import { kindOf, type OwnData, specOf } from "./own-data.ts";
import type { RaceStore } from "./store.ts";

/** Reads a file of the user's in a worker, and races on it from then on. */
export async function readOwn(store: RaceStore, file: File): Promise<void> {
  const read = textOf(new Uint8Array(await file.arrayBuffer()));
  const text = "text" in read ? read.text : "";
  const kind = kindOf(file.name, text);
  const { value: old } = store.own;
  const number = (old?.number ?? 0) + 1;
  const own = { name: file.name, kind, text, number, target: "" };
  if ("what" in read) {
    const problem = `${file.name}: expected a table or a text, received ${read.what}`;
    // What was there before and can be raced on stays.
    if (old?.facts !== undefined) {
      store.own.value = { ...old, problem };
      return;
    }
    store.own.value = { ...own, isReading: false, problem };
    store.setup.value = { ...store.setup.value, task: "own", batch: "" };
    return;
  }
  store.own.value = { ...own, isReading: true };
  store.setup.value = { ...store.setup.value, task: "own", batch: "" };
  await look(store);
}

/** Takes another column for what is to be predicted. */
export async function chooseTarget(store: RaceStore, target: string): Promise<void> {
  const { value: own } = store.own;
  if (own === undefined) return;
  const { facts: _, problem: __, ...rest } = own;
  store.own.value = { ...rest, target, isReading: true };
  await look(store);
}

async function look(store: RaceStore): Promise<void> {
  const asked = store.own.value as OwnData;
  const said = await askWorker({ task: specOf(asked) });
  // Another file or column may have been chosen meanwhile.
  if (store.own.value !== asked) return;
  const { task, columns, target = "", problem } = said;
  store.own.value = {
    ...asked,
    isReading: false,
    target: asked.target || target,
    ...(columns && { columns }),
    ...(task && { facts: task }),
    ...(problem !== undefined && { problem }),
  };
}
