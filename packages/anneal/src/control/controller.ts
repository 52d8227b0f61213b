import { type Problem, problem, refuse } from "../errors/index.ts";
import { suggest } from "../schedules/index.ts";

/**
 * What reacts to a run: a pure reducer over readings, whose state is plain JSON and which only gives a factor on the LR.
 *
 *   LR of update k, group g = curve.at(k) * controller.factor(state, k, g)
 *
 * The schedule does not know of the controller, nor the controller of the schedule, and several controllers multiply.
 * The state is a value: keep it beside the checkpoint, give it back through {@link restore}, and the run goes on as if
 * it had never stopped. Nothing here reads a clock, draws a number or keeps anything between calls.
 *
 * @example
 * const curve = compile(cosine({ from: 0.1, to: 0, over: 100 }), { steps: 100 });
 * const onPlateau = plateau({ factor: 0.5, patience: 0 });
 * let state = onPlateau.start;
 * for (const loss of [2, 1, 1]) state = onPlateau.next(state, loss);
 * curve.at(50) * onPlateau.factor(state, 50); // 0.025
 */
export interface Controller<State, Reading> {
  /** The state before anything was read. */
  readonly start: State;
  /** The state after one more reading. Never changes the one it is given. */
  readonly next: (state: State, reading: Reading) => State;
  /** What the LR of update `step` is multiplied by, for one parameter group (0 if left out). */
  readonly factor: (state: State, step: number, group?: number) => number;
}

/** A controller that also says something to the loop around it: to go back, or to stop. */
export interface Advisor<State, Reading, Advice> extends Controller<State, Reading> {
  /** What it says after its last reading. */
  readonly advice: (state: State) => Advice;
}

/**
 * A saved state, checked to be one of this controller before it is used: every field that the state has at the start,
 * of the same type, for the same number of groups, and no other.
 *
 * @param saved what `JSON.parse` gave.
 * @throws AnnealError with every difference.
 * @example restore(plateau(), JSON.parse(JSON.stringify(plateau().start))).stale; // 0
 * @example restore(plateau(), { best: 1 }); // throws: state.stale: expected a number, received nothing
 */
export function restore<State>(controller: { readonly start: State }, saved: unknown): State {
  const problems: Problem[] = [];
  compare(controller.start, saved, "state", problems);
  refuse(problems);
  return saved as State;
}

/** Compares a saved value with the one that stands there at the start. */
function compare(start: unknown, saved: unknown, path: string, problems: Problem[]): void {
  const expected = formOf(start);
  if (!fits(start, saved)) {
    problems.push(problem(saved === undefined ? "missing" : "type", path, expected, saved));
  } else if (Array.isArray(start)) {
    start.forEach((each, i) => {
      compare(each, (saved as readonly unknown[])[i], `${path}[${i}]`, problems);
    });
  } else if (typeof start === "object" && start !== null) {
    const names = Object.keys(start);
    for (const name of Object.keys(saved as object)) {
      if (names.includes(name)) continue;
      const rule = `one of the fields ${names.join(", ")}`;
      problems.push(suggest(problem("unknown", `${path}.${name}`, rule, name, { words: names })));
    }
    for (const name of names) {
      const inside = Object.hasOwn(saved as object, name) ? (saved as Named)[name] : undefined;
      compare((start as Named)[name], inside, `${path}.${name}`, problems);
    }
  }
}

type Named = { readonly [name: string]: unknown };

function fits(start: unknown, saved: unknown): boolean {
  if (start === null) return saved === null || Number.isFinite(saved);
  if (typeof start === "number") return Number.isFinite(saved);
  if (Array.isArray(start))
    return Array.isArray(saved) && (start.length === 0 || saved.length === start.length);
  if (typeof start === "object") return typeof saved === "object" && saved !== null && !Array.isArray(saved);
  return typeof saved === typeof start;
}

function formOf(start: unknown): string {
  if (start === null) return "a number or null";
  if (Array.isArray(start)) return start.length === 0 ? "a list" : `a list of ${start.length}`;
  return typeof start === "object" ? "an object" : `a ${typeof start}`;
}
