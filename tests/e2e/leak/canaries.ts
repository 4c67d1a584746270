/** Sentences that stand nowhere else, each with a word in it that nobody ever wrote: where a piece of it lies, the word lies there. */
export interface Canary {
  /** The invented word. */
  readonly mark: string;
  /** What is imported, typed or named. */
  readonly words: string;
}

function canary(mark: string, words: (mark: string) => string): Canary {
  return { mark, words: words(mark) };
}

/** What a matter keeps, one for each way into it. */
export const kept = {
  matterTitle: canary('glimmerwhistle', (mark) => `The ${mark} Inquiry`),
  sourceName: canary('brambleknuckle', (mark) => `letter from ${mark}.txt`),
  title: canary('fernwhickle', (mark) => `Letter on the ${mark} affair`),
  quote: canary('thimblecrake', (mark) => `The warden of ${mark} sent the children back across the ice`),
  unread: canary('puddlewrathe', (mark) => `Somebody called ${mark} kept the keys of the dormitory`),
  hidden: canary('oakenfluster', (mark) => `A remark about ${mark} that no page shows`),
  newTheme: canary('snatterwold', (mark) => `Silence at ${mark}`),
  definition: canary('quibblestone', (mark) => `Whatever was said of ${mark} before the hearing`),
  openNote: canary('marrowtwitch', (mark) => `Ask the clerk when ${mark} was told of it`),
  privilegedNote: canary('willowsnarl', (mark) => `Counsel thinks that ${mark} cannot be relied upon`),
  undone: canary('dapplescorn', (mark) => `This was about ${mark} and is taken back`),
  draft: canary('hazelgrumble', (mark) => `Not finished yet is what ${mark} told`),
  savedSearch: canary('tanglefroth', (mark) => `All about ${mark}`),
  termList: canary('mossyquaver', (mark) => `Names like ${mark}`),
  person: canary('cobblesneeze', (mark) => `Sister Agnes ${mark}`),
  reviewer: canary('larkthrumble', (mark) => `Edmund ${mark}`),
  spelling: canary('rushwinkel', (mark) => mark),
  packTemplate: canary('bogwhimple', (mark) => `Bundle for the ${mark} hearing`),
  ownWords: canary('trundlemire', (mark) => `In short, ${mark} was never asked`),
  provider: canary('fettlemoss', (mark) => `The County of ${mark}`),
  recipients: canary('gorsewhittle', (mark) => `Mr Justice ${mark}`),
  custodian: canary('sedgefumble', (mark) => `The strongroom at ${mark}`),
  ownField: canary('pebblewraith', (mark) => `Box at ${mark}`),
  ownValue: canary('teaselgrouse', (mark) => `Shelf of ${mark}`),
  loaded: canary('bristlequay', (mark) => `Received by hand of ${mark}`),
  /** The report of an import names what was refused, too. */
  refusedFile: canary('alderskrimp', (mark) => `scan of ${mark}.bin`),
  packTitle: canary('drizzlehaunt', (mark) => `Extracts for ${mark}`),
} as const;

/** What is typed and kept nowhere, not even in a matter without a passphrase. */
export const passing = {
  search: canary('nettlequorn', (mark) => `ice ${mark}`),
  pattern: canary('sorrelbicker', (mark) => `/${mark}[a-z]+ of the ice/`),
  faultyPattern: canary('juniperglitch', (mark) => `/(${mark}/`),
  findInText: canary('cloverjostle', (mark) => `children of ${mark}`),
  historyFilter: canary('beechfumble', (mark) => `what ${mark} did`),
  badCall: canary('yarrowflinch', (mark) => `A call that nobody takes with ${mark} in it`),
} as const;

/** What opens the encrypted matter. */
export const passphrase = canary('pewtersnoffle', (mark) => `kettle hamster ${mark} quarry`);

/** The invented words of some canaries. */
export function marksOf(canaries: Readonly<Record<string, Canary>>): readonly string[] {
  return Object.values(canaries).map(({ mark }) => mark);
}
