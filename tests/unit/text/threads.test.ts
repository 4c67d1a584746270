import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threadsOf, type ThreadMessage } from '../../../shared/text/index.ts';

function message(id: string, rest: Partial<ThreadMessage> = {}): ThreadMessage {
  return { id, messageId: id, inReplyTo: [], references: [], sent: null, ...rest };
}

/** Threads with their places in an order of their own, so that only what they say is compared. */
function said(messages: readonly ThreadMessage[]): unknown {
  return threadsOf(messages)
    .map((thread) => thread.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    .sort((one, other) => ((one[0]?.id ?? '') < (other[0]?.id ?? '') ? -1 : 1));
}

const anyMessages = fc
  .array(
    fc.record({
      own: fc.option(fc.nat(9), { nil: null }),
      inReplyTo: fc.array(fc.nat(9), { maxLength: 2 }),
      references: fc.array(fc.nat(9), { maxLength: 4 }),
      hour: fc.option(fc.nat(5), { nil: null }),
    }),
    { maxLength: 14 },
  )
  .map((drawn) =>
    drawn.map(({ own, inReplyTo, references, hour }, index): ThreadMessage => ({
      id: `d${String(index).padStart(2, '0')}`,
      messageId: own === null ? null : `m${own}`,
      inReplyTo: inReplyTo.map((number) => `m${number}`),
      references: references.map((number) => `m${number}`),
      sent: hour === null ? null : `2013-12-20T0${hour}:00:00.000Z`,
    })),
  );

describe('threads', () => {
  test('follow the references from answer to answer', () => {
    expect(
      said([
        message('c', { references: ['a', 'b'] }),
        message('a'),
        message('b', { inReplyTo: ['a'] }),
        message('x'),
      ]),
    ).toEqual([
      [
        { id: 'a', answers: null, depth: 0, repeats: null },
        { id: 'b', answers: 'a', depth: 1, repeats: null },
        { id: 'c', answers: 'b', depth: 2, repeats: null },
      ],
      [{ id: 'x', answers: null, depth: 0, repeats: null }],
    ]);
  });

  test('hold answers together whose question is not here', () => {
    const thread = threadsOf([
      message('b', { references: ['gone'] }),
      message('c', { references: ['gone', 'b', 'lost'] }),
    ]);
    expect(thread).toEqual([
      [
        { id: 'b', answers: null, depth: 0, repeats: null },
        { id: 'c', answers: 'b', depth: 1, repeats: null },
      ],
    ]);
  });

  test('say which message repeats another', () => {
    const twice = [message('one', { messageId: 'm' }), message('two', { messageId: 'm' })];
    expect(threadsOf(twice)).toEqual([
      [
        { id: 'one', answers: null, depth: 0, repeats: null },
        { id: 'two', answers: null, depth: 0, repeats: 'one' },
      ],
    ]);
  });

  test('do not depend on the order in which messages came, and hold each once', () => {
    fc.assert(
      fc.property(
        anyMessages.chain((messages) =>
          fc.tuple(
            fc.constant(messages),
            fc.shuffledSubarray([...messages], { minLength: messages.length, maxLength: messages.length }),
          ),
        ),
        ([messages, shuffled]) => {
          expect(said(shuffled)).toEqual(said(messages));
          const ids = threadsOf(messages).flatMap((thread) => thread.map(({ id }) => id));
          expect(ids.sort()).toEqual(messages.map(({ id }) => id));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('have no circle, and answers stand one deeper than what they answer', () => {
    fc.assert(
      fc.property(anyMessages, (messages) => {
        for (const thread of threadsOf(messages)) {
          const depths = new Map(thread.map(({ id, depth }) => [id, depth] as const));
          for (const { answers, depth } of thread)
            expect(depth).toBe(answers === null ? 0 : (depths.get(answers) ?? NaN) + 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
