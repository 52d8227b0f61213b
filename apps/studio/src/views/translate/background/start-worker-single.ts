import { ownScriptWorker } from "../../../worker/own-script.ts";

/** In the page of one file. */
export const startWorker = (): Worker => ownScriptWorker("translate");
