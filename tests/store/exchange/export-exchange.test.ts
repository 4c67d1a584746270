import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MatterSession } from '../../../electron/usecases/matter-session.ts';
import { entriesOf } from '../../unit/exchange/read-archive.ts';
import { qdaFaults } from '../../unit/exchange/qda-faults.ts';
import {
  expectFailure,
  expectValue,
  matterFixture,
  quickFolder,
  type MatterFixture,
} from '../matter-fixture.ts';
import { exported, fillSample, keptText, type SampleIds } from './exchange-fixture.ts';

let fixture: MatterFixture;
let session: MatterSession;
let ids: SampleIds;

beforeEach(async () => {
  fixture = await matterFixture(quickFolder);
  session = await fixture.open();
  ids = await fillSample(fixture, session);
});

afterEach(async () => {
  await session.close();
  fixture.remove();
});

interface Annotation {
  readonly id: string;
  readonly creator?: unknown;
  readonly body: readonly { readonly purpose: string; readonly value: string }[];
  readonly target: {
    readonly source: { readonly id: string };
    readonly selector: readonly [
      { readonly start: number; readonly end: number },
      { readonly exact: string; readonly prefix: string; readonly suffix: string },
    ];
  };
}

function annotationsIn(bytes: Buffer): readonly Annotation[] {
  const { total, first } = JSON.parse(bytes.toString('utf8')) as {
    readonly total: number;
    readonly first: { readonly items: readonly Annotation[] };
  };
  expect(first.items).toHaveLength(total);
  return first.items;
}

async function project(choices: Parameters<typeof exported>[3] = {}): Promise<string> {
  const { bytes } = await exported(fixture, session, 'qdpx', choices);
  return entriesOf(bytes).get('project.qde') ?? '';
}

/** The published schema, which lies beside the checkout where it is at hand. */
const schema = fileURLToPath(new URL('../../../../shared/refi-qda/Project-mrt2019.xsd', import.meta.url));
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
const whyNoSchema = !existsSync(schema)
  ? 'the published schema is not on this machine'
  : hasXmllint
    ? null
    : 'xmllint is not on this machine';

describe('W3C Web Annotations', () => {
  test('both selectors of each, resolved by code points, give the quote', async () => {
    const { bytes } = await exported(fixture, session, 'jsonld');
    const annotations = annotationsIn(bytes);
    expect(annotations).toHaveLength(2);
    const points = [...keptText];
    for (const { target } of annotations) {
      const [position, quote] = target.selector;
      const { start, end } = position;
      expect(points.slice(start, end).join('')).toBe(quote.exact);
      expect(keptText.split(quote.prefix + quote.exact + quote.suffix)).toHaveLength(2);
    }
    expect(annotations[0]?.target.selector[1].exact).toBe('𝒜 night 🌙 desk');
  });

  test('themes are tags, open notes comments; what may not leave does not', async () => {
    const { bytes, lost } = await exported(fixture, session, 'jsonld');
    const [first] = annotationsIn(bytes);
    expect(first?.id).toBe(`urn:uuid:${ids.passage}`);
    expect(first?.creator).toBeUndefined();
    expect(first?.body.map(({ purpose, value }) => [purpose, value])).toEqual([
      ['tagging', 'Nights & <weekends>'],
      ['tagging', 'Culture'],
      ['commenting', 'An open\nremark.'],
    ]);
    expect(bytes.toString('utf8')).not.toMatch(/canary|Ada Quill/u);
    expect(lost).toEqual([
      'The texts of the documents are not in the file; they are named by their SHA-256.',
      'Reviewers’ names are not in the file.',
      expect.stringMatching(/^1 passage of 1 document left out: /u),
      '1 privileged note left out: what is privileged never leaves the matter.',
      '4 notes on documents, themes, the matter or what is not in the file left out.',
    ]);
  });

  test('names stand in it where they were asked for, and other themes do not where one was', async () => {
    const { bytes } = await exported(fixture, session, 'jsonld', { names: true, themes: [ids.culture] });
    const text = bytes.toString('utf8');
    expect(annotationsIn(bytes)).toHaveLength(2);
    expect(text).toContain('"name": "Ada Quill"');
    expect(text).not.toContain('Nights');
  });
});

