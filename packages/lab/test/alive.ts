import { execFileSync } from "node:child_process";

/** Whether a process runs. One that has ended, and waits for someone to ask how, is still listed, but does not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" })[0] !== "Z";
  } catch {
    return false;
  }
}
