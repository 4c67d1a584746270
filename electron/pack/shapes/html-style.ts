/** The style of a pack's page for browsers: light and dark as the reader's system is, and for paper. */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #16181d; --soft: #44484f; --rule: #b9bdc4; --link: #14407a; --wash: #ececea; --bar: #16181d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171b; --ink: #eceef1; --soft: #b9bfc8; --rule: #565c66; --link: #a9c8f5; --wash: #2c3036; --bar: #eceef1;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
}
header, nav, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 3rem; }
main:focus { outline: none; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: 0.5rem; top: -6rem; background: var(--paper); padding: 0.6rem 1rem; }
.skip:focus { top: 0.5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0.2rem 0 1rem; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 3.2rem 0 0.6rem; padding-top: 0.6rem; border-top: 2px solid var(--bar); }
h3 { font-size: 1.2rem; line-height: 1.3; margin: 2.4rem 0 0.3rem; }
h4 { font-size: 1.02rem; margin: 1.8rem 0 0.3rem; }
h5, h6 { font-size: 1rem; margin: 1.4rem 0 0.2rem; }
:target { outline: 2px dashed var(--link); outline-offset: 0.35rem; }
.matter, .soft, .receipt, figcaption, .follow { color: var(--soft); }
.receipt { font-size: 0.85rem; overflow-wrap: anywhere; }
.subheading { margin: 0 0 1.2rem; color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin: 0.6rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.8rem 0.35rem 0; border-bottom: 1px solid var(--rule); }
td { overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid var(--bar); }
tbody th { font-weight: normal; color: var(--soft); }
tbody th.section { font-weight: bold; color: var(--ink); padding-top: 1rem; }
.index td:last-child, .index thead th:last-child { text-align: right; padding-right: 0; white-space: nowrap; overflow-wrap: normal; }
.date { white-space: nowrap; }
.detail { display: block; color: var(--soft); }
.facts th { width: 11rem; }
.item { margin: 1.8rem 0; padding-left: 0.9rem; border-left: 3px solid var(--bar); }
figure { margin: 0; }
blockquote, .document { font-family: Georgia, "Times New Roman", "Liberation Serif", serif; font-size: 1.08rem; }
blockquote { margin: 0; color: var(--soft); }
blockquote p, figcaption p, .note p, .follow { margin: 0 0 0.5rem; }
mark { background: var(--wash); color: var(--ink); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
figcaption { font-size: 0.92rem; }
.codes { font-weight: bold; color: var(--ink); border: 1px solid var(--bar); padding: 0 0.3rem; margin-right: 0.3rem; }
.number { font-weight: bold; color: var(--ink); }
.note { margin: 0.7rem 0 0; padding: 0.5rem 0 0; border-top: 1px dotted var(--rule); font-size: 0.96rem; }
.note-label { font-weight: bold; }
.note ul, .note ol { margin: 0 0 0.5rem; padding-left: 1.6rem; }
.note .own-words, .own-words { margin-left: 1.4rem; }
.document .block { display: grid; grid-template-columns: 4.2rem minmax(0, 1fr); margin: 0 0 0.8rem; }
.document .block > :last-child { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
.document .quotation > :last-child { padding-left: 1.4rem; }
.document .list-item > :last-child { padding-left: 1rem; }
.document .caption > :last-child { font-style: italic; }
.label { font: 0.8rem/2 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: var(--soft); padding-right: 0.6rem; text-align: right; overflow-wrap: anywhere; }
.code { font: bold 0.72rem "Helvetica Neue", Arial, "Liberation Sans", sans-serif; white-space: nowrap; user-select: none; }
.remark { font-style: italic; color: var(--soft); font-size: 0.92rem; margin: 0 0 0.8rem 4.2rem; }
.lines { white-space: pre-line; }
footer { padding: 2.5rem 1.25rem 3rem; color: var(--soft); font-size: 0.9rem; }
@media (max-width: 34rem) {
  .document .block { display: block; }
  .label { display: block; text-align: left; }
  .remark { margin-left: 0; }
}
@media print {
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #333333; --rule: #999999; --link: #000000; --wash: #ececec; --bar: #000000; }
  @page { size: A4; margin: 22mm 20mm; }
  .skip { display: none; }
  header, nav, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  body { font-size: 11pt; }
  h2, h3, h4, h5, h6 { break-after: avoid; }
  h2 { break-before: page; }
  figure, tr { break-inside: avoid; }
  h4 + .item { break-before: avoid; }
  mark { print-color-adjust: exact; }
  a { text-decoration: none; }
  :target { outline: none; }
}
@media (forced-colors: active) { mark { forced-color-adjust: none; background: Mark; color: MarkText; } }
`;
