import './pack-templates.css';
import type { JSX } from 'react';
import { useState } from 'react';
import type { Item, PackChoices } from '../../../../shared/model/index.ts';
import { offerUndo } from '../../../state/offer-undo.ts';
import { useAct } from '../../../state/use-act.ts';
import { usePackTemplates } from '../../../state/use-items.ts';
import { useService } from '../../../state/use-service.ts';
import { Field } from '../../../ui/field.tsx';
import { IconlessButton } from '../../../ui/iconless-button.tsx';
import { countWords } from '../../../ui/words.ts';
import { templateChoices } from './template-choices.ts';

/** The templates of the matter: saved from the choices being made, used, renamed, brought up to date, deleted. */
export function PackTemplates(props: {
  /** The choices being made. */
  readonly choices: PackChoices;
  readonly onUse: (choices: PackChoices) => void;
  /** Told when the choices being made lie in a template. */
  readonly onKept: (choices: PackChoices) => void;
  readonly writable: boolean;
}): JSX.Element {
  const { choices } = props;
  const act = useAct();
  const templates = usePackTemplates();
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    const wanted = name.trim();
    if (wanted === '') return;
    const fields = { name: wanted, choices: templateChoices(choices) };
    const done = await act(
      'createItem',
      { item: { kind: 'pack-template', fields } },
      `Saved the template ${wanted}.`,
    );
    if (done === null) return;
    setName('');
    props.onKept(choices);
  };
  return (
    <section className="pack-templates" aria-labelledby="pack-templates-heading">
      <h2 id="pack-templates-heading">Templates</h2>
      {props.writable && (
        <form
          className="pack-template-new"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Field label="Save these choices as" value={name} onChange={setName} maxLength={200} />
          <IconlessButton tone="primary" type="submit" disabled={name.trim() === ''}>
            Save template
          </IconlessButton>
        </form>
      )}
      {templates.length === 0 ? (
        <p className="number">
          None yet. A template keeps these choices in the matter, for the next hearing or another person.
        </p>
      ) : (
        <ul role="list">
          {templates.map((template) => (
            <TemplateRow key={template.id} template={template} {...props} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TemplateRow(props: {
  readonly template: Item<'pack-template'>;
  readonly choices: PackChoices;
  readonly onUse: (choices: PackChoices) => void;
  readonly onKept: (choices: PackChoices) => void;
  readonly writable: boolean;
}): JSX.Element {
  const { id, fields } = props.template;
  const service = useService();
  const act = useAct();
  const [renaming, setRenaming] = useState<string | null>(null);
  const rename = async (): Promise<void> => {
    const value = renaming?.trim() ?? '';
    if (value === '') return;
    const done = await act(
      'setItem',
      { itemId: id, change: { kind: 'pack-template', field: 'name', value } },
      `Renamed the template to ${value}.`,
    );
    if (done !== null) setRenaming(null);
  };
  const replace = async (): Promise<void> => {
    const value = templateChoices(props.choices);
    const change = { kind: 'pack-template', field: 'choices', value } as const;
    if ((await act('setItem', { itemId: id, change })) === null) return;
    props.onKept(props.choices);
    await offerUndo(service, `Brought the template ${fields.name} up to date.`);
  };
  const remove = async (): Promise<void> => {
    if ((await act('deleteItems', { itemIds: [id] })) === null) return;
    await offerUndo(service, `Deleted the template ${fields.name}.`);
  };
  if (renaming !== null) {
    return (
      <li className="pack-template">
        <form
          className="pack-template-new"
          onSubmit={(event) => {
            event.preventDefault();
            void rename();
          }}
        >
          <Field
            label="Name"
            value={renaming}
            onChange={setRenaming}
            maxLength={200}
            autoFocus
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setRenaming(null);
            }}
          />
          <IconlessButton tone="primary" type="submit" disabled={renaming.trim() === ''}>
            Rename
          </IconlessButton>
          <IconlessButton onClick={() => setRenaming(null)}>Keep the name</IconlessButton>
        </form>
      </li>
    );
  }
  const parts = fields.choices.parts ?? [];
  const items = parts.reduce((sum, { contents }) => sum + contents.length, 0);
  return (
    <li className="pack-template">
      <div>
        <strong>
          <bdi>{fields.name}</bdi>
        </strong>{' '}
        <span className="number">
          {fields.choices.parts === undefined
            ? 'themed report'
            : `${countWords(parts.length, 'section')}, ${countWords(items, 'item')}`}
        </span>
      </div>
      <div className="pack-template-acts">
        <IconlessButton
          tone="primary"
          aria-label={`Use ${fields.name}`}
          onClick={() => props.onUse(fields.choices)}
        >
          Use
        </IconlessButton>
        {props.writable && (
          <>
            <IconlessButton
              aria-label={`Replace ${fields.name} by these choices`}
              onClick={() => void replace()}
            >
              Replace
            </IconlessButton>
            <IconlessButton aria-label={`Rename ${fields.name}`} onClick={() => setRenaming(fields.name)}>
              Rename
            </IconlessButton>
            <IconlessButton aria-label={`Delete ${fields.name}`} onClick={() => void remove()}>
              Delete
            </IconlessButton>
          </>
        )}
      </div>
    </li>
  );
}
