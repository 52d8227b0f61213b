import type { WorkerLike } from "@anneal/lab/browser";
import { ownScriptWorker } from "../worker/own-script.ts";

/** In the page of one file nothing is left to load. */
export const workerAddress = (): undefined => undefined;

/** A second copy of the engine would double the page of one file: its own script trains. */
export const spawnWorker = (): WorkerLike => ownScriptWorker("race");