describe('REFI-QDA', () => {
  test('a project holds each text as it is counted, and keeps to the schema', async () => {
    const { bytes, lost } = await exported(fixture, session, 'qdpx');
    const entries = entriesOf(bytes);
    expect([...entries.keys()]).toEqual(['project.qde', `sources/${ids.kept}.txt`]);
    expect(entries.get(`sources/${ids.kept}.txt`)).toBe(keptText);
    const xml = entries.get('project.qde') ?? '';
    expect(qdaFaults(xml)).toEqual([]);
    const points = [...keptText];
    const spans = [...xml.matchAll(/startPosition="(\d+)" endPosition="(\d+)"/gu)];
    expect(spans.map(([, start, end]) => points.slice(Number(start), Number(end)).join(''))).toEqual([
      '𝒜 night 🌙 desk',
      'Nobody signed it & the <binder>',
    ]);
    expect(xml).not.toMatch(/canary|Ada Quill/u);
    expect(lost).toContain('Themes have no short codes in the file.');
    expect(lost).toContain('1 note on what is not in the file left out.');
  });

  test('the same state gives the same bytes, and a later state the same identifiers', async () => {
    const once = await exported(fixture, session, 'qdpx');
    const again = await exported(fixture, session, 'qdpx');
    expect(once.bytes.equals(again.bytes)).toBe(true);
    const guids = (xml: string): readonly string[] => xml.match(/guid="[^"]+"/gu) ?? [];
    const before = guids(await project());
    expectValue(await session.calls.writeTheme({ themeId: ids.nights, field: 'name', text: 'Nights' }));
    expect(guids(await project())).toEqual(before);
  });

  test('a merged theme is the one that it became, a retired one is not for coding with', async () => {
    expectValue(await session.calls.mergeThemes({ themeIds: [ids.nights], into: ids.culture }));
    expectValue(await session.calls.retireThemes({ themeIds: [ids.training], retired: true }));
    const xml = await project();
    expect(qdaFaults(xml)).toEqual([]);
    expect(xml).not.toContain('weekends');
    expect(xml.match(/<CodeRef /gu)).toHaveLength(2);
    expect(xml).toMatch(/name="Training" isCodable="false"/u);
  });

  test('with themes asked for, no other theme, and a theme without its parent stands at the top', async () => {
    const { bytes, lost } = await exported(fixture, session, 'qdpx', { themes: [ids.nights], names: true });
    const xml = entriesOf(bytes).get('project.qde') ?? '';
    expect(qdaFaults(xml)).toEqual([]);
    expect(xml).not.toMatch(/Training|Culture|canary|On the (?:matter|document)/u);
    expect(xml).toContain('name="Ada Quill"');
    expect(lost).toContain('1 theme stands at the top of the file, as the one above it was not asked for.');
  });

  test('a codebook holds the themes alone', async () => {
    const { bytes } = await exported(fixture, session, 'qdc');
    const xml = bytes.toString('utf8');
    expect(qdaFaults(xml)).toEqual([]);
    expect(xml).toContain(
      '<Description>After&#10;“eight”.&#10;&#10;When to use:&#10;For rotas.</Description>',
    );
    expect(xml).not.toMatch(/NoteRef|TextSource/u);
  });

  test('an empty part is left out, not written empty', async () => {
    const empty = await matterFixture(quickFolder);
    const other = await empty.open();
    const { bytes } = await exported(empty, other, 'qdpx');
    const xml = entriesOf(bytes).get('project.qde') ?? '';
    expect(qdaFaults(xml)).toEqual([]);
    expect(xml).not.toMatch(/<(?:Users|Sources|Notes|Sets|Links)/u);
    const { code } = expectFailure(
      await other.calls.exportExchange({
        task: 'task',
        path: join(empty.folder, 'none.jsonld'),
        format: 'jsonld',
        themes: [],
        names: false,
      }),
    );
    expect(code).toBe('pack-empty');
    expect(existsSync(join(empty.folder, 'none.jsonld'))).toBe(false);
    await other.close();
    empty.remove();
  });

  test('the check of the schema that stands here sees what is planted', async () => {
    const xml = await project();
    const plants: readonly (readonly [string, RegExp, string])[] = [
      ['Project has Users in a wrong place', /(<Users>.*<\/Users>)(<CodeBook>.*<\/CodeBook>)/su, '$2$1'],
      ['Notes has no Note', /<Notes>.*<\/Notes>/su, '<Notes/>'],
      ['Sets is unknown', /<Notes>/u, '<Sets/><Notes>'],
      ['Code has a bad color', /color="#/u, 'color="'],
      ['Code has no isCodable', / isCodable="true"/u, ''],
      ['PlainTextSelection has a bad startPosition', /startPosition="/u, 'startPosition="x'],
      ['User has a bad guid', /<User guid="./u, '<User guid="'],
      ['Coding has more than one CodeRef', /(<CodeRef [^>]*>)/u, '$1$1'],
      ['a reference leads nowhere', /(<CodeRef targetGUID=").{8}/u, '$100000000'],
      ['Note has a bad creationDateTime', /(<Note [^>]*creationDateTime="[^T]*)T/u, '$1 '],
      ['Code may have no code', /<Code /u, '<Code code="TR" '],
      ['it is not well-formed', /<\/Users>/u, ''],
    ];
    for (const [fault, place, planted] of plants) {
      const damaged = xml.replace(place, planted);
      expect(damaged, fault).not.toBe(xml);
      expect(qdaFaults(damaged), fault).toContain(fault);
    }
  });

  test.skipIf(whyNoSchema !== null)(
    `a project is valid by the published schema${whyNoSchema === null ? '' : ` (skipped: ${whyNoSchema})`}`,
    async () => {
      const file = join(fixture.folder, 'project.qde');
      writeFileSync(file, await project({ names: true }));
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, file], {
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, `${file} validates\n`]);
    },
  );
});
