import { type ErrorCode, type Problem, problem } from "../errors/index.ts";
import {
  type AnyKind,
  type AnySpec,
  type Context,
  type Curve,
  finish,
  flat,
  type Item,
  type Written,
} from "../schedules/index.ts";
import { type Duration, type Horizon, resolveSteps } from "../units/index.ts";

/** One compilation of a well-formed spec. Mistakes are gathered; what is built beside one is never used. */
export class Building {
  readonly problems: Problem[] = [];
  readonly kinds: ReadonlyMap<string, AnyKind>;
  readonly horizon: Horizon;

  constructor(kinds: ReadonlyMap<string, AnyKind>, horizon: Horizon) {
    this.kinds = kinds;
    this.horizon = horizon;
  }

  build(spec: AnySpec, path: string, room: number): Curve {
    const kind = this.kinds.get(spec.kind) as AnyKind;
    const drawn = kind.compile(this.resolve(spec, kind, path, room), this.context(path, room));
    if (!(drawn?.span >= 0) || typeof drawn.at !== "function") {
      this.problems.push(problem("type", path, `kind "${spec.kind}" to compile to { span, at }`, drawn));
      return finish(flat(0, 0), spec.kind, path, 0);
    }
    return finish(drawn, spec.kind, path, this.horizon.steps);
  }

  /** The spec with lengths in steps and defaults filled in. */
  private resolve(spec: AnySpec, kind: AnyKind, path: string, room: number): AnySpec {
    const given = spec as unknown as { readonly [name: string]: unknown };
    const resolved: { [name: string]: unknown } = {};
    for (const name of Object.keys(kind.fields)) {
      const field = kind.fields[name];
      const value = given[name];
      resolved[name] = value === undefined ? field.default : this.resolveItem(value, field, `${path}.${name}`, room);
    }
    return resolved as unknown as AnySpec;
  }

  private resolveItem(value: unknown, item: Item, path: string, room: number): unknown {
    if (item.type === "duration") {
      const steps = resolveSteps(value as Duration, path, this.horizon, room);
      if (typeof steps === "number") return steps;
      this.problems.push(steps);
      return 1;
    }
    if (item.type === "list" && item.of.type !== "spec" && item.of.type !== "number") {
      return (value as readonly unknown[]).map((each, i) => this.resolveItem(each, item.of, `${path}[${i}]`, room));
    }
    if (item.type === "pair") {
      const [one, two] = value as readonly [unknown, unknown];
      return [
        this.resolveItem(one, item.of[0], `${path}[0]`, room),
        this.resolveItem(two, item.of[1], `${path}[1]`, room),
      ];
    }
    return value;
  }

  private context(path: string, room: number): Context {
    return {
      horizon: this.horizon,
      room,
      compile: (child, field, inner = room) => this.build(child, `${path}.${field}`, inner),
      find: (child, field, test) => this.find(child, field, test),
      fail: (code: ErrorCode, field, expected, received, more) => {
        this.problems.push(problem(code, `${path}.${field}`, expected, received, more));
      },
    };
  }

  private find(spec: AnySpec, path: string, test: (written: Duration) => boolean): Written | undefined {
    const { fields } = this.kinds.get(spec.kind) as AnyKind;
    const given = spec as unknown as { readonly [name: string]: unknown };
    for (const name of Object.keys(fields)) {
      if (given[name] === undefined) continue;
      const found = this.findItem(given[name], fields[name], `${path}.${name}`, test);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private findItem(value: unknown, item: Item, path: string, test: (written: Duration) => boolean): Written | undefined {
    if (item.type === "duration") {
      return test(value as Duration) ? { field: path, duration: value as Duration } : undefined;
    }
    if (item.type === "spec") return this.find(value as AnySpec, path, test);
    if (item.type !== "list" && item.type !== "pair") return undefined;
    const items = value as readonly unknown[];
    for (let i = 0; i < items.length; i++) {
      const found = this.findItem(items[i], item.type === "list" ? item.of : item.of[i], `${path}[${i}]`, test);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
