import { type AnyKind, allKinds, type Compiler, nearest, recipes, type Spec } from "anneal";
import { aliasTable, plainWord } from "./aliases.ts";

type Fields = AnyKind["fields"];
export type Field = Fields[string];

/** Something that can be named on the command line and built from flags: a recipe, or a kind that needs no other specs. */
export interface Form {
  readonly name: string;
  readonly is: "recipe" | "kind";
  readonly says: string;
  /** What its flags are, by their names on the command line. */
  readonly fields: Fields;
  /** The name on the command line of each of its own fields. */
  readonly flags: { readonly [field: string]: string };
  /** Makes the spec. Throws an AnnealError when an option is wrong. */
  readonly build: (options: { readonly [field: string]: unknown }) => Spec;
}

/** A form as a word on the command line named it: the word may set some of its fields. */
export interface NamedForm {
  readonly form: Form;
  readonly preset: { readonly [field: string]: unknown };
  /** Where the numbers of a borrowed name differ. */
  readonly note?: string;
}

/** Every form: the recipes, and those kinds that hold no other specs. */
export function allForms(compiler: Compiler): readonly Form[] {
  const ofRecipes = Object.entries(recipes).map(([name, { says, fields }]) =>
    formOf(name, "recipe", { says, fields, own: false }),
  );
  const alone = [...compiler.kinds.values()].filter(standsAlone);
  return [
    ...ofRecipes,
    ...alone.map(({ kind, says, fields }) =>
      formOf(kind, "kind", { says, fields, own: !Object.hasOwn(allKinds, kind) }),
    ),
  ];
}

const holdsSpecs = (item: { readonly type: string; readonly of?: unknown }): boolean =>
  item.type === "spec" || (item.type === "list" && holdsSpecs(item.of as Field));

const standsAlone = ({ fields }: AnyKind): boolean => !Object.values(fields).some(holdsSpecs);

/** Fields that have one name on the command line, whatever recipe or kind they are of, so that all draw side by side. */
const common: { readonly [field: string]: string } = { from: "peak", value: "peak", to: "floor" };

/** The flags' fields of a recipe or kind: levels under their common names, and what a short form may leave out. */
function formOf(
  name: string,
  is: Form["is"],
  made: { readonly says: string; readonly fields: Fields; readonly own: boolean },
): Form {
  const { says, fields, own } = made;
  const renamed = Object.keys(fields).map((field): [string, string] => {
    const other = common[field];
    return [own || other === undefined || Object.hasOwn(fields, other) ? field : other, field];
  });
  const eased = renamed.map(([flag, field]): [string, Field] => {
    const item = fields[field];
    const eases = is === "kind" && item.default === undefined && !item.optional;
    if (eases && flag === "floor") return [flag, { ...item, default: 0 } as Field];
    return [flag, eases && field === "over" ? ({ ...item, default: "rest" } as Field) : item];
  });
  return {
    name,
    is,
    says,
    fields: Object.fromEntries(eased),
    flags: Object.fromEntries(renamed.map(([flag, field]) => [field, flag])),
    build: (options) => {
      const spec: { [field: string]: unknown } = {};
      for (const [i, [flag, field]] of renamed.entries()) {
        const fallback = eased[i][1] === fields[field] ? undefined : eased[i][1].default;
        const value = options[flag] ?? fallback;
        if (value !== undefined) spec[field] = value;
      }
      return is === "kind"
        ? ({ kind: name, ...spec } as unknown as Spec)
        : (recipes[name] as unknown as (options: object) => Spec)(spec);
    },
  };
}

/** The form that a word names: by a recipe's name, by another word for it, by a kind's name. */
export function findForm(word: string, forms: readonly Form[]): NamedForm | undefined {
  const plain = plainWord(word);
  if (plain === "") return undefined;
  const named = (is: Form["is"]): Form | undefined =>
    forms.find((form) => form.is === is && plainWord(form.name) === plain);
  const alias = aliasTable().get(plain);
  const meant = alias && forms.find((form) => form.name === alias.means);
  const form = named("recipe") ?? meant ?? named("kind");
  return form === undefined
    ? undefined
    : { form, note: alias?.note, preset: form === meant ? (alias?.preset ?? {}) : {} };
}

/** The word nearest to a misspelt one, among all that name something. */
export function nearestWord(word: string, forms: readonly Form[]): string | undefined {
  const table = aliasTable();
  const named = forms.map((form) => form.name);
  const words = [
    ...named,
    ...[...table].flatMap(([plain, { means }]) => (named.includes(means) ? [plain] : [])),
  ];
  const plain = plainWord(word);
  const near = nearest(plain, words);
  return near !== undefined && isSlip(plain, near) ? near : undefined;
}

/** Words of up to six letters are near many others by chance: there only one slip counts, and the first letter is right. */
function isSlip(word: string, near: string): boolean {
  const meant = plainWord(near);
  const letters = (text: string): string => [...text].sort().join("");
  if (word.length > 6 || meant.startsWith(word) || letters(word) === letters(meant)) return true;
  return word[0] === meant[0] && word.length > 3 && isOneEdit(word, meant);
}

/** Whether one letter was added, dropped or changed. */
function isOneEdit(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++;
  return Math.max(one.length, other.length) - start - end <= 1;
}
