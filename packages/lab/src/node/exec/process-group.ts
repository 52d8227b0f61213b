import { type ChildProcess, spawn } from "node:child_process";

/** A command and every process that it started. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Ends when the command has ended, with all that it started, and its output was read. */
  readonly ended: Promise<Exit>;
  /** Asks all of them to end, and makes them after a while. */
  readonly end: () => void;
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

/** Milliseconds that a process which left the group may hold its output open. */
const lingering = 500;

/**
 * Beside the command waits a shell on a line that this process holds: when this process is gone, even by `kill -9`, the
 * line is cut, and the whole group ends.
 */
const guarded = '(read line <&3; kill -9 0) >/dev/null 2>&1 & exec 3<&-; exec /bin/sh -c "$1"';

/** Runs a command line in the shell, in a process group of its own, so that all it starts can be ended with it. */
export function startGroup(command: string, options: GroupOptions): ProcessGroup {
  const child = windows ? startOnWindows(command, options) : startGuarded(command, options);
  const timers = new Set<NodeJS.Timeout>();
  const later = (work: () => void, after: number): void => void timers.add(setTimeout(work, after));
  const kill = (): void => signalAll(child, "SIGKILL");
  const ended = new Promise<Exit>((resolve) => {
    const finish = (exit: Exit): void => {
      for (const timer of timers) clearTimeout(timer);
      resolve(exit);
    };
    child.once("error", (error) => finish({ code: null, signal: null, error }));
    child.once("close", (code, signal) => finish({ code, signal }));
    child.once("exit", (code, signal) => {
      kill();
      for (const stream of child.stdio.slice(3)) stream?.destroy();
      // On a busy machine the time can be up before what was written is read: that comes first.
      const giveUp = (): void => {
        for (const stream of child.stdio) stream?.destroy();
        finish({ code, signal });
      };
      later(() => setImmediate(giveUp), lingering);
    });
  });
  const end = (): void => {
    signalAll(child, "SIGTERM");
    later(kill, grace);
  };
  return { child, ended, end };
}

const startGuarded = (command: string, { env, cwd }: GroupOptions): ChildProcess =>
  spawn("/bin/sh", ["-c", guarded, "sh", command], {
    detached: true,
    env,
    cwd,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });

const startOnWindows = (command: string, { env, cwd }: GroupOptions): ChildProcess =>
  spawn(command, { shell: true, env, cwd, stdio: ["ignore", "pipe", "pipe"] });

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
