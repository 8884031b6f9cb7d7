export default {
  printWidth: 120,
  singleQuote: true,
  // White space in html`…` is shown to the reader.
  embeddedLanguageFormatting: 'off',
};
