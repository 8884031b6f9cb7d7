import { expect, waitFor } from 'storybook/test';
import '@vodokanal/widgets/define/unlock-form';
import { press, storyOf, typeInto } from './utilities.ts';

const TAG = 'vk-unlock-form';

export default { title: 'Widgets/vk-unlock-form', component: TAG };

const story = storyOf(TAG);
const DATA = {
  accountNumber: '230100001',
  serialNumber: '11000001',
  lastPayment: '1029,11',
  contact: '8 900 123-45-67',
};
const summary = (widget: HTMLElement) =>
  waitFor(() => expect(widget.shadowRoot!.querySelector('.vk-summary')).not.toBeNull());
const byDocuments = async (widget: HTMLElement) => {
  await typeInto(widget, { way: 'documents' });
  await waitFor(() => expect(widget.shadowRoot!.querySelector('[name=serialNumber]')).toBeNull());
  await typeInto(widget, { accountNumber: '230100001', contact: 'ya@example.org' }, true);
  await waitFor(() => expect(widget.shadowRoot!.querySelector('.files')).not.toBeNull());
};

const addDocument = async (widget: HTMLElement) => {
  const transfer = new DataTransfer();
  transfer.items.add(
    new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])], 'паспорт.png', {
      type: 'image/png',
    }),
  );
  widget
    .shadowRoot!.querySelector('.files')!
    .dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
  await waitFor(() => expect(widget.shadowRoot!.querySelectorAll('.files li').length).toBe(1));
  await waitFor(() => expect(widget.shadowRoot!.querySelector('.files li progress')).toBeNull());
};

export const Form = story('signedOut', /Вернуть вход/);
export const Pending = story('slow', /Вернуть вход/);
export const WithAReason = story('signedOut', /Вернуть вход/, {
  play: async (widget) => {
    Object.assign(widget, { reason: { by: 'utility', reason: 'Недостоверные данные' } });
    await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/Недостоверные данные/));
  },
});
export const EmptyFields = story('signedOut', /Вернуть вход/, {
  play: async (widget) => {
    await typeInto(widget, {}, true);
    await summary(widget);
  },
});
export const WrongData = story('signedOut', /Вернуть вход/, {
  play: async (widget) => {
    await typeInto(widget, { ...DATA, lastPayment: '1' }, true);
    await summary(widget);
  },
});
export const Restored = story('signedOut', /Вернуть вход/, {
  play: async (widget) => {
    await typeInto(widget, DATA, true);
    await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/В-2026/));
  },
});
export const ByDocuments = story('signedOut', /Вернуть вход/, {
  play: (widget) => typeInto(widget, { way: 'documents' }),
});
export const DocumentsWanted = story('signedOut', /Вернуть вход/, { play: byDocuments });
export const InReview = story('signedOut', /Вернуть вход/, {
  play: async (widget) => {
    await byDocuments(widget);
    await addDocument(widget);
    await press(widget, /Отправить документы|Send the documents/);
    await waitFor(() => expect(widget.shadowRoot!.textContent).toMatch(/На рассмотрении|In review/));
  },
});
export const Document = story('signedOut', /Вернуть вход/, {
  play: async (widget) => {
    await byDocuments(widget);
    await addDocument(widget);
  },
});
export const English = story('signedOut', /Get your sign-in back/, { globals: { lang: 'en' } });
export const Dark = story('signedOut', /Вернуть вход/, { globals: { theme: 'dark' } });
export const Narrow = story('signedOut', /Вернуть вход/, { globals: { width: '240px' } });
