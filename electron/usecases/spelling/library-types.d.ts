/** The parts of nspell 2.1.5 that are used here; the package has no types of its own. */
declare module 'nspell' {
  export interface Speller {
    correct(word: string): boolean;
    suggest(word: string): readonly string[];
    add(word: string): Speller;
  }
  export default function nspell(dictionary: { readonly aff: Uint8Array; readonly dic: Uint8Array }): Speller;
}
