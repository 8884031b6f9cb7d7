import { expect } from '@open-wc/testing';
import { VkElement } from '../element.ts';
import { FormFields } from './form-fields.ts';

class PasswordForm extends VkElement {
  readonly fields = new FormFields<'password'>(this, (key: string) => key, {
    name: 'test',
    fields: { password: { type: 'password' } },
    submit: 'submit',
    sending: 'sending',
  });
  override render(): unknown {
    return this.fields.render();
  }
}
customElements.define('vk-test-password-form', PasswordForm);

/** Counts the listeners for `pageshow` that a window holds. */
function countListeners(view: Window): { readonly count: () => number; readonly restore: () => void } {
  const listeners = new Set<unknown>();
  const { addEventListener, removeEventListener } = view;
  view.addEventListener = ((type: string, listener: EventListener) => {
    if (type === 'pageshow') listeners.add(listener);
    addEventListener.call(view, type, listener);
  }) as typeof view.addEventListener;
  view.removeEventListener = ((type: string, listener: EventListener) => {
    if (type === 'pageshow') listeners.delete(listener);
    removeEventListener.call(view, type, listener);
  }) as typeof view.removeEventListener;
  return { count: () => listeners.size, restore: () => Object.assign(view, { addEventListener, removeEventListener }) };
}

describe('FormFields', () => {
  it('listens only to its own window, also after a move to another document', () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const [first, second] = [countListeners(window), countListeners(frame.contentWindow!)];
    const counts = () => [first.count(), second.count()];
    const element = document.createElement('vk-test-password-form');
    document.body.append(element);
    expect(counts()).to.deep.equal([1, 0]);
    frame.contentDocument!.body.append(element);
    expect(counts()).to.deep.equal([0, 1]);
    element.remove();
    expect(counts()).to.deep.equal([0, 0]);
    first.restore();
    frame.remove();
  });
});
