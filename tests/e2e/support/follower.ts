/** A second tab of the same record: it shows everything and can change nothing. */
import { expect } from '@playwright/test';
import { Handbook } from './handbook';
import type { Widget } from './widgets/widget';

export interface FollowerOptions {
  /** The page with the widget. */
  readonly url: string;
  readonly widget: (handbook: Handbook) => Widget;
  /** Fields that choose what is looked at, and nothing in the record. */
  readonly fields?: readonly (string | RegExp)[];
  /** Buttons that only show more. */
  readonly buttons?: readonly (string | RegExp)[];
}

/**
 * Opens the page in a second tab while the first one holds the record, and expects that nothing in the widget would take an
 * input. Returns the widget there.
 */
export async function expectFollowerCannotEdit(
  first: Handbook,
  { url, widget, fields = [], buttons = [] }: FollowerOptions,
): Promise<Widget> {
  const second = new Handbook(await first.page.context().newPage());
  await second.open(url);
  const shown = await widget(second).wake();
  await expect(shown.root.getByText('This record is being edited in another tab.')).toBeVisible();
  expect(without(await shown.editable(), fields), 'fields that take an input').toEqual([]);
  expect(
    without(await shown.pressable(), ['Edit in this tab', ...buttons]),
    'buttons that can be pressed',
  ).toEqual([]);
  return shown;
}

function without(
  names: readonly string[],
  allowed: readonly (string | RegExp)[],
): readonly string[] {
  return names.filter(
    (name) => !allowed.some((one) => (typeof one === 'string' ? one === name : one.test(name))),
  );
}
