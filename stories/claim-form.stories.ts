import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/claim-form';
import { storyOf } from './utilities.ts';

const TAG = 'vk-claim-form';

export default { title: 'Widgets/vk-claim-form', component: TAG };

const story = storyOf(TAG);

const field = (widget: HTMLElement, id: string) =>
  waitFor(() => {
    const found = widget.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`);
    expect(found).not.toBeNull();
    return found!;
  });
const fill = async (widget: HTMLElement, values: Record<string, string>) => {
  for (const [id, value] of Object.entries(values)) {
    const control = await field(widget, id);
    control.value = value;
    control.dispatchEvent(new Event(control.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    await (widget as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  }
};
const submit = (widget: HTMLElement) => widget.shadowRoot!.querySelector('form')!.requestSubmit();
const seen = (widget: HTMLElement, selector: string) =>
  waitFor(() => {
    const found = widget.shadowRoot!.querySelector<HTMLElement>(selector);
    expect(found).not.toBeNull();
    return found!;
  });
const unfold = async (widget: HTMLElement, id: string) => (await seen(widget, `#${id}`)).click();
const add = (widget: HTMLElement, ...files: File[]) => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  widget
    .shadowRoot!.querySelector('.files')!
    .dispatchEvent(Object.assign(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer })));
};
const png = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])], 'счётчик.png', {
  type: 'image/png',
});
const CHARGE = {
  type: 'charge',
  period: '2026-10',
  demand: 'recalculate',
  amount: '1234,56',
  text: 'Начислили вдвое больше обычного',
};

export const SignedOut = story('signedOut', /войдите/);
export const Pending = story('slow', /Подать обращение/);
export const Failed = story('failing', /Повторить/);
export const Ready = story('happy', /Что случилось/);
export const Charge = story('happy', /Что случилось/, { play: (widget) => fill(widget, { type: 'charge' }) });
export const FromCharge = story('happy', /октябрь 2026/, {
  args: { type: 'charge', period: '2026-10', service: 'coldWater', demand: 'recalculate' },
});
/** The customer comes from a charge while the form has a draft about something else. */
export const FromChargeWithDraft = story('happy', /Что случилось/, {
  play: async (widget) => {
    await fill(widget, { type: 'quality', text: 'Нет воды с утра' });
    for (const [name, value] of Object.entries({ type: 'charge', period: '2026-10', service: 'coldWater' }))
      widget.setAttribute(name, value);
    await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/с другим вопросом|another question/));
  },
});
export const MeterCheck = story('happy', /Что случилось/, { play: (widget) => fill(widget, { type: 'meterCheck' }) });
export const Files = story('happy', /Что случилось/, {
  play: async (widget) => {
    await field(widget, 'text');
    add(widget, png, new File(['x'], 'письмо.docx', { type: 'application/msword' }));
    await waitFor(() => expect(widget.shadowRoot!.querySelectorAll('.files li').length).toBe(2));
  },
});
export const Refused = story('happy', /Что случилось/, {
  play: async (widget) => {
    await field(widget, 'text');
    submit(widget);
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-summary')).not.toBeNull());
  },
});
/** Who files the claim and how the answer comes. */
export const Applicant = story('happy', /Что случилось/, {
  play: async (widget) => {
    await unfold(widget, 'applicant-part');
    await fill(widget, { applicant: 'representative', answerBy: 'paper' });
  },
});
/** Readings, bills and payments of the month. */
export const Evidence = story('happy', /Что случилось/, {
  play: async (widget) => {
    await fill(widget, { type: 'charge', period: '2026-09' });
    await unfold(widget, 'evidence');
    (await seen(widget, '.evidence label')).click();
  },
});
/** The claim as its document will read, before it is sent. */
export const Preview = story('happy', /Подать обращение/, {
  play: async (widget) => {
    await fill(widget, CHARGE);
    add(widget, png);
    await unfold(widget, 'evidence');
    (await seen(widget, '.evidence label')).click();
    await waitFor(() => expect(widget.shadowRoot!.querySelector('.files')!.textContent).toMatch(/Загружен|Uploaded/));
    submit(widget);
    await seen(widget, '.paper');
  },
});
export const Sent = story('happy', /Подать обращение|зарегистрировано/, {
  play: async (widget) => {
    await fill(widget, CHARGE);
    submit(widget);
    await seen(widget, '.paper');
    (await seen(widget, '.vk-actions button')).click();
    await seen(widget, '.number');
  },
});
export const English = story('happy', /What happened/, { globals: { lang: 'en' } });
export const Dark = story('happy', /Что случилось/, { globals: { theme: 'dark' } });
export const Narrow = story('happy', /Что случилось/, { globals: { width: '240px' } });
