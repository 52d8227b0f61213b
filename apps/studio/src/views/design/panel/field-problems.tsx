import type { JSX } from "preact";
import { useStudio } from "../../../app/studio.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { isWithin } from "../../../workspace/path.ts";
import type { PlainProblem } from "../problems/fixes.ts";
import { useForm } from "./form-context.ts";

interface FieldProblemsProps {
  /** Problems of exactly these keys. */
  readonly keys?: readonly string[];
  /** Problems of these fields, and of what is in them. */
  readonly within?: readonly string[];
  /** They stand elsewhere too, under the field itself. */
  readonly again?: boolean;
}

/** What is wrong, under the fields that it is about, with the ways out as buttons. */
export function FieldProblems({
  keys = [],
  within = [],
  again = false,
}: FieldProblemsProps): JSX.Element | null {
  const { problems } = useForm();
  const own = problems.filter(
    ({ key }) => keys.includes(key) || within.some((outer) => isWithin(key, outer)),
  );
  if (own.length === 0) return null;
  return (
    <div class="field-problems">
      {own.map((problem, k) => (
        <FieldProblem key={`${problem.key}${k}`} plain={problem} again={again} />
      ))}
    </div>
  );
}

function FieldProblem({
  plain,
  again,
}: {
  readonly plain: PlainProblem;
  readonly again: boolean;
}): JSX.Element {
  const { replace } = useForm();
  const { editing } = useStudio();
  const { key, says, fixes, asksFor } = plain;
  return (
    <div class="field-problem">
      <p id={again ? undefined : `problem-${key}`}>
        <Icon name="warning" />
        <span>{says}</span>
      </p>
      {(fixes.length > 0 || asksFor !== undefined) && (
        <div class="fixes">
          {fixes.map((fix, k) => (
            <Button key={fix.name} look={k === 0 ? "normal" : "quiet"} onClick={() => replace(fix.spec)}>
              {fix.name}
            </Button>
          ))}
          {asksFor !== undefined && (
            <Button onClick={() => (editing.asksFor.value = asksFor)}>Give it</Button>
          )}
        </div>
      )}
    </div>
  );
}
