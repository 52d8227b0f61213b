import { ownScriptWorker } from "../../worker/own-script.ts";

/** In the page of one file. */
export const makeWorker = (): Worker => ownScriptWorker("logs");
