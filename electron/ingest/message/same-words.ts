/**
 * True where two forms of a body say the same: the same words in the same order, without regard to case, signs, white space and the
 * addresses of links, which mail programs write out in the plain form only.
 */
export function saySame(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(text: string): string {
  return (
    text
      .replace(/<?\b(?:https?:\/\/|mailto:|cid:)[^\s<>"]+>?/giu, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  );
}
