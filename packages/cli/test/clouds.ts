import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a table of three clouds of points, a class each: always the same one. */
export function writeClouds(folder: string, rows = 300): string {
  let state = 7;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const around = (middle: number): string => (middle + 0.9 * (uniform() + uniform() - 1)).toFixed(4);
  const lines = Array.from({ length: rows }, (_, i) => {
    const angle = 2 * (i % 3);
    return `${around(Math.cos(angle))},${around(Math.sin(angle))},${["red", "green", "blue"][i % 3]}`;
  });
  const path = join(folder, "clouds.csv");
  writeFileSync(path, `${["x,y,colour", ...lines].join("\n")}\n`);
  return path;
}
