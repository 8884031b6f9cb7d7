// A form of the host page with its own unmodified Lit, for the host page tests and for comparison in `npm run bench`.
import { html, LitElement } from 'lit';

customElements.define(
  'host-hello',
  class extends LitElement {
    override render(): unknown {
      return html`
      <form>
        <p>Свой Lit</p>
        <label for="name">Имя</label><input id="name">
        <label for="word">Слово</label><input id="word" type="password">
        <label><input type="checkbox">Запомнить</label>
        <button>Сохранить</button>
      </form>`;
    }
  },
);
