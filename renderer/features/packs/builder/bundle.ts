import {
  plainNote,
  type PackChoices,
  type PackContent,
  type PackPart,
} from '../../../../shared/model/index.ts';

/** Something in a section of a bundle, with an identity that it keeps while it is moved and edited. */
export interface BundleItem {
  readonly id: string;
  readonly content: PackContent;
}

/** A section of a bundle. */
export interface BundleSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly BundleItem[];
}

/** What is chosen for a bundle beside its parts. */
export type BundleSettings = Omit<PackChoices, 'parts'>;

/** A pack of a person's own parts while it is being put together. */
export interface Bundle {
  readonly settings: BundleSettings;
  readonly sections: readonly BundleSection[];
}

/** A step of putting a bundle together. Where something is to stand is said by what it stands before; null is the end. */
export type BundleEdit =
  | { readonly kind: 'settings'; readonly settings: BundleSettings }
  | { readonly kind: 'name-bundle'; readonly title: string }
  | { readonly kind: 'add-section'; readonly section: BundleSection; readonly before: string | null }
  | { readonly kind: 'name-section'; readonly section: string; readonly title: string }
  | { readonly kind: 'move-section'; readonly section: string; readonly before: string | null }
  | { readonly kind: 'add-items'; readonly items: readonly BundleItem[]; readonly to: BundlePlace }
  | { readonly kind: 'move-item'; readonly item: string; readonly to: BundlePlace }
  | { readonly kind: 'change-item'; readonly item: string; readonly content: PackContent }
  /** Takes a section with all in it, or an item, out. */
  | { readonly kind: 'remove'; readonly id: string };

/** Where items are put. */
export interface BundlePlace {
  readonly section: string;
  readonly before: string | null;
}

/** A bundle after an edit; the same one where the edit names what is not there, or changes nothing. */
export function editBundle(bundle: Bundle, edit: BundleEdit): Bundle {
  switch (edit.kind) {
    case 'settings':
      return { ...bundle, settings: edit.settings };
    case 'name-bundle':
      return { ...bundle, settings: { ...bundle.settings, title: edit.title } };
    case 'add-section':
      return { ...bundle, sections: inserted(bundle.sections, [edit.section], edit.before) };
    case 'name-section':
      return withSection(bundle, edit.section, (section) => ({ ...section, title: edit.title }));
    case 'move-section': {
      const section = bundle.sections.find(({ id }) => id === edit.section);
      if (section === undefined || edit.before === section.id) return bundle;
      if (nextId(bundle.sections, section.id) === edit.before) return bundle;
      const others = bundle.sections.filter((other) => other !== section);
      return { ...bundle, sections: inserted(others, [section], edit.before) };
    }
    case 'add-items':
      return withSection(bundle, edit.to.section, (section) => ({
        ...section,
        items: inserted(section.items, edit.items, edit.to.before),
      }));
    case 'move-item': {
      const item = itemOf(bundle, edit.item);
      if (item === null || edit.to.before === edit.item) return bundle;
      if (!bundle.sections.some(({ id }) => id === edit.to.section)) return bundle;
      const from = sectionOf(bundle, edit.item);
      if (from?.id === edit.to.section && nextId(from.items, edit.item) === edit.to.before) return bundle;
      const without = editBundle(bundle, { kind: 'remove', id: edit.item });
      return editBundle(without, { kind: 'add-items', items: [item], to: edit.to });
    }
    case 'change-item': {
      const section = sectionOf(bundle, edit.item);
      if (section === null) return bundle;
      return withSection(bundle, section.id, (found) => ({
        ...found,
        items: found.items.map((item) => (item.id === edit.item ? { ...item, content: edit.content } : item)),
      }));
    }
    case 'remove': {
      if (bundle.sections.some(({ id }) => id === edit.id)) {
        return { ...bundle, sections: bundle.sections.filter(({ id }) => id !== edit.id) };
      }
      const section = sectionOf(bundle, edit.id);
      if (section === null) return bundle;
      return withSection(bundle, section.id, (found) => ({
        ...found,
        items: found.items.filter(({ id }) => id !== edit.id),
      }));
    }
  }
}

