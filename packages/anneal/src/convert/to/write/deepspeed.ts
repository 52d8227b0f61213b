import type { Write } from "../exported.ts";
import { jsonText } from "./config.ts";

/** The block `scheduler` of DeepSpeed's JSON. */
export const deepspeedJson: Write = ({ call: { name, kwargs = {} } }) => ({
  source: jsonText({ scheduler: { type: name, params: kwargs } }),
});
