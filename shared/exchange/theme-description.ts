/** The texts of a theme that other programs have one field for. */
export interface ThemeTexts {
  readonly definition: string;
  readonly use: string;
  readonly avoid: string;
}

const useHeading = 'When to use:\n';
const avoidHeading = 'When not to use:\n';

/** One text of a theme's definition and when to use it and when not, from which `readThemeDescription` gives the three back. */
export function themeDescription({ definition, use, avoid }: ThemeTexts): string {
  return [definition, use === '' ? '' : useHeading + use, avoid === '' ? '' : avoidHeading + avoid]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The texts that a description holds; one without the headings is a definition. */
export function readThemeDescription(description: string): ThemeTexts {
  const [beforeAvoid, avoid] = partedAt(description, avoidHeading);
  const [definition, use] = partedAt(beforeAvoid, useHeading);
  return { definition, use, avoid };
}

/** Whether a theme's texts come back as they are. */
export function descriptionHolds(texts: ThemeTexts): boolean {
  const { definition, use, avoid } = readThemeDescription(themeDescription(texts));
  return definition === texts.definition && use === texts.use && avoid === texts.avoid;
}

/** What stands before the last heading of that kind at the beginning of a paragraph, and what stands behind it. */
function partedAt(text: string, heading: string): readonly [string, string] {
  if (text.startsWith(heading) && !text.includes(`\n\n${heading}`)) return ['', text.slice(heading.length)];
  const at = text.lastIndexOf(`\n\n${heading}`);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2 + heading.length)];
}
