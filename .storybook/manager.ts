import { createElement, type ChangeEvent } from 'react';
import { addons, types, useGlobals } from 'storybook/manager-api';

/** A date in the toolbar: the day on which the mock utility lives, and so the law and the prices of that day. */
function DateTool() {
  const [{ date }, update] = useGlobals();
  return createElement('input', {
    type: 'date',
    title: 'День, в котором живёт водоканал',
    'aria-label': 'День, в котором живёт водоканал',
    value: String(date ?? ''),
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => target.value && update({ date: target.value }),
    style: { font: 'inherit', border: 'none', background: 'none', color: 'inherit', alignSelf: 'center' },
  });
}

addons.register('vodokanal/date', () =>
  addons.add('vodokanal/date/tool', {
    type: types.TOOL,
    title: 'День',
    match: ({ viewMode }) => viewMode === 'story',
    render: DateTool,
  }),
);
