import { describe, expect, test } from 'vitest';
import type { KeyPress } from '../../../renderer/state/shortcut.ts';
import {
  isBareKey,
  isFieldShortcut,
  matchesShortcut,
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

  test('is shown in the signs of the machine', () => {
    expect(shortcutText('Ctrl+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shortcutText('Ctrl+Shift+Z', true)).toBe('⌘⇧Z');
  });
});
