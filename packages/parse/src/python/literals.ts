/** A Python number as its value; undefined for complex ones and for what Python refuses, such as `010`. */
export function readNumber(source: string): number | undefined {
  const match = /^(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)$/.exec(source);
  if (match) return Number(source.replaceAll("_", ""));
  const whole = /^(?:0(?:_?0)*|[1-9](?:_?\d)*)$/.test(source);
  const real =
    /^(?:\d(?:_?\d)*)?\.?(?:\d(?:_?\d)*)?(?:[eE][-+]?\d(?:_?\d)*)?$/.test(source) && /[.eE]/.test(source);
  const value = Number(source.replaceAll("_", ""));
  return (whole || real) && !Number.isNaN(value) ? value : undefined;
}

const escapes: { readonly [char: string]: string } = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** A Python string as its text; undefined for bytes, and for characters by name. */
export function readString(source: string): string | undefined {
  const match = /^([a-zA-Z]{0,2})('''|"""|'|")([\s\S]*)\2$/.exec(source);
  if (!match || /[bf]/i.test(match[1])) return undefined;
  const inner = match[3].replace(/\r\n?/g, "\n");
  if (/r/i.test(match[1])) return inner;
  if (/(?:^|[^\\])(?:\\\\)*\\N/.test(inner)) return undefined;
  const pattern = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g;
  return inner.replace(pattern, (all, two, four, eight, octal, char) => {
    const code = octal ? Number.parseInt(octal, 8) : Number.parseInt(two ?? four ?? eight ?? "", 16);
    if (Number.isInteger(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    return Object.hasOwn(escapes, char) ? escapes[char] : all;
  });
}
