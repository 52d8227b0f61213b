import { spawnSync } from "node:child_process";
import { compile, warmupCosine } from "anneal";
import { parameter, tensor } from "deepbox/ndarray";
import { CosineAnnealingLR, SGD } from "deepbox/optim";
import { compared, limited, race } from "./measure.mjs";

const steps = 10_000;
const sweeps = 100;
const calls = sweeps * steps;

/** One call of `at`, against the bare expression in the same loop and against two schedulers that people use. */
export function atRows() {
  const { at } = compile(warmupCosine({ peak: 3e-4, warmup: "5%", floor: 3e-5 }), { steps });
  const scheduler = new CosineAnnealingLR(new SGD([parameter(tensor([0]))], { lr: 3e-4 }), { tMax: steps });
  const [ours, bare, deepbox] = race([
    () => sweep(at),
    sweepBare,
    () => {
      for (let i = 0; i < steps; i++) scheduler.step();
    },
  ]);
  const value = ours / calls;
  const rows = [
    compared("at/bare", { value, baseline: bare / calls, unit: "ns", most: 3 }),
    compared("at/deepbox", { value, baseline: deepbox / steps, unit: "ns", faster: 4 }),
  ];
  const torch = torchStep();
  if (torch !== undefined)
    rows.push(compared("at/torch", { value, baseline: torch, unit: "ns", faster: 100 }));
  return [...rows, limited("at/allocated", { value: allocated(at), unit: "B per call", most: 0.01 })];
}

/** @param {(step: number) => number} at */
function sweep(at) {
  let sum = 0;
  for (let again = 0; again < sweeps; again++) for (let i = 0; i < steps; i++) sum += at(i);
  return sum;
}

function sweepBare() {
  let sum = 0;
  const scale = Math.PI / steps;
  for (let again = 0; again < sweeps; again++) {
    for (let i = 0; i < steps; i++) sum += 0.5 * (1 + Math.cos(i * scale));
  }
  return sum;
}

/**
 * Bytes of heap that a call takes, from ten million calls.
 *
 * @param {(step: number) => number} at
 */
function allocated(at) {
  const before = process.memoryUsage().heapUsed;
  for (let again = 0; again < 10; again++) sweep(at);
  return Math.max(0, process.memoryUsage().heapUsed - before) / (10 * calls);
}

/** Nanoseconds of torch's `scheduler.step()`, where /usr/bin/python3 has torch. */
function torchStep() {
  const program = `
import time, torch, warnings
warnings.filterwarnings("ignore")
opt = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=3e-4)
sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=10000)
best = float("inf")
for _ in range(10):
    start = time.perf_counter()
    for _ in range(2000):
        sched.step()
    best = min(best, time.perf_counter() - start)
print(best / 2000 * 1e9)
`;
  const { status, stdout } = spawnSync("/usr/bin/python3", ["-c", program], { encoding: "utf8" });
  if (status === 0) return Number(stdout);
  console.error("at/torch left out: /usr/bin/python3 has no torch");
  return undefined;
}
