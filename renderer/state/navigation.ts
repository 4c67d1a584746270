import { useEffect } from 'react';
import { observable, useObservable } from './observable.ts';
import { searchText } from './search-text.ts';

/** Where in a document to go. */
export type ReaderTarget =
  | { readonly passageId: string }
  | { readonly start: number; readonly end: number }
  | { readonly block: number };

/** A place in the application: a screen, and where on it. */
export type Place =
  | { readonly screen: 'start' }
  | { readonly screen: 'library'; readonly documentId?: string }
  | { readonly screen: 'imports'; readonly part?: ImportsPart }
  | { readonly screen: 'reader'; readonly documentId: string; readonly at?: ReaderTarget }
  | { readonly screen: 'search'; readonly query?: string }
  | { readonly screen: 'notes'; readonly noteId?: string; readonly writing?: true }
  | { readonly screen: 'themes'; readonly themeId?: string; readonly adding?: true }
  | { readonly screen: 'packs' }
  /** `itemId`: the batch, person or organisation shown first. */
  | { readonly screen: 'review'; readonly part?: ReviewPart; readonly itemId?: string }
  /** `of`: the passage or note whose earlier states are looked at. */
  | { readonly screen: 'history'; readonly of?: HistorySubject }
  | { readonly screen: 'settings'; readonly at?: SettingsPart };

/** The parts of the screen about how sources came in. */
export type ImportsPart = 'imports' | 'load file' | 'exchange' | 'near-duplicates';

/** The parts of the settings that are come to by themselves. */
export type SettingsPart = 'shortcuts' | 'protection';

/** The parts of the screen for running the review. */
export type ReviewPart = 'overview' | 'batches' | 'second reviews' | 'people' | 'events';

/** What the history can show the earlier states of. */
export interface HistorySubject {
  readonly kind: 'passage' | 'note';
  readonly id: string;
}

/** The name of a screen. */
export type ScreenName = Place['screen'];

interface Journey {
  readonly places: readonly Place[];
  readonly index: number;
  /** Grows with every move, so that going to the same place again is noticed. */
  readonly moves: number;
}

/** What a part of the window needs to know of where it is and to go elsewhere. */
export interface Navigation {
  readonly place: Place;
  /** Grows with every move; a target reached twice is a new move. */
  readonly moves: number;
  readonly go: (place: Place) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

const longestJourney = 200;
const journey = observable<Journey>({ places: [{ screen: 'start' }], index: 0, moves: 0 });

/** Where the window is now. */
export function currentPlace(): Place {
  const { places, index } = journey.get();
  return places[index] ?? { screen: 'start' };
}

/** Goes to a place, from where Alt+Left leads back. */
export function go(place: Place): void {
  const { places, index, moves } = journey.get();
  const kept = [...places.slice(0, index + 1), place].slice(-longestJourney);
  arrive({ places: kept, index: kept.length - 1, moves: moves + 1 });
}

/** Changes the present place without a step in the journey: a query being typed, a row being chosen. */
export function replacePlace(place: Place): void {
  const { places, index, moves } = journey.get();
  journey.set({ places: places.map((known, at) => (at === index ? place : known)), index, moves });
}

/** Goes one step back, as far as the journey reaches. */
export function goBack(): void {
  const { places, index, moves } = journey.get();
  if (index > 0) arrive({ places, index: index - 1, moves: moves + 1 });
}

/** Goes one step forward again. */
export function goForward(): void {
  const { places, index, moves } = journey.get();
  if (index < places.length - 1) arrive({ places, index: index + 1, moves: moves + 1 });
}

/** Arriving at a search puts its words into the field again. */
function arrive(next: Journey): void {
  const place = next.places[next.index];
  if (place?.screen === 'search' && place.query !== undefined) searchText.set(place.query);
  journey.set(next);
}

/** Begins a new journey: another matter was opened, and the old places are not of it. */
export function beginJourney(place: Place): void {
  journey.set({ places: [place], index: 0, moves: journey.get().moves + 1 });
}

/** Where the window is, and how to go elsewhere. */
export function useNavigation(): Navigation {
  const { places, index, moves } = useObservable(journey);
  return {
    place: places[index] ?? { screen: 'start' },
    moves,
    go,
    back: goBack,
    forward: goForward,
    canGoBack: index > 0,
    canGoForward: index < places.length - 1,
  };
}

/** Keeps the window's title: the screen's own words first, then the application's name. Null leaves it as it is. */
export function useWindowTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return;
    document.title = title === '' ? 'Glossator' : `${title} · Glossator`;
  }, [title]);
}

/** The document that was read last on this journey, or null where none was. */
export function lastReadDocument(): string | null {
  const { places, index } = journey.get();
  for (const place of places.slice(0, index + 1).reverse()) {
    if (place.screen === 'reader') return place.documentId;
  }
  return null;
}
