import { describe, expect, it } from 'vitest';
import { parentChoices, themeChoices } from '../../../renderer/features/reader/theme-choices.ts';
import type { ThemeChoice } from '../../../renderer/features/reader/theme-choices.ts';
import type { Theme } from '../../../shared/model/index.ts';

function theme(id: string, name: string, above: Theme | null, retired = false): Theme {
  return {
    id,
    name,
    code: id,
    colour: 'blue',
    definition: '',
    use: '',
    avoid: '',
    parent: above?.id ?? null,
    path: [...(above?.path ?? []), name],
    position: 0,
    retired,
    mergedInto: null,
    passages: 0,
    documents: 0,
    conflicts: [],
  };
}

const training = theme('TR', 'Training', null);
const staffing = theme('ST', 'Staffing', null);
const themes = [
  training,
  theme('NT', 'Nights', training),
  staffing,
  theme('NS', 'Nights', staffing),
  theme('OL', 'Old theme', null, true),
];

function said(choices: readonly ThemeChoice[]): readonly string[] {
  return choices.map((choice) => {
    if (choice.kind === 'theme') return [...choice.path, choice.theme.name].join(' / ');
    return choice.kind === 'new'
      ? `new ${choice.name} in ${choice.parent?.name ?? 'none'}`
      : `where ${choice.name}`;
  });
}

describe('the palette of themes', () => {
  it('offers the whole tree in its order, and never a retired theme', () => {
    expect(said(themeChoices(themes, ' '))).toEqual([
      'Training',
      'Training / Nights',
      'Staffing',
      'Staffing / Nights',
    ]);
    expect(said(themeChoices(themes, 'old'))).toEqual(['new old in none', 'where old']);
  });

  it('tells themes of one name apart by where they stand, and finds by that', () => {
    expect(said(themeChoices(themes, 'nights')).slice(0, 2)).toEqual([
      'Training / Nights',
      'Staffing / Nights',
    ]);
    expect(said(themeChoices(themes, 'staff nights'))[0]).toBe('Staffing / Nights');
  });

  it('offers a new theme at the top or under another, where none of that name stands there', () => {
    expect(said(themeChoices(themes, 'Nights'))).toContain('new Nights in none');
    expect(said(themeChoices(themes, 'training'))).not.toContain('new training in none');
    expect(said(themeChoices(themes, 'Staffing / Rotas'))).toContain('new Rotas in Staffing');
    expect(said(themeChoices(themes, 'Staffing / Nights'))).not.toContain('new Nights in Staffing');
  });

  it('offers as parents only themes that have no such theme yet', () => {
    expect(said(parentChoices(themes, 'nights', ''))).toEqual(['Training / Nights', 'Staffing / Nights']);
    expect(said(parentChoices(themes, 'Rotas', 'staf'))).toEqual(['Staffing', 'Staffing / Nights']);
  });

  it('finds among a thousand', () => {
    const many = Array.from({ length: 1_000 }, (_, at) =>
      theme(`T${String(at)}`, `Theme ${String(at)}`, null),
    );
    expect(said(themeChoices(many, '')).length).toBe(1_000);
    expect(said(themeChoices(many, 'theme 987'))[0]).toBe('Theme 987');
  });
});
