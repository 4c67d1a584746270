import type { MessagePort } from 'node:worker_threads';
import type { SpellingAnswer, SpellingQuestion } from './messages.ts';
import { spellingDictionary } from './spelling-dictionary.ts';

/** Answers questions about words over the thread's port for as long as the thread lives. */
export function serveSpelling(port: MessagePort): void {
  const dictionary = spellingDictionary();
  port.on('message', (question: SpellingQuestion) => {
    const words =
      question.ask === 'misspelt'
        ? dictionary.misspelt(question.words)
        : dictionary.suggestions(question.word, question.most);
    const answer: SpellingAnswer = { number: question.number, words };
    port.postMessage(answer);
  });
}
