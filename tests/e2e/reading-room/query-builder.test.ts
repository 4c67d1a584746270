import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { attachLogsToFailures, keepScreenshot } from '../application.ts';
import { type FindingPage, findingPage } from './finding-page.ts';
import { type ReadingRoom, readingRoom } from './reading-room.ts';

let room: ReadingRoom;
let finding: FindingPage;

beforeAll(async () => {
  room = await readingRoom();
  finding = findingPage(room.page);
  await finding.ask('rota');
  await finding.toggle('In parts');
  await finding.parts.waitFor();
});

afterAll(async () => {
  await room.close();
});

afterEach(() => {
  expect(room.errors).toEqual([]);
});

attachLogsToFailures();

const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 15_000, ...options });

/** What each control of the parts shows, in their order: what is written, chosen or ticked. */
function shown(): Promise<readonly string[]> {
  return finding.parts.locator('input, select').evaluateAll((controls) =>
    controls.flatMap((control) => {
      if (control.closest('.builder-add') !== null) return [];
      if (control instanceof HTMLSelectElement) return [control.selectedOptions[0]?.text.trim() ?? ''];
      if (!(control instanceof HTMLInputElement)) return [];
      if (control.type !== 'checkbox') return [control.value];
      return control.checked ? [control.closest('label')?.textContent ?? ''] : [];
    }),
  );
}

it('the parts show what the text says, and the text what is changed in the parts', async () => {
  await finding.ask('"night staff" OR theme:NS WITHIN/20 theme:RK');
  await poll(shown).toEqual([
    'Any of these',
    'night staff',
    'Night staffing (NS)',
    'within so many words of',
    '20',
    'Record-keeping (RK)',
  ]);
  await keepScreenshot(room.page, 'search in parts');
  await finding.parts.getByLabel('How the parts are joined').selectOption('All of these');
  await finding.parts.getByRole('spinbutton').fill('50');
  await finding.parts.getByRole('checkbox', { name: 'not' }).first().check();
  const query = 'NOT "night staff" theme:NS WITHIN/50 theme:RK';
  await poll(() => finding.field.inputValue()).toBe(query);
  await finding.answered(query);
  const inParts = await finding.listed();
  await finding.ask('rota');
  expect(await finding.found(query)).toEqual(inParts);
  await poll(shown).toEqual([
    'All of these',
    'not',
    'night staff',
    'Night staffing (NS)',
    'within so many words of',
    '50',
    'Record-keeping (RK)',
  ]);
});

it('a search is put together by keys alone: kinds of conditions, values the matter knows, groups in brackets', async () => {
  const { page } = room;
  await finding.ask('rota');
  const add = async (kind: string, from: 'inner' | 'outer'): Promise<void> => {
    const kinds = finding.parts.getByLabel('Kind of condition');
    const chosen = from === 'outer' ? kinds.last() : kinds.first();
    await chosen.focus();
    // Letters choose in a list that has the keys.
    await page.keyboard.type(kind);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };
  await add('Date', 'outer');
  await page.keyboard.type('2016');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2018');
  await poll(() => finding.field.inputValue()).toBe('rota date:2016..2018');
  await add('Theme', 'outer');
  await page.keyboard.type('Record');
  await poll(() => finding.field.inputValue()).toBe('rota date:2016..2018 theme:RK');
  await add('Group', 'outer');
  await poll(() => finding.parts.getByText('left out until it is complete').count()).toBe(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('book');
  await poll(() => finding.field.inputValue()).toBe('rota date:2016..2018 theme:RK book');
  await add('Words or', 'inner');
  await page.keyboard.type('night staff');
  await poll(() => finding.field.inputValue()).toBe('rota date:2016..2018 theme:RK (book OR "night staff")');
  await finding.answered('rota date:2016..2018 theme:RK (book OR "night staff")');
});

it('taking a part out leaves the keys in the parts', async () => {
  const { page } = room;
  await finding.ask('rota kind:statement');
  await poll(shown).toEqual(['All of these', 'rota', 'kind', 'statement']);
  await finding.parts.getByRole('button', { name: 'Remove' }).last().press('Enter');
  await poll(() => finding.field.inputValue()).toBe('rota');
  await page.locator(':focus').and(finding.parts.getByLabel('Kind of condition')).waitFor();
});

it('text that cannot be read leaves the parts as they were, and says so', async () => {
  await finding.ask('rota');
  await finding.field.fill('rota (');
  await finding.parts.getByText(/^The text above cannot be read as it stands/).waitFor();
  expect(await shown()).toEqual(['All of these', 'rota']);
  await finding.parts.getByRole('checkbox', { name: 'and words that begin so' }).check();
  await poll(() => finding.field.inputValue()).toBe('rota*');
  await finding.answered('rota*');
});
