import { changePdf, missing, PDFDict, PDFName } from '../change-pdf.ts';
import { frontPages, isSheet, writeInto, pageForBrowsers } from '../pack-to-check.ts';
import type { TagNode } from '../read-drawing.ts';
import type { Rule } from '../rule.ts';

const below = (node: TagNode): readonly TagNode[] => [node, ...node.children.flatMap(below)];

/** What people need who do not read by eye, and those who read in many years. */
export const accessRules: readonly Rule[] = [
  {
    number: 'G1',
    says: 'generated pages are tagged: language, title, headings in order, heads of tables, words of links',
    check: async ({ volumes }) => {
      const faults: string[] = [];
      for (const volume of volumes) {
        const { name, pdf, drawing } = volume;
        const { pages, language } = await drawing();
        if (!pdf.tagged) faults.push(`${name} is not tagged.`);
        if (language !== 'en-GB') faults.push(`${name} does not say its language.`);
        if (pdf.title === '') faults.push(`${name} has no title.`);
        let level = 0;
        pages.forEach(({ tags }, index) => {
          const label = pdf.pages[index]?.label ?? '';
          if (tags === null) return void faults.push(`Page ${label} of ${name} has no tags.`);
          const nodes = below(tags);
          for (const { role } of nodes) {
            const heading = /^H([1-6])$/u.exec(role);
            if (heading === null) continue;
            const next = Number(heading[1]);
            if (next > level + 1) faults.push(`Page ${label} goes from heading ${level} to heading ${next}.`);
            level = next;
          }
          const links = nodes.filter(({ role }) => role === 'Link');
          if (links.some(({ alt }) => alt === '')) faults.push(`A link on page ${label} has no words.`);
          const isIndex = index > 0 && index < frontPages(volume).length;
          if (isIndex && !nodes.some(({ role }) => role === 'TH'))
            faults.push(`The index on page ${label} has no heads of columns.`);
        });
      }
      return faults;
    },
    plants: [
      {
        what: 'it does not say that it is tagged',
        pack: 'family',
        change: (pack) => changePdf(pack, (document) => void document.catalog.delete(PDFName.of('MarkInfo'))),
      },
      {
        what: 'it does not say its language',
        pack: 'family',
        change: (pack) => changePdf(pack, (document) => void document.catalog.delete(PDFName.of('Lang'))),
      },
      {
        what: 'a link has no words',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            for (const [, object] of document.context.enumerateIndirectObjects()) {
              if (object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('Link'))
                return void object.delete(PDFName.of('Alt'));
            }
            missing('link');
          }),
      },
    ],
  },
  {
    number: 'G2',
    says: 'the page for browsers has one file, no scripts, no addresses, a language and headings in order',
    applies: ({ manifest }) => manifest.choices.shapes?.includes('html') === true,
    check: ({ files }) => {
      const page = [...files].find(([name]) => name.endsWith('.html') && name !== 'verify-pack.html');
      if (page === undefined) return ['There is no page for browsers.'];
      const [name, bytes] = page;
      const text = bytes.toString();
      const levels = [...text.matchAll(/<h([1-6])[ >]/gu)].map(([, level]) => Number(level));
      return [
        ...(/<script|\son\w+=|javascript:/iu.test(text) ? [`${name} holds a script.`] : []),
        ...(/<(?:img|link|iframe|object)\b[^>]*(?:https?:)|url\(/iu.test(text)
          ? [`${name} asks for something from elsewhere.`]
          : []),
        ...(/<html lang="en-GB"/u.test(text) ? [] : [`${name} does not say its language.`]),
        ...levels.flatMap((level, at) =>
          level > (levels[at - 1] ?? 0) + 1 ? [`${name} leaves out a level before a heading ${level}.`] : [],
        ),
        ...(/<title>[^<]+<\/title>/u.test(text) ? [] : [`${name} has no title.`]),
      ];
    },
    plants: [
      {
        what: 'it holds a script',
        pack: 'report',
        change: ({ folder, files }) => {
          const name = pageForBrowsers(files);
          writeInto(
            folder,
            name,
            (files.get(name)?.toString() ?? '').replace('</body>', '<script>0</script></body>'),
          );
        },
        also: ['A22'],
      },
    ],
  },
  {
    number: 'G3',
    says: 'a standard for archives is claimed only by files that are all our own, and those hold the list of sources',
    check: async ({ volumes }) => {
      const faults: string[] = [];
      for (const { name, pdf, drawing, told, bytes } of volumes) {
        const { xmp } = await drawing();
        const claims = /pdfaid:part>\s*3/u.test(xmp) || /pdfaid:part="3"/u.test(xmp);
        const isOurs = !pdf.pages.some(isSheet);
        if (claims !== isOurs)
          faults.push(`${name} ${claims ? 'claims' : 'does not claim'} to be an archive copy.`);
        const list = pdf.attachments.find((file) => file.name === 'sources.json');
        if (isOurs && list === undefined) faults.push(`${name} does not hold the list of its sources.`);
        if (!isOurs) continue;
        for (const line of told('pdffonts').split('\n').slice(2)) {
          if (line.trim() !== '' && !/\byes\s+yes\s+yes\b|\byes yes yes\b/u.test(line))
            faults.push(`A face of ${name} is not embedded: ${line.trim()}`);
        }
        if (!bytes.includes('/OutputIntents')) faults.push(`${name} does not say what its colours are.`);
      }
      return faults;
    },
    plants: [
      {
        what: 'a bundle with pages of others claims a standard',
        pack: 'family',
        change: (pack) =>
          changePdf(pack, (document) => {
            const claim =
              '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part></rdf:Description></rdf:RDF></x:xmpmeta>';
            const stream = document.context.stream(claim, { Type: 'Metadata', Subtype: 'XML' });
            document.catalog.set(PDFName.of('Metadata'), document.context.register(stream));
          }),
        also: ['G1'],
      },
      {
        what: 'the archive copy does not hold the list of its sources',
        pack: 'report',
        change: (pack) =>
          changePdf(pack, (document) => {
            document.catalog.delete(PDFName.of('AF'));
            const names = document.catalog.lookup(PDFName.of('Names'));
            if (names instanceof PDFDict) names.delete(PDFName.of('EmbeddedFiles'));
          }),
      },
    ],
  },
];
