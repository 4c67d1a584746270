import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caretKeys } from '../../../renderer/features/palette/fixed-keys.ts';
import { caretCommand } from '../../../renderer/features/reader/text-keys.ts';
import { judgeKey, withFirstKeys, withKey, withoutKeys } from '../../../renderer/state/key-choice.ts';
import {
  type ActionEntry,
  keysOf,
  type KeyChoices,
  userAction,
  userActions,
} from '../../../shared/contract/index.ts';

const firstKeys: KeyChoices = { shortcuts: {}, characterKeys: true };

function action(id: string): ActionEntry {
  const entry = userAction(id);
  if (entry === undefined) throw new Error(`There is no action ${id}.`);
  return entry;
}

describe('a key pressed for an action', () => {
  test('is free, or known to be its own, or said to belong to another', () => {
    const verdicts = ['Ctrl+J', 'Ctrl+B', 'Ctrl+K'].map((key) =>
      judgeKey(key, action('build-pack'), firstKeys),
    );
    expect(verdicts).toEqual([{ kind: 'free' }, { kind: 'same' }, { kind: 'taken', by: action('palette') }]);
  });

  test('belongs to another also while single keys are switched off', () => {
    expect(judgeKey('T', action('note-on-passage'), { ...firstKeys, characterKeys: false })).toEqual({
      kind: 'taken',
      by: action('tag-more'),
    });
  });

  test('is refused where it is a bare letter for what does not act on a text, where every program uses it, and where it types a sign', () => {
    const kindOf = (key: string, id: string) => judgeKey(key, action(id), firstKeys).kind;
    expect({
      letterForPack: kindOf('Shift+Y', 'build-pack'),
      letterForText: kindOf('Shift+Y', 'select-block'),
      letterForPage: kindOf('Shift+Y', 'shortcuts'),
      copy: kindOf('Ctrl+C', 'build-pack'),
      arrow: kindOf('Ctrl+Left', 'select-block'),
      altGraph: kindOf('Ctrl+Alt+E', 'build-pack'),
      functionKey: kindOf('F12', 'build-pack'),
    }).toEqual({
      letterForPack: 'refused',
      letterForText: 'free',
      letterForPage: 'free',
      copy: 'refused',
      arrow: 'refused',
      altGraph: 'refused',
      functionKey: 'free',
    });
  });
});

describe('the choices', () => {
  test('take a key from the action that had it, which keeps its others', () => {
    const shortcuts = withKey({}, action('build-pack'), 'Ctrl+Y');
    expect(shortcuts).toEqual({ 'build-pack': ['Ctrl+Y'], redo: ['Ctrl+Shift+Z'] });
  });

  test('hold nothing that is so anyway: a key given back, and keys put back', () => {
    const moved = withKey({}, action('build-pack'), 'Ctrl+J');
    expect([
      withKey(moved, action('build-pack'), 'Ctrl+B'),
      withFirstKeys(moved, action('build-pack')),
      withFirstKeys(withoutKeys({}, action('palette')), action('palette')),
    ]).toEqual([{}, {}, {}]);
  });

  test('never give one key to two actions, whatever is chosen in whatever order', () => {
    const keys = fc.constantFrom('Ctrl+J', 'Ctrl+B', 'Ctrl+K', 'T', 'N', 'Ctrl+Y', 'Ctrl+Shift+Z', 'F6');
    const step = fc.record({
      action: fc.constantFrom(...userActions.filter(({ keys: own }) => own.length > 0).slice(0, 30)),
      key: fc.option(keys, { nil: null }),
      back: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let shortcuts: KeyChoices['shortcuts'] = {};
        for (const { action: chosen, key, back } of steps) {
          if (back) shortcuts = withFirstKeys(shortcuts, chosen);
          else if (key === null) shortcuts = withoutKeys(shortcuts, chosen);
          else shortcuts = withKey(shortcuts, chosen, key);
        }
        const given = userActions.flatMap(({ id }) => keysOf(id, { shortcuts, characterKeys: true }));
        expect(given.filter((key, at) => given.indexOf(key) !== at)).toEqual([]);
      }),
    );
  });
});

test('with single keys switched off no action has a letter, digit or sign, and every other key stays', () => {
  const left = userActions.flatMap(({ id }) => keysOf(id, { shortcuts: {}, characterKeys: false }));
  const kept = userActions.flatMap(({ keys }) => keys).filter((key) => !/^(Shift\+)?.$/u.test(key));
  expect(left).toEqual(kept);
});

test.each([
  ['elsewhere', false],
  ['on a Mac', true],
])('the keys of the caret that the page of shortcuts shows move the caret, %s', (_where, mac) => {
  const named: Readonly<Record<string, string>> = {
    Left: 'ArrowLeft',
    Right: 'ArrowRight',
    Up: 'ArrowUp',
    Down: 'ArrowDown',
  };
  const keys = caretKeys(mac).flatMap((row) => row.keys);
  const idle = keys.filter((shown) => {
    const parts = shown.split('+');
    const key = parts.at(-1) ?? '';
    const press = {
      key: named[key] ?? key,
      ctrlKey: parts.includes(mac ? 'Control' : 'Ctrl'),
      metaKey: mac && parts.includes('Ctrl'),
      altKey: parts.includes('Alt'),
      shiftKey: parts.includes('Shift'),
    };
    return key !== 'Shift' && caretCommand(press, mac) === null;
  });
  expect(idle).toEqual([]);
});

test('no action begins with a key of the caret', () => {
  const caret = caretKeys(false).flatMap((row) => row.keys);
  expect(userActions.flatMap(({ keys }) => keys).filter((key) => caret.includes(key))).toEqual([]);
});
