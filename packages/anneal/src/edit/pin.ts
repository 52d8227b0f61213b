import { type Compiler, compile, createCompiler } from "../compile/index.ts";
import { type AnyKind, type Context, mapItem, type Spec } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";

type Open = { [field: string]: unknown };

/**
 * The same schedule with every length in steps: shares, epochs, samples, tokens and `"rest"` become what they are in
 * this run, so that another horizon no longer changes them.
 *
 * @throws AnnealError when the spec does not compile against the horizon.
 * @example pin(warmupCosine({ peak: 1, warmup: "10%" }), { steps: 100 }); // { kind: "sequence", of: [{ kind: "linear", to: 1, over: 10 }, { kind: "cosine", from: 1, to: 0, over: 90 }] }
 */
export function pin(spec: Spec, horizon: Horizon, compiler: Compiler = compile): Spec {
  // Every kind is compiled as it is; on the way what it was given, lengths in steps, is written down.
  const anywhere = new Map<unknown, Open>();
  let latest: Open = {};
  const noting = (kind: AnyKind): AnyKind => ({
    ...kind,
    compile: (given, context) => {
      const own = new Map<unknown, Open>();
      const compileChild: Context["compile"] = (child, field, room) => {
        const curve = context.compile(child, field, room);
        own.set(child, latest);
        anywhere.set(child, latest);
        return curve;
      };
      const drawn = kind.compile(given, { ...context, compile: compileChild });
      latest = { kind: kind.kind };
      for (const [name, field] of Object.entries(kind.fields)) {
        const value = (given as unknown as Open)[name];
        if (value === undefined || value === field.default) continue;
        latest[name] = mapItem(value, field, name, (each) => own.get(each) ?? anywhere.get(each) ?? each);
      }
      return drawn;
    },
  });
  createCompiler([...compiler.kinds.values()].map(noting))(spec, horizon);
  return latest as unknown as Spec;
}
