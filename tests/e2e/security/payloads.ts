import type { Page } from 'playwright-core';

/** A way of getting script to run in the window that shows it. */
export interface Payload {
  readonly name: string;
  /** The same as markup, as a source text could hold it; `CODE` stands for the script. Left out where only script can do it. */
  readonly markup?: string;
  /** Chromium itself makes nothing of it in a page like ours, whatever the policy says. */
  readonly inert?: true;
  /** Tries it in the page, whose `injection` is there; runs with no other rights than a script of the page. */
  readonly attempt: (code: string) => void | Promise<void>;
}

/** What `prepareInjection` puts on the page's window. */
export interface Injection {
  /** Told by a script that ran. */
  readonly ran: (name: string) => void;
  readonly whichRan: () => readonly string[];
  /** Does something without the rights that a test's own evaluation has; gives what became of it. */
  readonly tryOut: (act: () => unknown) => Promise<string>;
  /** Where the page's policy refused something since this was last asked. */
  readonly violations: () => readonly string[];
  /** Imports a module, by an expression that no tool of the tests has rewritten. */
  readonly load: (address: string) => Promise<unknown>;
  /** An element with attributes and words, put into the page. */
  readonly put: (name: string, attributes: Readonly<Record<string, string>>, words?: string) => Element;
}

declare global {
  interface Window {
    injection?: Injection;
  }
}

/** The script that tells it ran, also from within a frame. */
export function codeFor(name: string): string {
  return `(parent.injection||injection).ran('${name}')`;
}

/** Puts `injection` on a page's window, before any payload is tried there. */
export async function prepareInjection(page: Page): Promise<void> {
  await page.evaluate(prepareInPage);
  await page.evaluate('void (window.injection.load = (address) => import(address))');
}

function prepareInPage(): void {
  const ran: string[] = [];
  let violations: string[] = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    violations.push(event.effectiveDirective);
  });
  window.injection = {
    ran: (name) => ran.push(name),
    whichRan: () => [...new Set(ran)],
    tryOut: (act) =>
      new Promise((resolve) => {
        // Inside a timer, because code that a test evaluates is let off the rule about eval.
        setTimeout(() => {
          Promise.resolve()
            .then(act)
            .then(
              () => resolve('no error'),
              (error: unknown) => resolve(error instanceof Error ? error.name : 'error'),
            );
        }, 0);
      }),
    load: () => Promise.reject(new Error('not there yet')),
    violations: () => {
      const told = [...new Set(violations)];
      violations = [];
      return told;
    },
    put: (name, attributes, words) => {
      const svg = ['svg', 'animate'].includes(name);
      const element = svg
        ? document.createElementNS('http://www.w3.org/2000/svg', name)
        : document.createElement(name);
      // In the page before it has anything to do: some elements act only when that comes to them there.
      if (words !== undefined) element.append(words);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.classList.add('injected');
      document.body.append(element);
      return element;
    },
  };
}

