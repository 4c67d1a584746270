import type { KeychainQuestion, ServiceReport } from '../ports/service-messages.ts';

/** Asks the operating system's keychain by way of the main process; null where it has no answer. */
export type AskKeychain = (question: KeychainQuestion) => Promise<string | null>;

/** Questions to the keychain under way. */
export interface KeychainQuestions {
  readonly ask: AskKeychain;
  readonly answered: (request: number, answer: string | null) => void;
}

/** Puts questions through `tell` and hands each its answer. */
export function keychainQuestions(tell: (report: ServiceReport) => void): KeychainQuestions {
  const waiting = new Map<number, (answer: string | null) => void>();
  let last = 0;
  return {
    ask: (question) => {
      last += 1;
      const request = last;
      return new Promise((resolve) => {
        waiting.set(request, resolve);
        tell({ kind: 'keychain-wanted', request, question });
      });
    },
    answered: (request, answer) => {
      waiting.get(request)?.(answer);
      waiting.delete(request);
    },
  };
}
