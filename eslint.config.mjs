import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const product = ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'shared/**/*.ts'];

/** Syntax that no file may use. */
const forbiddenSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
];

/** Ways of turning text into markup or code: what came from a source text must stay text. */
const dangerousSyntax = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc)$/]',
    message: 'Build elements: text from a source is never parsed as HTML.',
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Build elements: text from a source is never parsed as HTML.',
  },
  {
    selector: "Property[key.name='dangerouslySetInnerHTML']",
    message: 'Build elements: text from a source is never parsed as HTML.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'Build elements: text from a source is never parsed as HTML.',
  },
  {
    selector: "CallExpression[callee.property.name='sendBeacon']",
    message: 'The product makes no network connection.',
  },
];

const noNetwork = 'The product makes no network connection.';

const networkModules = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises'].flatMap(
  (name) => [
    { name, message: noNetwork },
    { name: `node:${name}`, message: noNetwork },
  ],
);

const electronNet = { name: 'electron', importNames: ['net'], message: noNetwork };

const rawMessages = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer', 'net'],
  message:
    'Calls go through the contract; only electron/main and electron/preload handle raw messages, and nobody the network.',
};

export default defineConfig(
  globalIgnores([
    'node_modules/',
    'out/',
    'dist/',
    '.runtime/',
    'test-results/',
    'tests/fixtures/*',
    '!tests/fixtures/hostile/',
    'resources/',
  ]),
  {
    // No comment switches a rule off: what a rule is wrong about is changed here, for everybody.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-check': false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-var': 'error',
      // What answers a promise by its contract is written async, with or without something to wait for.
      '@typescript-eslint/require-await': 'off',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
    },
  },
  {
    files: product,
    rules: {
      'no-restricted-syntax': ['error', ...forbiddenSyntax, ...dangerousSyntax],
      'no-restricted-globals': [
        'error',
        ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'RTCPeerConnection', 'WebTransport'].map(
          (name) => ({
            name,
            message: noNetwork,
          }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'RTCPeerConnection'].map((property) => ({
            object,
            property,
            message: noNetwork,
          })),
        ),
      ],
      'no-restricted-imports': ['error', { paths: [...networkModules, rawMessages] }],
    },
  },
  {
    files: ['electron/main/**/*.ts', 'electron/preload/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [...networkModules, electronNet] }] },
  },
  {
    // The one place that takes these modules: to take them away from the process that reads sources.
    files: ['electron/ingest/helper/close-off.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [rawMessages] }] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.strict, tseslint.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': ['error', ...forbiddenSyntax] },
  },
  {
    // Tools take their configuration from a default export, and some libraries whose types we declare have one.
    files: ['*.config.{ts,mjs}', '.*.mjs', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': ['error', forbiddenSyntax[0]] },
  },
);
