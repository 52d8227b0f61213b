import { compile, type Field, type Spec } from "anneal";
import type { JSX } from "preact";
import { getAt, keyOf, type Path } from "../../../workspace/path.ts";
import type { Open } from "../handles/legs.ts";
import { autoOf, ValueField } from "./field.tsx";
import { FieldProblems } from "./field-problems.tsx";
import { useForm } from "./form-context.ts";
import { choiceOf, isRequired } from "./kinds.ts";
import { ListField } from "./list-field.tsx";

interface PartFieldsProps {
  readonly part: Open;
  readonly path: Path;
  readonly fields: { readonly [name: string]: Field };
  /** Names of fields that are not in sight. */
  readonly hidden: readonly string[];
}

/** The fields that a part has no need of, or that the name of its kind already says. */
export function lesserFields(part: Open, fields: PartFieldsProps["fields"]): readonly string[] {
  const said = Object.keys(choiceOf(part)?.with ?? {});
  const isMain = (name: string): boolean =>
    !said.includes(name) &&
    (isRequired(fields[name]) || part[name] !== undefined || name === "from" || name === "over");
  return Object.keys(fields).filter((name) => !holdsSpecs(fields[name]) && !isMain(name));
}

/** The fields of a part that are numbers, lengths, choices or lists of them. */
export function PartFields({ part, path, fields, hidden }: PartFieldsProps): JSX.Element {
  const names = Object.keys(fields).filter((name) => !holdsSpecs(fields[name]) && !hidden.includes(name));
  const lists = names.filter((name) => fields[name].type === "list");
  const simple = names.filter((name) => fields[name].type !== "list");
  const found = useFirstLevel(part, path);
  return (
    <>
      {simple.length > 0 && (
        <div class="part-fields">
          {simple.map((name) => (
            <ValueField
              key={name}
              path={[...path, name]}
              label={name}
              item={fields[name]}
              auto={autoOf(fields[name], name, name === "from" ? found : undefined)}
            />
          ))}
        </div>
      )}
      {lists.map((name) => (
        <ListField key={name} path={[...path, name]} name={name} field={fields[name]} />
      ))}
      <FieldProblems
        within={Object.keys(fields)
          .filter((name) => !holdsSpecs(fields[name]))
          .map((name) => keyOf([...path, name]))}
      />
    </>
  );
}

const holdsSpecs = (field: Field): boolean =>
  field.type === "spec" || (field.type === "list" && field.of.type === "spec");

/** The level at which a part begins that does not say it; while the spec is invalid, of a warmup alone. */
function useFirstLevel(part: Open, path: Path): number | undefined {
  const { pinned, horizon, rangeOf } = useForm();
  if (part.from !== undefined) return undefined;
  const own = getAt(pinned, path);
  if (own !== undefined) return compile(own as Spec, horizon).at(0);
  const range = rangeOf(keyOf(path));
  if (part.kind !== "linear" || typeof part.to !== "number" || range === undefined) return undefined;
  return part.to / (range.end - range.start + 1);
}
