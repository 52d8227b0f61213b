import type { ConvertContext } from "anneal/convert";

/** What a text says, filled up with what is known beside it: the text wins. */
export function merged(said: ConvertContext, facts: ConvertContext = {}): ConvertContext {
  const optimizer = { ...facts.optimizer, ...said.optimizer };
  const horizon = { ...facts.horizon, ...said.horizon };
  return {
    ...facts,
    ...said,
    ...(Object.keys(optimizer).length > 0 && { optimizer }),
    ...(Object.keys(horizon).length > 0 && { horizon }),
  };
}
