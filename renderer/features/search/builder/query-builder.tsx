import './query-builder.css';
import type { JSX } from 'react';
import { useEffect, useRef, useState } from 'react';
import { parseQuery } from '../../../../shared/query/index.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { IconlessButton } from '../../../ui/iconless-button.tsx';
import { Select } from '../../../ui/select.tsx';
import {
  builderOf,
  emptyBuilder,
  newPart,
  nodeIdentifiers,
  partKinds,
  queryOf,
  relationNamed,
  relationWords,
  textOf,
  withNode,
  withPart,
  type BuilderGroup,
  type BuilderNode,
  type PartKind,
} from './builder-tree.ts';
import { ConditionEditor, NumberOfWords, type KnownValues } from './condition-editor.tsx';

/** What the builder shows, and the text it was made from or has made. */
interface Shown {
  readonly text: string;
  readonly group: BuilderGroup;
}

/**
 * The search in parts, which say the same as its plain text: a change of either changes the other. While the text cannot be
 * read the parts stay as they were, and a change of them replaces the text.
 */
export function QueryBuilder(props: {
  readonly text: string;
  readonly known: KnownValues;
  readonly onChange: (text: string) => void;
}): JSX.Element {
  const { text, known } = props;
  const [newId] = useState(nodeIdentifiers);
  const [shown, setShown] = useState<Shown>(
    () => shownOf(text, newId) ?? { text: '', group: emptyBuilder(newId) },
  );
  const parsed = parseQuery(text);
  const isBlank = text.trim() === '';
  const outOfDate = shown.text !== text.trim();
  if (outOfDate && (parsed.ok || isBlank)) {
    setShown(shownOf(text, newId) ?? { text: '', group: emptyBuilder(newId) });
  }
  const change = (group: BuilderGroup): void => {
    const next = textOf(group);
    setShown({ text: next, group });
    props.onChange(next);
  };
  const section = useRef<HTMLElement>(null);
  const added = useRef<string | null>(null);
  useEffect(() => {
    if (added.current === null) return;
    const part = section.current?.querySelector(`[data-part="${added.current}"]`);
    part?.querySelector<HTMLElement>('select, input:not([type=checkbox])')?.focus();
    added.current = null;
  });
  const edit = (id: string, next: BuilderNode | null): void => change(withNode(shown.group, id, next));
  const add = (groupId: string, kind: PartKind): void => {
    const part = newPart(kind, newId);
    added.current = part.id;
    change(withPart(shown.group, groupId, part));
  };
  return (
    <section ref={section} className="query-builder" aria-label="Search in parts">
      {!parsed.ok && !isBlank && (
        <p className="builder-note">
          The text above cannot be read as it stands. The parts are those of the last search that could be;
          changing them replaces the text.
        </p>
      )}
      <Group group={shown.group} known={known} edit={edit} add={add} outermost />
    </section>
  );
}

function shownOf(text: string, newId: () => string): Shown | null {
  const parsed = parseQuery(text);
  return parsed.ok ? { text: text.trim(), group: builderOf(parsed.value.query, newId) } : null;
}

interface PartProps {
  readonly known: KnownValues;
  readonly edit: (id: string, next: BuilderNode | null) => void;
  readonly add: (groupId: string, kind: PartKind) => void;
}

function Group({
  group,
  outermost = false,
  ...rest
}: PartProps & { readonly group: BuilderGroup; readonly outermost?: boolean }): JSX.Element {
  const join = group.join === 'and' ? 'All of these' : 'Any of these';
  return (
    <div className="builder-group" role="group" aria-label={join}>
      <div className="builder-line">
        {!outermost && <NotCheckbox node={group} {...rest} />}
        <Select
          label="How the parts are joined"
          labelHidden
          value={group.join}
          options={[
            { value: 'and', label: 'All of these' },
            { value: 'or', label: 'Any of these' },
          ]}
          onChange={(next) => rest.edit(group.id, { ...group, join: next })}
        />
        {!outermost && <RemoveButton node={group} {...rest} />}
      </div>
      <ul role="list" className="builder-parts">
        {group.parts.map((part) => (
          <li key={part.id} data-part={part.id}>
            <Part node={part} {...rest} />
          </li>
        ))}
        <li className="builder-add">
          <AddPart onAdd={(kind) => rest.add(group.id, kind)} />
        </li>
      </ul>
    </div>
  );
}

