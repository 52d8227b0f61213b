/** Lines that only Python has: imports, definitions, assignments with blanks, calls. */
const python =
  /^(?:import\s|from\s+[\w.]+\s+import\b|def\s|class\s|@\w|if\s.*:\s*$|for\s.*:\s*$|with\s.*:\s*$|[A-Za-z_][\w.]*(?:\s*:\s*[\w.[\], ]+)?\s+[-+*/]?=\s|[A-Za-z_][\w.]*\s*=\s*[\w.]+\(|[A-Za-z_][\w.]*\()/m;

const key = /^\s*(?:-\s+)*(?:(?:[\w.-]+|"[^"\n]*"|'[^'\n]*'|<<)\s*:(?:\s|$)|\{)/;

const flag = /(?:^|[\s("'])--?[A-Za-z][\w-]*/;

/** Lines that only a shell has. */
const shell =
  /^(?:#!.*\b(?:ba|z|da)?sh\b|[ \t]*(?:fi|done|esac|then)[ \t]*;?[ \t]*$|export\s+\w+=|\w+\(\)\s*\{)/m;

/** What a text looks like, before it is read. */
export function sniff(text: string): "json" | "literal" | "yaml" | "flags" | undefined {
  const start = text.trimStart();
  if (start === "") return undefined;
  const lines = text
    .split("\n")
    .map(withoutComment)
    .filter((line) => line.trim() !== "" && !/^(?:---|%)/.test(line));
  if (/^[[{(\s]*\{\s*'/.test(start.slice(0, 200))) return "literal";
  // Comments are YAML's.
  if (start.startsWith("{")) return /^\s*#/m.test(start) ? "yaml" : "json";
  if (start.startsWith("[")) return /^\[\s*(?:$|[[{"\d])/.test(start.split("\n")[0]) ? "json" : undefined;
  if (lines.length === 0) return undefined;
  if (key.test(lines[0]) && !python.test(lines[0]) && !start.startsWith("#!")) return "yaml";
  if (shell.test(text)) return "flags";
  if (lines.some((line) => python.test(line))) return undefined;
  if (lines.some((line) => flag.test(line))) return "flags";
  return lines.some((line) => key.test(line)) ? "yaml" : undefined;
}

const withoutComment = (line: string): string => line.replace(/(?:^|\s)#.*$/, "");