/** Ways of running script in a page that shows text of others, each a different door. */
export const payloads: readonly Payload[] = [
  {
    name: 'a script element',
    markup: '<script>CODE</script>',
    attempt: (code) => void window.injection?.put('script', {}, code),
  },
  {
    name: 'a handler of a picture that fails',
    markup: '<img src="nothing.png" onerror="CODE">',
    attempt: (code) => void window.injection?.put('img', { onerror: code, src: 'nothing.png' }),
  },
  {
    name: 'a handler of a drawing',
    inert: true,
    markup: '<svg onload="CODE"></svg>',
    attempt: (code) => void window.injection?.put('svg', { onload: code }),
  },
  {
    name: 'a handler of what has the focus',
    markup: '<input autofocus onfocus="CODE">',
    attempt: (code) => {
      const input = window.injection?.put('input', { onfocus: code });
      if (input instanceof HTMLElement) input.focus();
    },
  },
  {
    name: 'a handler of details that open',
    markup: '<details open ontoggle="CODE">x</details>',
    attempt: (code) => void window.injection?.put('details', { ontoggle: code, open: '' }),
  },
  {
    name: 'a link to a script',
    markup: '<a href="javascript:CODE">x</a>',
    attempt: (code) => {
      const link = window.injection?.put('a', { href: `javascript:${code}` }, 'x');
      if (link instanceof HTMLElement) link.click();
    },
  },
  {
    name: 'a place that is a script',
    attempt: (code) => {
      location.href = `javascript:${code}`;
    },
  },
  {
    name: 'a frame with its own markup',
    markup: '<iframe srcdoc="<script>CODE</script>"></iframe>',
    attempt: (code) => void window.injection?.put('iframe', { srcdoc: `<script>${code}</script>` }),
  },
  {
    name: 'a frame that is a script',
    markup: '<iframe src="javascript:CODE"></iframe>',
    attempt: (code) => void window.injection?.put('iframe', { src: `javascript:${code}` }),
  },
  {
    name: 'a script with its text in its address',
    markup: '<script src="data:text/javascript,CODE"></script>',
    attempt: (code) => void window.injection?.put('script', { src: `data:text/javascript,${code}` }),
  },
  {
    name: 'a module with its text in its address',
    markup: '<script type="module" src="data:text/javascript,CODE"></script>',
    attempt: (code) =>
      void window.injection?.put('script', { type: 'module', src: `data:text/javascript,${code}` }),
  },
  {
    name: 'a script from memory',
    attempt: (code) => {
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      window.injection?.put('script', { src: address });
    },
  },
  {
    name: 'a worker from memory',
    attempt: () => {
      const words = new Blob(['postMessage(1)'], { type: 'text/javascript' });
      const worker = new Worker(URL.createObjectURL(words));
      worker.onmessage = () => window.injection?.ran('a worker from memory');
    },
  },
  {
    name: 'a service worker',
    inert: true,
    attempt: async () => {
      await navigator.serviceWorker.register('assets/worker.js');
      window.injection?.ran('a service worker');
    },
  },
  {
    name: 'eval',
    attempt: (code) => void (Reflect.get(globalThis, 'eval') as (words: string) => unknown)(code),
  },
  {
    name: 'a function made of text',
    attempt: (code) => {
      const make = Reflect.get(globalThis, 'Function') as (words: string) => unknown;
      (make(code) as () => void)();
    },
  },
  {
    name: 'a timer with text',
    attempt: (code) =>
      void (Reflect.get(globalThis, 'setTimeout') as (words: string, ms: number) => unknown)(code, 0),
  },
  {
    name: 'an import of text',
    attempt: async (code) => {
      await window.injection?.load(`data:text/javascript,${code}`);
    },
  },
  {
    name: 'a base for the scripts that follow',
    markup: '<base href="data:text/javascript,"><script src="CODE"></script>',
    attempt: (code) => {
      window.injection?.put('base', { href: 'http://192.0.2.1/' });
      const elsewhere = new URL('x', document.baseURI).origin !== origin;
      document.querySelector('base')?.remove();
      if (elsewhere) window.injection?.ran(/'(.*)'/.exec(code)?.[1] ?? '');
    },
  },
  {
    name: 'a refresh to a script',
    inert: true,
    markup: '<meta http-equiv="refresh" content="0;url=javascript:CODE">',
    attempt: (code) =>
      void window.injection?.put('meta', { 'http-equiv': 'refresh', content: `0;url=javascript:${code}` }),
  },
  {
    name: 'an object',
    inert: true,
    markup: '<object data="data:text/html,<script>CODE</script>"></object>',
    attempt: (code) =>
      void window.injection?.put('object', { data: `data:text/html,<script>${code}</script>` }),
  },
  {
    name: 'an embedded drawing',
    inert: true,
    markup: "<embed src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='CODE'/>\">",
    attempt: (code) =>
      void window.injection?.put('embed', {
        src: `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload="${code}"/>`,
      }),
  },
  {
    name: 'a style with an expression and an import',
    inert: true,
    markup: '<style>@import "data:text/css,*{color:red}"; * { width: expression(CODE) }</style>',
    attempt: (code) =>
      void window.injection?.put(
        'style',
        {},
        `@import "data:text/css,*{color:red}"; .injected { width: expression(${code}) }`,
      ),
  },
  {
    name: 'a form whose action is a script',
    markup: '<form action="javascript:CODE"><button>x</button></form>',
    attempt: (code) => {
      const form = window.injection?.put('form', { action: `javascript:${code}` });
      if (form instanceof HTMLFormElement) form.submit();
    },
  },
  {
    name: 'a module fetched beforehand',
    markup: '<link rel="modulepreload" href="data:text/javascript,CODE">',
    attempt: async (code) => {
      const address = `data:text/javascript,${code}`;
      window.injection?.put('link', { rel: 'modulepreload', href: address });
      window.injection?.put('link', { rel: 'prefetch', href: address });
      await window.injection?.load(address);
    },
  },
  {
    name: 'markup set as text',
    attempt: (code) => void Reflect.set(document.body, 'innerHTML', `<img src="x" onerror="${code}">`),
  },
  {
    name: 'a template cloned into the page',
    markup: '<template><img src="x" onerror="CODE"></template>',
    attempt: (code) => {
      const template = document.createElement('template');
      Reflect.set(template, 'innerHTML', `<img src="x" onerror="${code}">`);
      document.body.append(template.content.cloneNode(true));
    },
  },
  {
    name: 'a rule of one’s own for trusted markup',
    attempt: (code) => {
      const types = Reflect.get(window, 'trustedTypes') as {
        readonly createPolicy: (
          name: string,
          rules: object,
        ) => { readonly createHTML: (words: string) => object };
      };
      const mine = types.createPolicy('mine', { createHTML: (words: string) => words });
      const place = document.createElement('div');
      Reflect.set(place, 'innerHTML', mine.createHTML(`<img src="x" onerror="${code}">`));
      document.body.append(place);
    },
  },
  {
    name: 'names that hide the bridge',
    inert: true,
    markup:
      '<form id="glossator" name="glossator"><input name="pathForFile"></form><a id="injection">CODE</a>',
    attempt: (code) => {
      window.injection?.put('form', { id: 'glossator', name: 'glossator' });
      const bridge: unknown = Reflect.get(window, 'glossator');
      if (bridge instanceof Element) window.injection?.ran(/'(.*)'/.exec(code)?.[1] ?? '');
    },
  },
  {
    name: 'a drawing that changes its link',
    inert: true,
    markup:
      '<svg><a><animate attributeName="href" values="javascript:CODE"></animate><text>x</text></a></svg>',
    attempt: (code) =>
      void window.injection?.put('animate', {
        attributeName: 'href',
        values: `javascript:${code}`,
        onbegin: code,
      }),
  },
  {
    name: 'markup written to the document',
    attempt: (code) => {
      const write: unknown = Reflect.get(document, 'write');
      Reflect.apply(write as () => void, document, [`<img src="x" onerror="${code}">`]);
    },
  },
];
