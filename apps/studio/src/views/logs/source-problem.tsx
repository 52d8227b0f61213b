import type { JSX } from "preact";
import { useStudio } from "../../app/studio.ts";
import { removeSource } from "../../runs/load.ts";
import { shortName } from "../../runs/loaded.ts";
import type { Source } from "../../runs/types.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { ColumnChoices } from "./column-choices.tsx";
import { bytesText } from "./lib/numbers.ts";
import { takeAway } from "./lib/take-away.ts";
import { neededBy, plainWords, tornWords } from "./lib/trouble.ts";

/** What stands in the list for a file that is no log yet: how far it is read, or what is wrong and what to do. */
export function SourceProblem({ source }: { readonly source: Source }): JSX.Element | null {
  const { runs } = useStudio();
  const { state, name } = source;
  if (state.kind === "read") return null;
  const remove = (
    <IconButton
      icon="close"
      label={`Remove ${name}`}
      onClick={({ currentTarget }) => takeAway(currentTarget, () => removeSource(runs, source.id))}
    />
  );
  if (state.kind === "reading") return <Reading source={source} />;
  const file = name.slice(name.lastIndexOf("/") + 1);
  if (state.kind === "torn") {
    return (
      <p class="logs-row-note logs-warn-text" role="alert">
        {tornWords(file, state.torn, state.kept)}
      </p>
    );
  }
  const [problem] = state.trouble.problems;
  const { columns } = state.trouble;
  const needed = [...new Set(state.trouble.problems.flatMap(neededBy))];
  return (
    <div class="logs-problem" role="alert">
      <p>{plainWords(file, problem, columns.length > 0)}</p>
      {columns.length > 0 && (
        <ColumnChoices
          source={source}
          columns={columns}
          needed={needed}
          {...(problem.words !== undefined && problem.code === "unknown" && { words: problem.words })}
        />
      )}
      <p class="logs-raw">{state.trouble.problems.map(({ message }) => message).join("\n")}</p>
      {remove}
    </div>
  );
}

function Reading({ source }: { readonly source: Source }): JSX.Element {
  const { runs, announced } = useStudio();
  const { state, name } = source;
  const [bytes, of] = state.kind === "reading" ? [state.bytes, state.of] : [0, 0];
  const short = shortName(name);
  const cancel = (): void => {
    removeSource(runs, source.id);
    announced.value = `${short} is not read.`;
  };
  return (
    <div class="logs-reading">
      <span class="logs-row-name" title={name}>
        {short}
      </span>
      <span class="meta">
        {of > 0 && bytes >= of ? "Looking for its schedule and findings" : `Reading ${bytesText(of)}`}
      </span>
      <progress aria-label={`Reading ${short}`} max={Math.max(1, of)} value={bytes} />
      <Button
        look="quiet"
        aria-label={`Cancel reading ${short}`}
        onClick={({ currentTarget }) => takeAway(currentTarget, cancel)}
      >
        Cancel
      </Button>
    </div>
  );
}
