import { type AnySpec, check, type Horizon, pin, type Spec } from "anneal";
import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { useStudio } from "../../../app/studio.ts";
import { writeSpec } from "../../../workspace/edits.ts";
import { type Path, setAt } from "../../../workspace/path.ts";
import { type PlainProblem, plainProblems } from "../problems/fixes.ts";
import { type Range, rangesOf } from "./ranges.ts";

/** What every part of the form reads and writes. */
export interface FormContext {
  readonly layerId: string;
  readonly spec: AnySpec;
  /** Whether the JSON cannot be read: the form then shows the last valid spec, and is only to be looked at. */
  readonly isUnread: boolean;
  readonly horizon: Horizon;
  /** The spec with every length in steps; not while it is invalid. */
  readonly pinned: unknown;
  readonly rangeOf: (key: string) => Range | undefined;
  readonly problems: readonly PlainProblem[];
  /** Writes a value into the spec, as one undo step; `undefined` takes the field out. */
  readonly write: (path: Path, value: unknown) => void;
  readonly replace: (spec: AnySpec) => void;
}

export const FormProvider = createContext<FormContext | undefined>(undefined);

export function useForm(): FormContext {
  const form = useContext(FormProvider);
  if (form === undefined) throw new Error("useForm: expected to be inside a form");
  return form;
}

/** The form of the selected layer: computed anew only when its spec or the run changes. */
export function useFormOfSelected(): FormContext | undefined {
  const { store, editing } = useStudio();
  const layer = store.selected.value;
  const { horizon } = store.workspace.value;
  const id = layer?.id;
  const isUnread = id !== undefined && editing.drafts.value.has(id);
  const spec = isUnread ? (layer?.valid ?? layer?.spec) : layer?.spec;
  const drawn = store.drawnSelected.value;
  return useMemo(() => {
    if (id === undefined || spec === undefined) return undefined;
    const problems = (isUnread ? undefined : drawn?.problems) ?? check(spec, horizon).problems;
    const replace = (next: AnySpec): void => store.commit((workspace) => writeSpec(workspace, id, next));
    return {
      layerId: id,
      spec,
      isUnread,
      horizon,
      pinned: problems.length === 0 ? pin(spec as Spec, horizon) : undefined,
      rangeOf: rangesOf(spec, horizon, drawn),
      problems: isUnread ? [] : plainProblems(problems, spec, horizon),
      write: (path, value) =>
        replace(
          setAt(store.workspace.value.layers.find((each) => each.id === id)?.spec ?? spec, path, value),
        ),
      replace,
    };
  }, [id, spec, isUnread, horizon, drawn]);
}
