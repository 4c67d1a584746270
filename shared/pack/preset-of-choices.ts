import type { PackChoices, PackContent, PackPresetFields, PresetContent } from '../model/index.ts';

/** What a person says of a preset of their own. */
export type PresetWords = Pick<PackPresetFields, 'name' | 'about' | 'source'>;

/**
 * Choices as a preset keeps them: how a pack is set, numbered and split, and its parts by what kind of thing is in them. No document,
 * passage, theme, search or word of the matter is in it, but for the titles of parts where `titles` says so; else parts are called
 * “Part 1” and so on. Parts that hold nothing which a preset can begin with are left out.
 */
export function presetOfChoices(choices: PackChoices, words: PresetWords, titles: boolean): PackPresetFields {
  const { order, context, notes, fullTexts, sourcePages, numbering, volumes, warnOver, shapes } = choices;
  const parts = (choices.parts ?? [])
    .map(({ title, contents }) => ({ title, contents: [...new Set(contents.flatMap(kindOf))] }))
    .filter(({ contents }) => contents.length > 0)
    .map(({ title, contents }, index) => ({ title: titles ? title : `Part ${index + 1}`, contents }));
  return {
    ...words,
    choices: {
      order,
      context,
      notes,
      fullTexts,
      ...(sourcePages === undefined ? {} : { sourcePages }),
      ...(numbering === undefined ? {} : { numbering }),
      ...(volumes === undefined ? {} : { volumes }),
      ...(warnOver === undefined ? {} : { warnOver }),
      ...(shapes === undefined ? {} : { shapes }),
    },
    parts: parts.length === 0 ? null : parts,
  };
}

function kindOf({ kind }: PackContent): readonly PresetContent[] {
  switch (kind) {
    case 'theme':
      return ['themes'];
    case 'document':
    case 'pages':
      return ['documents'];
    case 'chronology':
    case 'register':
      return [kind];
    case 'text':
      return ['page'];
    case 'query':
    case 'passages':
    case 'divider':
      return [];
  }
}
