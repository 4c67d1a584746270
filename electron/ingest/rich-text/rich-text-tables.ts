/** A font as the table of fonts names it. */
export interface Font {
  name: string;
  codePage: number | null;
}

/** A style of paragraphs as the table of styles names it. */
export interface Style {
  name: string;
  level: number | null;
}

/** Gives a font the name that was told. */
export function nameFont(font: Font | undefined, destination: { text: string }): void {
  if (font !== undefined && destination.text.trim() !== '') font.name = destination.text.trim();
  destination.text = '';
}

/** Gives a style the name that was told, and the level of a heading that the name says. */
export function nameStyle(styles: Map<number, Style>, number: number, destination: { text: string }): void {
  const name = destination.text.replace(/;.*$/su, '').trim().toLowerCase();
  destination.text = '';
  const style = styles.get(number);
  if (style === undefined || name === '') return;
  style.name = name;
  const level = /^heading ([1-9])$/u.exec(name)?.[1];
  if (level !== undefined) style.level ??= Number(level);
}

/** Adds the author that was told to those of tracked changes. */
export function nameAuthor(authors: string[], destination: { text: string }): void {
  const name = destination.text.replace(/;\s*$/u, '').trim();
  destination.text = '';
  if (name !== '' && authors.length < 10_000) authors.push(name);
}
