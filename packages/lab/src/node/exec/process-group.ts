import { type ChildProcess, spawn } from "node:child_process";

/** A command and every process that it started. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Ends when all its output was read, or shortly after the command itself ended while others hold its output open. */
  readonly ended: Promise<Exit>;
  /** Asks all of them to end, and makes them after a while. */
  readonly end: () => void;
  /** Ends all of them at once. */
  readonly kill: () => void;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The command could not even be started. */
  readonly error?: Error;
}

export interface GroupOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
}

const windows: boolean = process.platform === "win32";

/** Milliseconds that processes may take to end when they are asked to. */
const grace = 2000;

/** Milliseconds that processes which outlive the command may hold its output open. */
const lingering = 500;

/** Runs a command line in the shell, in a process group of its own, so that all it starts can be ended with it. */
export function startGroup(command: string, { env, cwd }: GroupOptions): ProcessGroup {
  const child = spawn(command, {
    shell: true,
    detached: !windows,
    env,
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const timers = new Set<NodeJS.Timeout>();
  const later = (work: () => void, after: number): void => void timers.add(setTimeout(work, after));
  const kill = (): void => signalAll(child, "SIGKILL");
  const ended = new Promise<Exit>((resolve) => {
    const finish = (exit: Exit): void => {
      for (const timer of timers) clearTimeout(timer);
      kill();
      resolve(exit);
    };
    child.once("error", (error) => finish({ code: null, signal: null, error }));
    child.once("close", (code, signal) => finish({ code, signal }));
    child.once("exit", (code, signal) => {
      later(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        finish({ code, signal });
      }, lingering);
    });
  });
  const end = (): void => {
    signalAll(child, "SIGTERM");
    later(kill, grace);
  };
  return { child, ended, end, kill };
}

function signalAll({ pid }: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return;
  try {
    if (windows)
      spawn("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" }).on("error", () => {});
    else process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
