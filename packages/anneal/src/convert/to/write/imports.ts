import { type Argument, type Call, isCall, isDictionary } from "../../call.ts";

/** The names of all calls in a call, each once, in the order of the alphabet. */
export function namesIn(call: Call): readonly string[] {
  const names = new Set<string>();
  const visit = (value: Argument): void => {
    if (Array.isArray(value)) for (const each of value) visit(each as Argument);
    else if (isCall(value)) {
      names.add(value.name);
      for (const each of [...(value.args ?? []), ...Object.values(value.kwargs ?? {})]) visit(each);
    } else if (isDictionary(value)) for (const each of Object.values(value)) visit(each as Argument);
  };
  visit(call);
  return [...names].sort();
}

/** `from module import a, b`, in lines where it is long, as Black has it. */
export function fromImport(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(", ")}`;
  return line.length <= 88
    ? line
    : `from ${module} import (\n${names.map((name) => `    ${name},\n`).join("")})`;
}
