/** The character of fifteen zeros; the 32,768 from here on are letters that no part of a page gives a meaning to. */
export const firstLetter = 0x3400;

/** Bytes as text, fifteen bits a character: in UTF-16 a fifteenth larger than the bytes, where base64 in UTF-8 is a third. */
export function toDenseText(bytes: Uint8Array): string {
  const letters: string[] = [];
  let [bits, count] = [0, 0];
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    count += 8;
    if (count < 15) continue;
    count -= 15;
    letters.push(String.fromCharCode(firstLetter + (bits >> count)));
    bits &= (1 << count) - 1;
  }
  if (count > 0) letters.push(String.fromCharCode(firstLetter + (bits << (15 - count))));
  return letters.join("");
}
