import type { Format } from "anneal/convert";
import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { copyText } from "../../ui/copy.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { type Check, checkWritten } from "./check-written.ts";
import { fieldAt } from "./control/fields.ts";
import type { Letter } from "./input.ts";
import { NoteList, remarkOf } from "./note-list.tsx";
import { TargetList } from "./target-list.tsx";
import { listedTargets, type TargetName } from "./targets.ts";
import { type Subject, type Written, write } from "./write.ts";
import "./write.css";

interface WritePanelProps {
  readonly subjects: { readonly [L in Letter]?: Subject };
}

/** One of the two schedules in another language: which, as what, the code, and how sure. */
export function WritePanel({ subjects }: WritePanelProps): JSX.Element {
  const { translate } = useStudio();
  const wanted = translate.write.value;
  const letter: Letter = subjects[wanted] ? wanted : wanted === "a" ? "b" : "a";
  const subject = subjects[letter];
  return (
    <>
      <header class="write-head">
        <h2>Write</h2>
        <Segmented
          label="Which source is written"
          bare
          value={letter}
          onChange={(value) => (translate.write.value = value)}
          choices={[
            { value: "a", name: "A", disabled: !subjects.a },
            { value: "b", name: "B", disabled: !subjects.b },
          ]}
        />
        <span>as</span>
      </header>
      {subject && <Code subject={subject} letter={letter} />}
    </>
  );
}

function Code({ subject, letter }: { readonly subject: Subject; readonly letter: Letter }): JSX.Element {
  const { translate } = useStudio();
  const targets = useMemo(listedTargets, []);
  const target = targets.find(({ name }) => name === translate.target.value) ?? targets[0];
  const { formats } = target;
  const format = formats.find((each) => each === translate.format.value);
  const written = useMemo(() => write(subject, target.name, format), [subject, target, format]);
  const wrong = Object.keys((subject.side.state === "reacts" && subject.side.wrongEdits) || {});
  return (
    <>
      <TargetList
        targets={targets}
        subject={subject}
        value={target.name}
        onChange={(name) => {
          translate.target.value = name;
          translate.format.value = undefined;
        }}
      />
      <section class="written" aria-label={`${letter.toUpperCase()} as ${target.title}`}>
        <header class="write-head">
          <h2>{target.title}</h2>
          {written.state === "written" && <Chip>{written.says}</Chip>}
          <span class="grow" />
          {written.state === "written" && <Copy text={written.text} disabled={wrong.length > 0} />}
        </header>
        {wrong.length > 0 && (
          <p class="checked" role="status">
            {wrong.map((name) => fieldAt(`control.${name}`)).join(" and ")}: not valid, so the last valid
            value holds here, and Copy waits.
          </p>
        )}
        {formats.length > 1 && (
          <Formats
            formats={formats}
            value={
              format ?? (written.state === "written" ? written.exported?.format : undefined) ?? formats[0]
            }
          />
        )}
        {written.state === "written" ? (
          <>
            <CodeBlock source={written.text} label={`Code for ${target.title}`} />
            <Checked written={written} name={target.name} subject={subject} letter={letter} />
            {written.notes.length > 0 && <NoteList remarks={written.notes.map(remarkOf)} />}
          </>
        ) : (
          <p class="no-form">No exact form: {written.says}</p>
        )}
      </section>
    </>
  );
}

const formatNames: { readonly [F in Format]: string } = {
  python: "Python",
  arguments: "Arguments",
  json: "JSON",
  yaml: "YAML",
  flags: "Flags",
};

function Formats({
  formats,
  value,
}: {
  readonly formats: readonly Format[];
  readonly value: Format;
}): JSX.Element {
  const { translate } = useStudio();
  return (
    <div class="formats">
      <Segmented
        label="Written as"
        bare
        value={value}
        onChange={(next) => (translate.format.value = next)}
        choices={formats.map((each) => ({ value: each, name: formatNames[each] }))}
      />
    </div>
  );
}

function Copy({ text, disabled }: { readonly text: string; readonly disabled: boolean }): JSX.Element {
  const { announced } = useStudio();
  const [state, setState] = useState<"" | "done" | "failed">("");
  useEffect(() => setState(""), [text]);
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    setState(done ? "done" : "failed");
    announced.value = done ? "Copied" : "This browser does not allow copying. Select the code instead.";
  };
  return (
    <Button icon={state === "done" ? "check" : "copy"} onClick={copy} disabled={disabled}>
      {state === "done" ? "Copied" : state === "failed" ? "Not allowed" : "Copy"}
    </Button>
  );
}

interface CheckedProps {
  readonly written: Written;
  readonly name: TargetName;
  readonly subject: Subject;
  readonly letter: Letter;
}

/** What was computed here about the code; nothing else is claimed. */
function Checked({ written, name, subject, letter }: CheckedProps): JSX.Element | null {
  const check = useMemo(() => checkWritten(written, name, subject), [written, name, subject]);
  const says = checkSays(check, { name, letter, reacts: subject.side.state === "reacts" });
  return says === "" ? null : <p class="checked">{says}</p>;
}

const verbs: { readonly [H in Check["how"]]: string } = {
  "read back": "The code was read back here, as anneal reads its framework,",
  evaluated: "The function was worked out here, line by line",
  parsed: "The spec was read back",
};

function checkSays(
  check: Check | undefined,
  { name, letter, reacts }: { readonly name: TargetName; readonly letter: Letter; readonly reacts: boolean },
): string {
  if (reacts) return "It reacts to the run, so there is no curve to check it against.";
  const whose = letter.toUpperCase();
  if (check === undefined)
    return name === "tfjs" || name === "jax-js"
      ? `Holds the spec of ${whose} itself; anneal computes its LR there.`
      : "Not checked here.";
  const { how, compared, steps, relative } = check;
  const which =
    compared === steps
      ? `${formatSteps(steps)} steps`
      : `${formatSteps(compared)} of ${formatSteps(steps)} steps`;
  const apart = relative === 0 ? "no difference" : `largest relative difference ${relative.toExponential(0)}`;
  return `${verbs[how]} and checked against ${whose} at ${which}: ${apart}.`;
}
