import { type Problem, problem } from "../errors/index.ts";
import {
  type AnyKind,
  type AnySpec,
  type BareFields,
  type Curve,
  checkFields,
  type Drawn,
  flat,
  mapItem,
  type Resolve,
} from "../schedules/index.ts";
import { type Duration, type Horizon, resolveSteps } from "../units/index.ts";

/** The version of the spec format that this library reads and writes. */
export const specVersion = 1;

/** What may stand at the root of a spec beside its own fields. */
const rootFields: BareFields = {
  version: {
    type: "number",
    min: specVersion,
    max: specVersion,
    optional: true,
  },
};

/** Deeper than any schedule needs, and shallow enough for every engine's stack. */
const deepest = 100;
/** More parts than any schedule needs; what holds one part very often ends here. */
const mostSpecs = 100_000;
/** More mistakes than anyone reads at once. */
const mostProblems = 100;

/** A spec of which nothing is known yet. */
type Unknown = AnySpec & { readonly [name: string]: unknown };

/**
 * Checks and compiles in one walk. Mistakes are gathered in `problems`; what is built beside one is never used. With no
 * horizon, or beside a mistake, children are only checked.
 */
export function build(
  root: unknown,
  kinds: ReadonlyMap<string, AnyKind>,
  horizon: Horizon | undefined,
  problems: Problem[],
): Curve {
  let specs = 0;
  let mistakes = 0;
  const nothing: Curve = { ...flat(0, 0), kind: "", path: "" };
  const report = (found: Problem): void => {
    if (mistakes++ < mostProblems) problems.push(found);
  };

  const make = (value: unknown, place: string, room: number, depth: number): Curve => {
    if (mistakes >= mostProblems) return nothing; // enough is said
    const spec = value as Unknown;
    const kind = kinds.get(spec?.kind);
    if (!kind) {
      report(notSpec(value, place, [...kinds.keys()]));
      return nothing;
    }
    if (depth > deepest || specs++ > mostSpecs) {
      report(problem("size", place, `at most ${deepest} levels and ${mostSpecs} parts`, value));
      mistakes += mostProblems;
      return nothing;
    }
    const path = place || spec.kind;
    const fields = !place && spec.version !== undefined ? { ...kind.fields, ...rootFields } : kind.fields;
    const before = mistakes;
    const sound = (): boolean => mistakes === before;
    const resolve: Resolve = (each, item, at) => {
      if (item.type !== "duration" || !horizon) return each;
      const steps = resolveSteps(each as Duration, at, horizon, room);
      return typeof steps === "number" ? steps : report(steps);
    };
    const resolved = checkFields(spec, fields, { path, report, resolve });
    if (!horizon || !sound()) {
      for (const name of Object.keys(fields)) {
        mapItem(spec[name], fields[name], `${path}.${name}`, (each, { type }, at) => {
          if (type === "spec" && each !== undefined) make(each, at, room, depth + 1);
        });
      }
      return nothing;
    }
    const drawn = kind.compile(resolved as unknown as AnySpec, {
      horizon,
      path,
      room,
      compile: (child, field, inner = room) => make(child, `${path}.${field}`, inner, depth + 1),
      fail: (code, field, expected, received, more) =>
        sound() && report(problem(code, `${path}.${field}`, expected, received, more)),
    });
    // Written out: spreading `drawn` takes as long as all the rest.
    const { span, at, pieces, like, cycles, ramp } = Object(drawn) as Drawn;
    if (span >= 0 && typeof at === "function") {
      return { kind: spec.kind, path, span, at, pieces, like, cycles, ramp };
    }
    report(problem("type", path, "compile to return { span, at }", drawn));
    return nothing;
  };

  return make(root, "", horizon?.steps ?? 0, 0);
}

function notSpec(value: unknown, place: string, words: readonly string[]): Problem {
  if (typeof value !== "object" || !value || Array.isArray(value)) {
    return problem("type", place || "spec", "an object with a kind", value);
  }
  const { kind } = value as AnySpec;
  return problem("unknown", place ? `${place}.kind` : "kind", `one of ${words.join(", ")}`, kind, { words });
}
