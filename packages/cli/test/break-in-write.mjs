// Loaded before the command (node --import): it breaks off in the middle of a write, after a number of bytes that it was
// told, however fast or busy the machine is.
//   BREAK_AFTER=5000               kill -9
//   BREAK_AFTER=5000 BREAK_FILE=x  writes the file x and stands still until that is gone
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { writeSync } = fs;
const { BREAK_AFTER, BREAK_FILE } = process.env;
let left = Number(BREAK_AFTER);

/** @param {string} file */
function standStill(file) {
  fs.writeFileSync(file, "");
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  while (fs.existsSync(file)) Atomics.wait(nothing, 0, 0, 10);
}

/**
 * @param {number} file
 * @param {Uint8Array} bytes
 * @param {number} [from]
 * @param {number} [length]
 * @param {number | null} [position]
 */
function write(file, bytes, from = 0, length = bytes.length - from, position = null) {
  const whole = left > length || left <= 0;
  const written = writeSync(file, bytes, from, whole ? length : left, position);
  left -= written;
  if (left === 0 && BREAK_FILE === undefined) process.kill(process.pid, "SIGKILL");
  if (left === 0 && BREAK_FILE !== undefined) standStill(BREAK_FILE);
  return written;
}

fs.writeSync = /** @type {typeof fs.writeSync} */ (write);
syncBuiltinESMExports();
