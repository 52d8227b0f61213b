import { compile, type Field, type Horizon, type Spec } from "anneal";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { getAt, keyOf, type Path } from "../../../workspace/path.ts";
import type { Open } from "../handles/legs.ts";
import { autoOf, ValueField } from "./field.tsx";
import { FieldProblems } from "./field-problems.tsx";
import { useForm } from "./form-context.ts";
import { isRequired } from "./kinds.ts";
import { ListField } from "./list-field.tsx";

/** The fields of a kind: those that matter at once, the others behind a word. */
export function PartFields({
  part,
  path,
  fields,
}: {
  readonly part: Open;
  readonly path: Path;
  readonly fields: { readonly [name: string]: Field };
}): JSX.Element {
  const { pinned, horizon } = useForm();
  const [isOpen, setOpen] = useState(false);
  const names = Object.keys(fields).filter((name) => !holdsSpecs(fields[name]));
  const isMain = (name: string): boolean =>
    isRequired(fields[name]) || part[name] !== undefined || name === "from" || name === "over";
  const hidden = names.filter((name) => !isMain(name));
  const shown = isOpen ? names : names.filter(isMain);
  const simple = shown.filter((name) => fields[name].type !== "list");
  const lists = shown.filter((name) => fields[name].type === "list");
  const found =
    part.from === undefined && fields.from?.optional ? firstLevel(getAt(pinned, path), horizon) : undefined;
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
      <FieldProblems within={names.map((name) => keyOf([...path, name]))} />
      {hidden.length > 0 && (
        <button type="button" class="more-fields" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? "Fewer fields" : `${hidden.join(", ")}`}
        </button>
      )}
    </>
  );
}

const holdsSpecs = (field: Field): boolean =>
  field.type === "spec" || (field.type === "list" && field.of.type === "spec");

/** The level at which a part begins that does not say it. */
function firstLevel(pinned: unknown, horizon: Horizon): number | undefined {
  return pinned === undefined ? undefined : compile(pinned as Spec, horizon).at(0);
}
