import type { JSX } from "preact";
import { Button } from "../../../ui/button.tsx";
import type { Open } from "../handles/legs.ts";
import { FieldProblems } from "./field-problems.tsx";
import { useForm } from "./form-context.ts";
import { peakOf, wrap } from "./kinds.ts";
import { PartCard } from "./part-card.tsx";
import { addPart } from "./parts.ts";

/** The spec as a form: the parts of a sequence one under another, anything else as one card. */
export function SpecForm(): JSX.Element {
  const { spec, replace, problems, isUnread } = useForm();
  const { kind, of } = spec as Open;
  const isSequence = kind === "sequence" && Array.isArray(of);
  const ofRoot = problems.filter(({ key }) => !/[[.]/.test(key)).map(({ key }) => key);
  return (
    <div class="spec-form" inert={isUnread}>
      {isSequence ? of.map((_, k) => <PartCard key={k} path={["of", k]} />) : <PartCard path={[]} />}
      {isSequence && <FieldProblems keys={ofRoot} />}
      <div class="form-acts">
        <Button look="quiet" icon="plus" onClick={() => replace(addPart(spec))}>
          Add part
        </Button>
        <span class="wraps">
          <span>Wrap in</span>
          {(["scale", "clamp", "repeat"] as const).map((wrapping) => (
            <button
              key={wrapping}
              type="button"
              class="word-button"
              onClick={() => replace(wrap(spec, wrapping, peakOf(spec)))}
            >
              {wrapping}
            </button>
          ))}
        </span>
      </div>
    </div>
  );
}
