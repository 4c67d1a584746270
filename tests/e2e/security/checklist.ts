/** A point of Electron's own checklist for security, and the tests that show that it is kept. */
export interface ChecklistItem {
  /** Its number in the list of Electron's documentation on security. */
  readonly number: number;
  /** What it asks for, in our words. */
  readonly asks: string;
  readonly proofs: readonly Proof[];
}

/** A test by its file, from the root of the checkout, and its own name, without those of the groups around it. */
export interface Proof {
  readonly test: string;
  readonly name: string;
}

const processes = 'tests/e2e/security/processes.test.ts';
const scripts = 'tests/e2e/security/script-injection.test.ts';
const navigation = 'tests/e2e/security/navigation.test.ts';
const ownScheme = 'tests/e2e/security/own-scheme.test.ts';
const refusals = 'tests/e2e/security/refusals.test.ts';
const network = 'tests/e2e/network.test.ts';
const packaged = 'tests/e2e/security/packaged.test.ts';
const rules = 'tests/arch/security-checklist.test.ts';

const settings: Proof = {
  test: processes,
  name: 'have settings of which none is laxer than Electron’s own',
};

/** Electron's checklist for security, whole. */
export const checklist: readonly ChecklistItem[] = [
  {
    number: 1,
    asks: 'only what comes over a secure way is loaded; here nothing is loaded but the application’s own files',
    proofs: [
      { test: network, name: 'reaches a listening server by no way there is' },
      { test: network, name: 'the main process itself reaches nothing by the session' },
    ],
  },
  {
    number: 2,
    asks: 'no Node for content that may be of others',
    proofs: [
      settings,
      { test: processes, name: 'have no Node and nothing of Electron’s but the bridge, in no frame' },
    ],
  },
  {
    number: 3,
    asks: 'pages and the preload run in worlds of their own',
    proofs: [settings, { test: processes, name: 'cannot reach into the bridge or change it' }],
  },
  {
    number: 4,
    asks: 'every page’s process is sandboxed',
    proofs: [
      settings,
      { test: processes, name: 'are locked in by the system, and nothing switched the sandbox off' },
    ],
  },
  {
    number: 5,
    asks: 'what a session’s pages ask permission for is decided',
    proofs: [
      { test: refusals, name: 'is granted no permission' },
      { test: refusals, name: 'downloads nothing' },
    ],
  },
  {
    number: 6,
    asks: 'the same-origin rule stays on',
    proofs: [
      settings,
      { test: rules, name: 'no window is given a setting that is laxer than Electron’s own' },
    ],
  },
  {
    number: 7,
    asks: 'a policy says what pages may run',
    proofs: [
      { test: scripts, name: 'runs by none of the ways there are, and the policy or Chromium refused each' },
      { test: scripts, name: 'would run without the policy by every way of which Chromium makes something' },
      {
        test: scripts,
        name: 'in a text is shown as text wherever it is shown: imported as HTML, Markdown and plain, as a note and as a title',
      },
    ],
  },
  { number: 8, asks: 'no insecure content in a secure page', proofs: [settings] },
  {
    number: 9,
    asks: 'no experimental features of Chromium',
    proofs: [settings, { test: rules, name: 'no feature of Chromium’s is switched on' }],
  },
  {
    number: 10,
    asks: 'no features of Blink that are off by themselves',
    proofs: [settings, { test: rules, name: 'no feature of Chromium’s is switched on' }],
  },
  {
    number: 11,
    asks: 'embedded views may not open windows',
    proofs: [
      { test: refusals, name: 'holds no embedded view, though its settings allow one' },
      { test: rules, name: 'the product has no embedded view' },
    ],
  },
  {
    number: 12,
    asks: 'what an embedded view is to be is looked at before it is made; here none is',
    proofs: [{ test: refusals, name: 'holds no embedded view, though its settings allow one' }],
  },
  {
    number: 13,
    asks: 'navigation is refused or limited',
    proofs: [
      { test: navigation, name: 'stays where it is by %s' },
      { test: navigation, name: 'stays where it is when an address is dropped on it' },
      { test: navigation, name: 'a page that empties itself is brought back' },
    ],
  },
  {
    number: 14,
    asks: 'new windows are refused or limited',
    proofs: [
      { test: navigation, name: 'gets none by %s' },
      { test: navigation, name: 'gets none by a person’s click with $how' },
    ],
  },
  {
    number: 15,
    asks: 'no address that is not trusted is given to another program',
    proofs: [
      { test: rules, name: 'no address or path is given to another program' },
      { test: navigation, name: 'stays where it is by %s' },
    ],
  },
  {
    number: 16,
    asks: 'the Electron that people get is current: the pinned one, never the older runtime of the tests',
    proofs: [
      {
        test: rules,
        name: 'what is released is made with the pinned Electron, and nothing with that of the tests',
      },
    ],
  },
  {
    number: 17,
    asks: 'the sender of every message is looked at',
    proofs: [
      { test: refusals, name: 'is given no port, though it shows the page and asks' },
      { test: rules, name: 'messages are heard in one place, which looks at who sent them' },
    ],
  },
  {
    number: 18,
    asks: 'a scheme of its own instead of file addresses',
    proofs: [
      { test: ownScheme, name: 'leads out of its folder by no way of writing an address' },
      {
        test: ownScheme,
        name: 'is shown by no window and answered to nobody, in the page and outside',
      },
    ],
  },
  {
    number: 19,
    asks: 'the fuses that are not needed are blown',
    proofs: [
      { test: packaged, name: 'has every fuse as it should be' },
      {
        test: packaged,
        name: 'opens the sample matter, and is neither turned into a plain Node nor opened to a debugger by its surroundings',
      },
    ],
  },
  {
    number: 20,
    asks: 'no interface of Electron’s is handed to a page',
    proofs: [
      { test: processes, name: 'have no Node and nothing of Electron’s but the bridge, in no frame' },
      { test: rules, name: 'the preload hands a page one function and no interface of Electron’s' },
    ],
  },
];