/** An item by its id, or null. */
export function itemOf(bundle: Bundle, id: string): BundleItem | null {
  return sectionOf(bundle, id)?.items.find((item) => item.id === id) ?? null;
}

/** The section that an item stands in, or null. */
export function sectionOf(bundle: Bundle, item: string): BundleSection | null {
  return bundle.sections.find(({ items }) => items.some(({ id }) => id === item)) ?? null;
}

/**
 * The edit that moves an item or a section one step up or down; an item goes on into the next section at a section's ends. Null where
 * it is at the end already.
 */
export function stepEdit(bundle: Bundle, id: string, step: -1 | 1): BundleEdit | null {
  const { sections } = bundle;
  const at = sections.findIndex((section) => section.id === id);
  if (at >= 0) {
    if (sections[at + step] === undefined) return null;
    const before = sections[step === -1 ? at - 1 : at + 2]?.id ?? null;
    return { kind: 'move-section', section: id, before };
  }
  const section = sectionOf(bundle, id);
  if (section === null) return null;
  const place = section.items.findIndex((item) => item.id === id);
  if (section.items[place + step] !== undefined) {
    const before = section.items[step === -1 ? place - 1 : place + 2]?.id ?? null;
    return { kind: 'move-item', item: id, to: { section: section.id, before } };
  }
  const next = sections[sections.indexOf(section) + step];
  if (next === undefined) return null;
  const before = step === -1 ? null : (next.items[0]?.id ?? null);
  return { kind: 'move-item', item: id, to: { section: next.id, before } };
}

/** The choices that a bundle stands for. What has no title yet gets a plain one, since nothing in a pack goes without. */
export function choicesOfBundle({ settings, sections }: Bundle): PackChoices {
  const parts = sections.map((section): PackPart => ({
    title: titled(section.title, untitled.section),
    contents: section.items.map(({ content }) =>
      'title' in content ? { ...content, title: titled(content.title, untitled[content.kind]) } : content,
    ),
  }));
  return { ...settings, parts };
}

/** What stands for a title that nobody gave. */
export const untitled = {
  section: 'Untitled section',
  passages: 'Chosen passages',
  text: 'Untitled page',
  divider: 'Untitled divider',
} as const;

/** A bundle to go on with from choices; those of a themed report give a bundle without parts. */
export function bundleOfChoices({ parts, ...settings }: PackChoices, newId: () => string): Bundle {
  return {
    settings,
    sections: (parts ?? []).map(({ title, contents }) => ({
      id: newId(),
      title,
      items: contents.map((content) => ({ id: newId(), content })),
    })),
  };
}

/** A page of own words with nothing on it yet. */
export function blankPage(): PackContent {
  return { kind: 'text', title: '', content: plainNote('') };
}

function titled(title: string, otherwise: string): string {
  return title.trim() === '' ? otherwise : title;
}

function withSection(bundle: Bundle, id: string, change: (section: BundleSection) => BundleSection): Bundle {
  if (!bundle.sections.some((section) => section.id === id)) return bundle;
  return {
    ...bundle,
    sections: bundle.sections.map((section) => (section.id === id ? change(section) : section)),
  };
}

/** The id of what comes after an entry, or null at the end. */
function nextId(list: readonly { readonly id: string }[], id: string): string | null {
  return list[list.findIndex((entry) => entry.id === id) + 1]?.id ?? null;
}

/** A list with more in it, before what has an id, or at the end where nothing has it. */
function inserted<Entry extends { readonly id: string }>(
  list: readonly Entry[],
  added: readonly Entry[],
  before: string | null,
): readonly Entry[] {
  const at = list.findIndex(({ id }) => id === before);
  return at < 0 ? [...list, ...added] : list.toSpliced(at, 0, ...added);
}
