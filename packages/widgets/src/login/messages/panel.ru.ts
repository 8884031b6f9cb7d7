/** What the sign-in says to somebody who is in. */
export default {
  accountNumber: 'Лицевой счёт № {number}',
  signOut: 'Выйти',
};
