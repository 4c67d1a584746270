import { describe, expect, test } from 'vitest';
import type { KeyPress } from '../../../renderer/state/shortcut.ts';
import {
  isBareKey,
  isFieldShortcut,
  matchesShortcut,
  shortcutOfPress,
  shortcutText,
} from '../../../renderer/state/shortcut.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

describe('a shortcut', () => {
  test('is met by its own keys and by no others', () => {
    expect(matchesShortcut('Ctrl+Z', press('z', { ctrlKey: true }), false)).toBe(true);
    expect(matchesShortcut('Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesShortcut('Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut('Ctrl+Z', press('z'), false)).toBe(false);
    expect(matchesShortcut('N', press('n'), false)).toBe(true);
    expect(matchesShortcut('N', press('n', { altKey: true }), false)).toBe(false);
  });

  test('with Ctrl is met by Command on a Mac, and there not by Control', () => {
    expect(matchesShortcut('Ctrl+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchesShortcut('Ctrl+K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  test('of a digit is met by the digit key whatever the keyboard puts on it', () => {
    expect(matchesShortcut('1', press('&', { code: 'Digit1' }), false)).toBe(true);
    expect(matchesShortcut('1', press('2', { code: 'Digit2' }), false)).toBe(false);
  });

  test('of a sign does not ask whether Shift was needed for it', () => {
    expect(matchesShortcut('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut('?', press('?'), false)).toBe(true);
  });

  test('that is a bare key, or that text fields use themselves, is left to a text field', () => {
    expect(
      ['N', '1', '?', 'Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+B', 'Alt+Left'].filter((key) => !isFieldShortcut(key)),
    ).toEqual([]);
    expect(['Ctrl+K', 'Ctrl+Shift+F', 'Alt+1', 'F6'].filter((key) => isFieldShortcut(key))).toEqual([]);
    expect([isBareKey('N'), isBareKey('Alt+N'), isBareKey('F6')]).toEqual([true, false, false]);
  });

  test('with Plus is met whether or not the keyboard needs Shift for it', () => {
    expect(matchesShortcut('Ctrl+Plus', press('+', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesShortcut('Ctrl+Plus', press('+', { ctrlKey: true }), false)).toBe(true);
  });

  test('is written from the press that meets it', () => {
    const written = [
      press('z', { ctrlKey: true }),
      press('Z', { ctrlKey: true, shiftKey: true }),
      press('n'),
      press('N', { shiftKey: true }),
      press('?', { shiftKey: true }),
      press('+', { ctrlKey: true, shiftKey: true }),
      press('&', { code: 'Digit1' }),
      press('ArrowLeft', { altKey: true }),
      press('F3', { shiftKey: true }),
      press(' ', { ctrlKey: true }),
    ];
    const shortcuts = written.map((one) => shortcutOfPress(one, false));
    expect(shortcuts).toEqual([
      'Ctrl+Z',
      'Ctrl+Shift+Z',
      'N',
      'Shift+N',
      '?',
      'Ctrl+Plus',
      '1',
      'Alt+Left',
      'Shift+F3',
      'Ctrl+Space',
    ]);
    expect(written.filter((one, at) => !matchesShortcut(shortcuts[at] ?? '', one, false))).toEqual([]);
  });

  test('is not written from a modifier alone, an accent being typed, or a system key', () => {
    const none = [
      press('Control', { ctrlKey: true }),
      press('Dead', { altKey: true }),
      press('d', { metaKey: true }),
    ];
    expect(none.map((one) => shortcutOfPress(one, false))).toEqual([null, null, null]);
  });

  test('with Alt is met by the letter’s key where a Mac types a sign with it', () => {
    const option = press('å', { altKey: true, code: 'KeyA' });
    expect([shortcutOfPress(option, true), matchesShortcut('Alt+A', option, true)]).toEqual(['Alt+A', true]);
  });

  test('is shown in the signs of the machine', () => {
    expect(shortcutText('Ctrl+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shortcutText('Ctrl+Shift+Z', true)).toBe('⌘⇧Z');
    expect(shortcutText('Alt+Left', false)).toBe('Alt+←');
    expect(shortcutText('Ctrl+Plus', true)).toBe('⌘+');
  });
});
