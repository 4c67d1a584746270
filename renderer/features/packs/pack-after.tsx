import type { JSX } from 'react';
import { useState } from 'react';
import type { PackAfter, PackRecord } from '../../../shared/model/index.ts';
import { useQuery } from '../../state/use-service.ts';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { momentWords } from '../../ui/words.ts';

/** Choices with another pack that they go on from, or none. */
export function withAfter<Choices extends { readonly after?: PackAfter }>(
  choices: Choices,
  after: PackAfter | undefined,
): Omit<Choices, 'after'> & { readonly after?: PackAfter } {
  const { after: _, ...others } = choices;
  return after === undefined ? others : { ...others, after };
}

/** Whether a pack stands by itself, or holds what came late: behind the last page of an earlier one, or behind one of its pages. */
export function PackAfterChoice(props: {
  readonly after: PackAfter | undefined;
  readonly onChange: (after: PackAfter | undefined) => void;
}): JSX.Element | null {
  const { after, onChange } = props;
  const records = useQuery('listPacks', {}).value ?? none;
  if (records.length === 0 && after === undefined) return null;
  const known = records.some(({ id }) => id === after?.pack);
  return (
    <div className="pack-after">
      <Select
        label="Late documents"
        value={after?.pack ?? alone}
        options={[
          { value: alone, label: 'None: this pack stands by itself' },
          ...(after === undefined || known ? [] : [{ value: after.pack, label: 'A pack of another copy' }]),
          ...records.map((record) => ({ value: record.id, label: nameOf(record) })),
        ]}
        onChange={(pack) => onChange(pack === alone ? undefined : { pack, how: 'supplement' })}
      />
      {after !== undefined && (
        <>
          <p className="number">
            Only what is not in that pack, or in what went on from it already, is taken. Its pages keep their
            numbers.
          </p>
          <RadioGroup
            legend="Where the new pages go"
            value={after.how}
            options={[
              {
                value: 'supplement',
                label: 'Behind the last page',
                hint: 'Numbers, sections and entries go on from there.',
              },
              {
                value: 'inserted',
                label: 'Behind one of its pages',
                hint: 'Behind page 12 come 12A, 12B and so on.',
              },
            ]}
            onChange={(how) =>
              onChange(
                how === 'supplement' ? { pack: after.pack, how } : { pack: after.pack, how, page: '1' },
              )
            }
          />
          {after.how === 'inserted' && (
            <PageBefore
              page={after.page}
              onChange={(page) => onChange({ pack: after.pack, how: 'inserted', page })}
            />
          )}
        </>
      )}
    </div>
  );
}

const none: readonly never[] = [];
const alone = '';

function nameOf({ title, builtAtMs }: PackRecord): string {
  return `Goes on from “${title}”, ${momentWords(builtAtMs)}`;
}

function PageBefore(props: {
  readonly page: string;
  readonly onChange: (page: string) => void;
}): JSX.Element {
  const [typed, setTyped] = useState(props.page);
  const page = typed.trim();
  return (
    <Field
      label="Number printed on the page before"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (next.trim() !== '') props.onChange(next.trim());
      }}
      maxLength={40}
      problem={page === '' ? 'The number as it is printed, such as 12 or B14.' : undefined}
    />
  );
}
