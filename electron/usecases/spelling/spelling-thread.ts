import { Worker } from 'node:worker_threads';
import type { SpellingAnswer, SpellingQuestion, SpellingStart } from './messages.ts';
import type { SpellingDictionary } from './spelling-dictionary.ts';

/** Asks the dictionary; a thread that dies is a bug and rejects, and the next question starts another. */
export interface Spelling {
  readonly misspelt: (words: readonly string[]) => Promise<readonly string[]>;
  readonly suggestions: (word: string, most: number) => Promise<readonly string[]>;
}

/** One for the whole process: the dictionary is the same for every matter. */
const running = new Map<string, Spelling>();

/** The dictionary in a thread of its own, begun with the first question, or in this thread where no worker's file is given. */
export function spelling(workerFile: string | null): Spelling {
  if (workerFile === null) return spellingHere;
  const known = running.get(workerFile);
  if (known !== undefined) return known;
  const made = spellingAside(workerFile);
  running.set(workerFile, made);
  return made;
}

const spellingHere: Spelling = {
  misspelt: async (words) => (await dictionaryHere()).misspelt(words),
  suggestions: async (word, most) => (await dictionaryHere()).suggestions(word, most),
};

let here: Promise<SpellingDictionary> | null = null;

function dictionaryHere(): Promise<SpellingDictionary> {
  here ??= import('./spelling-dictionary.ts').then(({ spellingDictionary }) => spellingDictionary());
  return here;
}

interface Waiting {
  readonly resolve: (words: readonly string[]) => void;
  readonly reject: (error: Error) => void;
}

function spellingAside(workerFile: string): Spelling {
  let worker: Worker | null = null;
  let asked = 0;
  const waiting = new Map<number, Waiting>();

  const lost = (error: Error): void => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const begin = (): Worker => {
    const workerData: SpellingStart = { spelling: true };
    const begun = new Worker(workerFile, { workerData });
    // Nothing is kept alive for the sake of a dictionary.
    begun.unref();
    begun.on('message', ({ number, words }: SpellingAnswer) => {
      waiting.get(number)?.resolve(words);
      waiting.delete(number);
    });
    begun.on('error', lost);
    begun.on('exit', () => {
      if (worker === begun) lost(new Error('The thread with the dictionary stopped.'));
    });
    return begun;
  };
  const ask = (question: (number: number) => SpellingQuestion): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      worker ??= begin();
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage(question(asked));
    });

  return {
    misspelt: (words) => ask((number) => ({ number, ask: 'misspelt', words })),
    suggestions: (word, most) => ask((number) => ({ number, ask: 'suggestions', word, most })),
  };
}
