/** Endings of what may be a spec, a log, a config or a script; a log may be compressed. */
const known =
  /\.(json|jsonl|ndjson|csv|tsv|log|txt|ya?ml|toml|py|sh)$|\.(json|jsonl|ndjson|csv|tsv|log|txt)\.gz$/i;
const eventFile = /\btfevents\b/;
const skippedFolder = /^(node_modules|__pycache__|venv|site-packages)$/;

/** Hidden files hold what is nobody's business, such as keys. */
const isHidden = (part: string): boolean => part.startsWith(".");

export const isSearched = (folder: string): boolean => !isHidden(folder) && !skippedFolder.test(folder);

/** Whether a file is one that the studio reads, by its name. */
export const isServedName = (name: string): boolean =>
  !isHidden(name) && (known.test(name) || eventFile.test(name));

/** Whether the parts of a path name a file that the studio reads. */
export const isServed = (parts: readonly string[]): boolean => {
  const name = parts.at(-1);
  return name !== undefined && isServedName(name) && parts.slice(0, -1).every(isSearched);
};

export const isEventFile = (name: string): boolean => eventFile.test(name);
