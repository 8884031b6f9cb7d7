// A widget of somebody else, with a stock Lit of its own, for the suite of hosts.
import { html, LitElement } from 'lit';

customElements.define('host-hello', class extends LitElement {
  override render(): unknown {
    return html`<p>Свой Lit</p>`;
  }
});