function Part({ node, ...rest }: PartProps & { readonly node: BuilderNode }): JSX.Element {
  if (node.kind === 'group') return <Group group={node} {...rest} />;
  return (
    <div className="builder-line">
      <NotCheckbox node={node} {...rest} />
      {node.kind === 'condition' ? (
        <ConditionEditor
          condition={node.condition}
          known={rest.known}
          onChange={(condition) => rest.edit(node.id, { ...node, condition })}
        />
      ) : (
        <Relation node={node} {...rest} />
      )}
      {queryOf(node) === null && <span className="number">left out until it is complete</span>}
      <RemoveButton node={node} {...rest} />
    </div>
  );
}

function Relation({
  node,
  ...rest
}: PartProps & { readonly node: Extract<BuilderNode, { readonly kind: 'relation' }> }): JSX.Element {
  const { relation } = node;
  return (
    <div className="builder-relation" role="group" aria-label="Two themes and how they stand">
      <Side node={node.left} {...rest} />
      <Select
        label="How they stand"
        labelHidden
        value={relation.name}
        options={relationNames.map((name) => ({ value: name, label: relationWords[name] }))}
        onChange={(name) => rest.edit(node.id, { ...node, relation: relationNamed(name, relation) })}
      />
      {'words' in relation && (
        <NumberOfWords
          after="words"
          value={relation.words}
          onChange={(words) => rest.edit(node.id, { ...node, relation: { ...relation, words } })}
        />
      )}
      <Side node={node.right} {...rest} />
    </div>
  );
}

/** One side of a relation: a condition without buttons of its own, or a group. */
function Side({ node, ...rest }: PartProps & { readonly node: BuilderNode }): JSX.Element {
  if (node.kind !== 'condition') return <Part node={node} {...rest} />;
  return (
    <span className="builder-side">
      {node.negated && 'not '}
      <ConditionEditor
        condition={node.condition}
        known={rest.known}
        onChange={(condition) => rest.edit(node.id, { ...node, condition })}
      />
    </span>
  );
}

const relationNames = ['same', 'block', 'within', 'inside', 'then'] as const;

function NotCheckbox({ node, edit }: PartProps & { readonly node: BuilderNode }): JSX.Element {
  return (
    <Checkbox checked={node.negated} onChange={(negated) => edit(node.id, { ...node, negated })}>
      not
    </Checkbox>
  );
}

function RemoveButton({ node, edit }: PartProps & { readonly node: BuilderNode }): JSX.Element {
  return (
    <IconlessButton
      onClick={(event) => {
        // The button goes with its part: the keys go on to where the next one is added.
        const parts = event.currentTarget.closest('.builder-parts');
        parts?.querySelector<HTMLElement>(':scope > .builder-add select')?.focus();
        edit(node.id, null);
      }}
    >
      Remove
    </IconlessButton>
  );
}

const partKindNames = Object.keys(partKinds) as readonly PartKind[];

/** A choice and a button: arrow keys in a choice alone would add every kind that they pass. */
function AddPart({ onAdd }: { readonly onAdd: (kind: PartKind) => void }): JSX.Element {
  const [kind, setKind] = useState<PartKind>('words');
  return (
    <>
      <Select
        label="Kind of condition"
        labelHidden
        value={kind}
        options={partKindNames.map((name) => ({ value: name, label: partKinds[name] }))}
        onChange={setKind}
      />
      <IconlessButton onClick={() => onAdd(kind)}>Add</IconlessButton>
    </>
  );
}
