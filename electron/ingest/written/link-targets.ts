/** Addresses of links whose words are other ones, so that nobody sees where they lead. */
export interface LinkTargets {
  /** Notes a link, unless its words say where it leads. */
  readonly note: (target: string, shown: string) => void;
  /** The addresses in one sentence, or null where there are none. */
  readonly sentence: () => string | null;
}

/** The most addresses that are named. */
const named = 100;

/** Begins with no links. */
export function linkTargets(): LinkTargets {
  const targets = new Set<string>();
  let more = 0;
  return {
    note: (target, shown) => {
      if (target === '' || target.startsWith('#') || shown.toLowerCase().includes(bare(target))) return;
      if (targets.size < named || targets.has(target)) targets.add(target.slice(0, 500));
      else more += 1;
    },
    sentence: () =>
      targets.size === 0
        ? null
        : `Links whose words are not their addresses lead to: ${[...targets].join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  };
}

function bare(address: string): string {
  return address.replace(/^(?:https?:\/\/|mailto:)|\/$/giu, '').toLowerCase();
}
