/** How the verifier's page looks, on screen in light and dark and on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --page: #ffffff; --words: #1c1c1f; --quiet: #50505a; --line: #7a7a85; --good: #12612b; --bad: #a1132a; --focus: #1f4fb8; --field: #f4f4f6; }
@media (prefers-color-scheme: dark) { :root { --page: #17181b; --words: #ececef; --quiet: #b9b9c2; --line: #8d8d99; --good: #86d9a0; --bad: #ffa3ad; --focus: #9dbdff; --field: #222327; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--words); font: 1rem/1.5 Arial, Helvetica, "Liberation Sans", sans-serif; }
main, header, noscript { display: block; max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 0.5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
p { margin: 0 0 0.75rem; max-width: 46rem; }
.quiet { color: var(--quiet); }
#place { border: 2px dashed var(--line); border-radius: 8px; padding: 1.25rem; background: var(--field); }
#place.over { border-color: var(--focus); border-style: solid; }
label { display: block; font-weight: bold; margin-bottom: 0.25rem; }
input { font: inherit; max-width: 100%; color: inherit; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
progress { width: 100%; max-width: 46rem; }
details { margin-top: 1rem; }
summary { cursor: pointer; padding: 0.25rem 0; }
h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
#status.holds, #status.fails { font-size: 1.125rem; font-weight: bold; border-left: 6px solid; padding: 0.5rem 0.75rem; background: var(--field); }
.holds { color: var(--good); }
.fails { color: var(--bad); font-weight: bold; }
#fingerprint, .path { font-family: Consolas, Menlo, "Liberation Mono", monospace; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; }
caption { text-align: left; font-weight: bold; padding: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
tbody th { font-weight: normal; }
thead th:first-child { min-width: 7.5rem; }
#results-by-check tbody td:first-child { white-space: nowrap; }
@media print {
  :root { color-scheme: light; --page: #ffffff; --words: #000000; --quiet: #000000; --line: #555555; --good: #000000; --bad: #000000; --field: #ffffff; }
  #choose { display: none; }
  main, header { max-width: none; padding: 0; }
  tr { break-inside: avoid; }
  body { font-size: 10pt; }
}
`;
