import { spellingKey } from '../../shared/text/index.ts';
import type { ServiceClient } from './client.ts';
import { notify } from './notices.ts';
import { perMatter } from './per-matter.ts';

/** What is known of words, asked of the service once a word. */
export interface SpellingKnowledge {
  /** Grows when the matter's own words changed, so that every word has to be looked up again. */
  readonly age: number;
  /** The matter's own words when it was last looked, one a line. */
  readonly own: string;
  /** Whether a word is misspelt, by its key. */
  readonly misspelt: ReadonlyMap<string, boolean>;
}

/** Words looked up so far for the matter in this window. */
export const spellingKnowledge = perMatter<SpellingKnowledge>({
  age: 0,
  own: '',
  misspelt: new Map(),
});

/** Words whose answer is on its way, so that none is asked for twice. */
const asked = new Set<string>();
/** The service takes so many words at once, none of them longer than that. */
const mostWords = 2_000;
const longestWord = 100;
let failureSaid = false;

/** Whether a word is misspelt; undefined while that is not known, and false for what is too long to be a word. */
export function isMisspelt(word: string): boolean | undefined {
  const key = spellingKey(word);
  return key.length > longestWord ? false : spellingKnowledge.get().misspelt.get(key);
}

/** Has words looked up that are not known yet; `spellingKnowledge` tells when they are. */
export async function lookWordsUp(service: ServiceClient, words: Iterable<string>): Promise<void> {
  const { misspelt } = spellingKnowledge.get();
  const wanted = [...new Set([...words].map(spellingKey))].filter(
    (key) => key.length <= longestWord && !misspelt.has(key) && !asked.has(key),
  );
  for (const key of wanted) asked.add(key);
  for (let from = 0; from < wanted.length; from += mostWords) {
    await lookUp(service, wanted.slice(from, from + mostWords));
  }
}

async function lookUp(service: ServiceClient, words: readonly string[]): Promise<void> {
  const { age } = spellingKnowledge.get();
  const result = await service.call('checkSpelling', { words: [...words] });
  for (const word of words) asked.delete(word);
  if (!result.ok) {
    if (!failureSaid) {
      notify({ sentence: `The spelling is not checked. ${result.failure.message}`, tone: 'warning' });
    }
    failureSaid = true;
    return;
  }
  const now = spellingKnowledge.get();
  if (now.age !== age) return;
  const wrong = new Set(result.value);
  const misspelt = new Map(now.misspelt);
  for (const word of words) misspelt.set(word, wrong.has(word));
  spellingKnowledge.set({ ...now, misspelt });
}

/** Takes the matter's own words; where they changed, every word is looked up anew. */
export function takeOwnWords(words: readonly string[]): void {
  const own = words.join('\n');
  const { age, own: before } = spellingKnowledge.get();
  if (own === before) return;
  asked.clear();
  spellingKnowledge.set({ age: age + 1, own, misspelt: new Map() });
}
