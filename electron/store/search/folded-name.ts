/** A name as queries compare it: letter case, accents and runs of white space apart. */
export function foldedName(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}
