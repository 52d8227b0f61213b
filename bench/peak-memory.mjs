import { createReadStream } from "node:fs";
import { readLog, toRunLog } from "@anneal/logs";

/** Reads a log and prints the most memory that this process had, in MB. */
const [, , path] = process.argv;
const [table] = await readLog({ name: path, data: createReadStream(path, { highWaterMark: 1 << 20 }) });
const { log } = toRunLog(table);
if (log.loss === undefined) throw new Error("no loss was read");
console.log(process.resourceUsage().maxRSS / 1000);
