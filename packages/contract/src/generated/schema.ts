// Generated from openapi.yaml by `npm run generate`; do not edit.
export interface paths {
  "/health": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process is alive. */
    get: operations["health.live"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ready": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process can do its work (the database answers). */
    get: operations["health.ready"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/config": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Public facts of the utility. */
    get: operations["config.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, if anybody. Answers 200 in both cases. */
    get: operations["session.get"];
    put?: never;
    /**
     * Sign in by account number or e-mail and password.
     * @description The same answer, in the same time, for an unknown login and for a wrong password (`WRONG_CREDENTIALS`).
     *   Repeated failures are answered 429 with `Retry-After`; the wait grows and always ends.
     */
    post: operations["session.create"];
    /** Sign out. Answers 204 whether or not anybody was signed in. */
    delete: operations["session.delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The accounts of the signed-in customer. */
    get: operations["accounts.list"];
    put?: never;
    /**
     * Add an account by the same proof as at registration.
     * @description One answer, `PROOF_REFUSED`, for an unknown account and a wrong proof; `ALREADY_REGISTERED` when somebody else holds
     *   it (its holder may invite a helper). Adding an account that is there already answers it.
     */
    post: operations["accounts.add"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take an account out of the customers list. The account itself stays as it is.
     * @description The last one cannot be removed (`LAST_ACCOUNT`).
     */
    delete: operations["accounts.remove"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/name": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give an account a name of ones own; an empty one takes it back. */
    post: operations["accounts.rename"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/balance": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What the account owes or has in credit. */
    get: operations["balance.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/charges": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What each month has cost, newest first, 36 months at most. */
    get: operations["charges.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/charges/{period}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        period: components["parameters"]["Period"];
      };
      cookie?: never;
    };
    /**
     * One month with the facts that each line is computed from, by the rules and prices of that month.
     * @description A page computes the lines again from the facts and compares them with the amounts that were billed. A service
     *   without facts was billed by another system that did not say how.
     */
    get: operations["charges.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/bills/{period}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        period: components["parameters"]["Period"];
      };
      cookie?: never;
    };
    /** The payment document of a month (ПП РФ № 354, п. 69). */
    get: operations["bills.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/bills/{period}/pdf": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        period: components["parameters"]["Period"];
      };
      cookie?: never;
    };
    /** The payment document of a month as a tagged PDF, with the figures of `bills.get`. */
    get: operations["bills.pdf"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/bill-delivery": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have bills on paper or only electronically, from the next bill on. */
    post: operations["bills.setDelivery"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/payees": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The requisites that the utility is and was paid by, to check a paper bill with. */
    get: operations["payees.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/payment-options": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What can be paid now, how, what each way costs, and payments whose result is not known yet. */
    get: operations["payments.options"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/payments": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** Payments, refunds and corrections of the account, newest first, with their fiscal receipts. */
    get: operations["payments.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/payments/{entryId}/receipt": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        entryId: components["parameters"]["EntryId"];
      };
      cookie?: never;
    };
    /** The data of a fiscal receipt as a tagged PDF, with the code that the tax service checks it by (54-ФЗ). */
    get: operations["payments.receipt"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/receipts": {
    parameters: {
      query: {
        /** @description First month. */
        from: components["schemas"]["Period"];
        /** @description Last month. */
        to: components["schemas"]["Period"];
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /**
     * The receipts of a range of months as a ZIP archive with one PDF each.
     * @description `NOT_FOUND` when no receipt was issued in these months.
     */
    get: operations["payments.receipts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/statement": {
    parameters: {
      query: {
        /** @description First month. */
        from: components["schemas"]["Period"];
        /** @description Last month. */
        to: components["schemas"]["Period"];
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /**
     * The reconciliation statement of a range of months (акт сверки) as a tagged PDF. It is not signed.
     * @description `NOT_FOUND` when nothing was charged in these months.
     */
    get: operations["payments.statement"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/payment-links": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** The links by which somebody else can pay this account, newest first; those that have ended for a day still. */
    get: operations["paymentLinks.list"];
    put?: never;
    /**
     * Make a link by which anybody can pay a fixed sum for this account, once.
     * @description Whoever opens it sees the address and the sum, no name, no charges, no payments. The secret is told only here. At
     *   most twenty links of an account are active at once (`RATE_LIMITED`).
     */
    post: operations["paymentLinks.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/payment-links/{linkId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        linkId: components["parameters"]["LinkId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Withdraw a link. A payment that was confirmed by it goes on. */
    delete: operations["paymentLinks.remove"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/autopay": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** Whether the account is paid automatically, and whether that is offered. */
    get: operations["autopay.get"];
    put?: never;
    post?: never;
    /** Withdraw the consent. A payment that is with the acquirer already goes on. */
    delete: operations["autopay.remove"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/autopay/terms": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change the day and the limit. Begin autopay with a payment, which names the terms. */
    post: operations["autopay.change"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/payments": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Prepare a payment. No money moves before it is confirmed.
     * @description A payment may be for several accounts of the customer. The answer names what will be paid, to whom, and the fee;
     *   the person confirms it by `payments.confirm`.
     */
    post: operations["payments.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/payments/{paymentId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    /**
     * A payment of the customer and its result, as far as it is known.
     * @description While it is pending the acquirer is asked, at most every three seconds.
     */
    get: operations["payments.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/payments/{paymentId}/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The person confirms the payment; the answer tells where the acquirer takes the money.
     * @description `PAYMENT_CLOSED` when the payment has ended; `ACQUIRER_UNAVAILABLE` when the acquirer does not answer: the payment
     *   stays prepared and can be confirmed again. Confirming twice is one payment.
     */
    post: operations["payments.confirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/payments/{paymentId}/cancellation": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give up a payment that has not been confirmed.
     * @description Afterwards `PAYMENT_CLOSED`, because the acquirer may take the money at any moment.
     */
    post: operations["payments.cancel"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/debt": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What is overdue, since when, the late fee with its rates, and each legal step with its date. */
    get: operations["debts.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/debt-notices/{noticeId}/acknowledgement": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        noticeId: components["parameters"]["NoticeId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say that a notice was read. It is no consent to the debt. */
    post: operations["debts.acknowledge"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/instalment-plans": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What can be paid in instalments, on which terms, and the plans of the account, newest first. */
    get: operations["instalmentPlans.list"];
    put?: never;
    /**
     * Ask to pay the overdue debt in instalments. It is no consent to the debt before it is signed.
     * @description The utility offers short plans at once and answers others by `answerBy`. `NO_DEBT` when nothing is overdue,
     *   `METHOD_UNAVAILABLE` when the utility offers no plans, `LIMIT_REACHED` while another plan is open.
     */
    post: operations["instalmentPlans.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/instalment-plans/{planId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        planId: components["parameters"]["PlanId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Withdraw a request, or decline an offer. Afterwards `PLAN_CLOSED`. */
    delete: operations["instalmentPlans.remove"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/instalment-plans/{planId}/signature": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        planId: components["parameters"]["PlanId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign the agreement that the utility has offered.
     * @description `PLAN_CLOSED` when the plan is not offered, or not any more.
     */
    post: operations["instalmentPlans.sign"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/instalment-plans/{planId}/agreement": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        planId: components["parameters"]["PlanId"];
      };
      cookie?: never;
    };
    /**
     * The agreement as a tagged PDF, before and after it is signed.
     * @description `NOT_FOUND` while the utility has offered none.
     */
    get: operations["instalmentPlans.agreement"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/documents": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /**
     * The papers about the account, newest first, page by page.
     * @description Files that the utility has published, and papers that the endpoint makes on demand: bills and agreements on
     *   instalments. Only the holder sees them (`HELPER_REFUSED` otherwise), because they hold personal data.
     */
    get: operations["documents.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/documents/{documentId}/content": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        documentId: components["parameters"]["DocumentId"];
      };
      cookie?: never;
    };
    /**
     * The file of a document.
     * @description A download, or with `show=inline` a file that browsers open in a tab of its own. `NOT_FOUND` for a document of
     *   another account, and for a withdrawn one.
     */
    get: operations["documents.content"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/documents/{documentId}/read-mark": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        documentId: components["parameters"]["DocumentId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Remember that the customer has opened the document. It is no consent to what it says. */
    post: operations["documents.markRead"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/document-archive": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /**
     * Chosen documents as a ZIP archive, at most fifty.
     * @description `NOT_FOUND` when one of them is of another account, or withdrawn.
     */
    get: operations["documents.archive"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/works": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** Technical works at the address, newest first, at most 200. */
    get: operations["works.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/meters": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** The meters of the account with what is needed to send readings now. */
    get: operations["meters.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/estimates": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /**
     * What each meter costs when no reading of it is taken, from which period, by the rules and prices of today.
     * @description ПП РФ № 354, п. 59–60: the monthly average of the last half year (at least three months of it) for up to three
     *   periods in a row, then the norm; for a meter that is not in service, and after an act of refused access, the
     *   norm with a raising coefficient (cold water: 3 since 2025-12-06, ПП РФ № 1871). Meters that send their readings
     *   themselves have no estimate.
     */
    get: operations["estimates.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/meter-requests": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What the customer has asked for the meters of the account, newest first. */
    get: operations["meterRequests.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/meters/{meterId}/requests": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        meterId: components["parameters"]["MeterId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Report a verification by its record in «Аршин», or ask for a visit of a controller. */
    post: operations["meterRequests.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/meters/{meterId}/readings": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        meterId: components["parameters"]["MeterId"];
      };
      cookie?: never;
    };
    /** The journal of a meter, newest first. */
    get: operations["readings.list"];
    put?: never;
    /**
     * Send the reading of one meter for the present period.
     * @description Refused with `READING_REFUSED` when a finding of severity `block` stands, with `READING_UNCONFIRMED` when
     *   findings of severity `confirm` stand that the body does not name in `confirmed`. Findings are in `errors`.
     */
    post: operations["readings.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/meters/{meterId}/readings/{readingId}/correction": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        meterId: components["parameters"]["MeterId"];
        readingId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replace a reading sent this period, until it is billed. The replaced one stays in the journal. */
    post: operations["readings.correct"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/buildings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The buildings whose manager the signed-in customer is. */
    get: operations["buildings.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/buildings/{buildingId}/reading-status": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        buildingId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /**
     * Every meter of a building, the common ones first, and what was received of it this period.
     * @description Neither names nor contacts of the residents; a building of somebody else does not exist.
     */
    get: operations["buildings.status"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/bulk-readings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send up to 500 readings of meters in the manager's buildings at once.
     * @description Answered at once with a job that is queued; each row is judged by itself as every reading is, and what is wrong
     *   with one keeps none of the others. A file of 5 000 rows is ten such packs, each with a key of its own.
     */
    post: operations["bulkReadings.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/bulk-readings/{jobId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        jobId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** How far a job is. Kept for thirty days. */
    get: operations["bulkReadings.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/bulk-readings/{jobId}/result": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        jobId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /**
     * What became of each row of a job; empty while it is queued.
     * @description With `Accept: text/csv` a file (`;`, UTF-8 with BOM) with the rows as they were sent, their results and the codes of what was found.
     */
    get: operations["bulkReadings.result"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** Claims of the account, newest first. */
    get: operations["claims.list"];
    put?: never;
    /** File a claim. The answer carries its number and the day an answer is due, with the ground in law. */
    post: operations["claims.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims/{claimId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    /** A claim with its conversation, and where to turn when its answer is late or is disputed. */
    get: operations["claims.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims/{claimId}/read": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mark the messages of the utility as read, up to one of them. */
    post: operations["claims.markRead"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims/{claimId}/messages": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add words or documents to a claim. The answer to a question of the utility puts the claim back in review.
     * @description `CLAIM_CLOSED` when the claim has an answer already: dispute it, or file another one.
     */
    post: operations["claims.write"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims/{claimId}/withdrawal": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Withdraw a claim that has no answer yet.
     * @description `CLAIM_CLOSED` when it has one.
     */
    post: operations["claims.withdraw"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims/{claimId}/resolution": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say whether the answer has solved the matter. A dispute with its reasons gets a new term and a new answer.
     * @description `CLAIM_CLOSED` when there is no answer yet, or the claim is withdrawn.
     */
    post: operations["claims.resolve"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims/{claimId}/files/{fileId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** A file of the conversation, of either side, as it was sent. */
    get: operations["claims.file"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims/{claimId}/document": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    /** The claim as a tagged PDF, with its number, its dates and the list of attachments. */
    get: operations["claims.document"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/claims/{claimId}/escalation": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    /**
     * A complaint to an authority or a claim for the court as a tagged PDF, with the course of the claim and what to attach.
     * @description `NOT_FOUND` while the answer is neither late nor disputed.
     */
    get: operations["claims.escalation"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/application-templates": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What can be applied for, the fields of each application, and what the endpoint knows to fill in. */
    get: operations["applicationTemplates.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/visit-slots": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** Times of visits that still have a free place. */
    get: operations["visitSlots.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/application-codes": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a code to confirm an application. It is checked with `codes.verify`; the ticket then files this application and no other.
     * @description `INVALID` as in `applications.create`; `NO_PHONE` when there is neither a phone nor an address.
     */
    post: operations["applications.sendCode"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** Applications of the customer about the account, newest first. */
    get: operations["applications.list"];
    put?: never;
    /**
     * File an application. The answer carries its number and the day a decision is due, with the ground in law.
     * @description `SLOT_TAKEN` when the chosen time has no place left; `CODE_EXPIRED` when the ticket confirms nothing or another application.
     */
    post: operations["applications.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications/{applicationId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    /** An application with its conversation. */
    get: operations["applications.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications/{applicationId}/read": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mark the messages of the utility as read, up to one of them. */
    post: operations["applications.markRead"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications/{applicationId}/messages": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add words or documents to an application. The answer to a question puts it back to work.
     * @description `APPLICATION_CLOSED` after the decision.
     */
    post: operations["applications.write"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications/{applicationId}/withdrawal": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Withdraw an application without a decision; the time of a visit becomes free.
     * @description `APPLICATION_CLOSED` after the decision.
     */
    post: operations["applications.withdraw"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications/{applicationId}/visit": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Choose the time of a visit, or move it.
     * @description `SLOT_TAKEN` when that time has no place left; `APPLICATION_CLOSED` when the application takes no visit any more.
     */
    post: operations["applications.bookVisit"];
    /** Give the time of a visit back; the application stays. */
    delete: operations["applications.cancelVisit"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications/{applicationId}/handover": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give the readings on the day on which the home changes hands, for the final bill.
     * @description `APPLICATION_CLOSED` when the readings are not the next step of the task.
     */
    post: operations["applications.handOver"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications/{applicationId}/files/{fileId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** A file of the application or its conversation, as it was sent. */
    get: operations["applications.file"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/applications/{applicationId}/document": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    /** The application as a tagged PDF, with its number, its dates and the list of attachments. */
    get: operations["applications.document"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/uploads": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Announce a file (tus 1.0 creation). The address to send it to is in `Location`.
     * @description The file itself goes to that address by `PATCH` (tus core), `HEAD` tells how much has arrived, `DELETE` (tus
     *   termination) drops it. An upload never attached to anything is removed after a day. On a partner site only for
     *   the photo of a reading. The same key and file give the same address again.
     */
    post: operations["uploads.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/uploads/{uploadId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Drop an upload that is not part of a claim. */
    delete: operations["uploads.delete"];
    options?: never;
    /** How many bytes have arrived. */
    head: operations["uploads.offset"];
    /**
     * Send bytes from `Upload-Offset` on.
     * @description With the last bytes the file is checked: `UPLOAD_TYPE`, `UPLOAD_DAMAGED`, `UPLOAD_PROTECTED` (a password),
     *   `UPLOAD_ACTIVE` (a script, a form or another file inside), `UPLOAD_OVERSIZED` (it unpacks to too much) and
     *   `UPLOAD_INFECTED` end it. `UPLOAD_UNCHECKED` is a wait: all bytes are kept, and `HEAD` checks once more. What a
     *   camera has noted is taken out, so the file that is kept may be smaller.
     */
    patch: operations["uploads.append"];
    trace?: never;
  };
  "/v1/site": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the site that asks may show the widgets.
     * @description The site is the `Origin` of the request; a request without one comes from the endpoint's own pages. Markup never
     *   decides the mode, the registry of the endpoint does. An origin that is not registered is answered
     *   `ORIGIN_REFUSED` and gets no CORS header.
     */
    get: operations["sites.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connections": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The partner sites that act in the customer's name now. */
    get: operations["connections.list"];
    put?: never;
    /**
     * Let a partner site in. Called by the endpoint's own page after the customer's click, never by a partner.
     * @description Answers a code that works once, for thirty seconds, together with the verifier whose SHA-256 is the challenge
     *   (RFC 7636, S256). Unknown or inline site → 422 `INVALID`.
     */
    post: operations["connections.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connections/{connectionId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        connectionId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End a partner site's session. Answers 204 also when it has ended already. */
    delete: operations["connections.delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connections/redeem": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The frame trades its code for a session of its own.
     * @description The session is in a partitioned cookie and knows only the scopes of the site. Where the browser keeps no such
     *   cookie, the ticket buys a token (`connections.renew`). Refused with `CODE_REFUSED` for a code that is unknown,
     *   used, late, of another site, or without its verifier: one answer for all of them.
     */
    post: operations["connections.redeem"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connections/token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A token for ten minutes, bound to a key of the frame (RFC 9449).
     * @description With a ticket the first time, with `Authorization: DPoP` and the present token afterwards; always with a `DPoP`
     *   proof. Renewal never lengthens the eight hours of the session.
     */
    post: operations["connections.renew"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/delegations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The back end of a partner gets a code for one account of its own residents.
     * @description Called by a server, with the key of the site. The code works once, for sixty seconds, with the scope
     *   `readings:write` alone. An account the partner does not serve does not exist for it (`NOT_FOUND`).
     */
    post: operations["delegations.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/guest/lookups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Find a meter by account number and serial number. Tells nothing of the account.
     * @description One answer, `GUEST_NOT_FOUND`, for an unknown account, an unknown meter and a pair that does not belong together;
     *   repeated failures are answered 429 with `Retry-After`, and after the first few each try is refused with `WORK_REQUIRED`
     *   until it brings work: the finding carries `challenge` and `bits`. The ticket is good for fifteen minutes and this meter.
     */
    post: operations["guest.lookup"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/guest/readings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the reading of the meter that was found.
     * @description Judged as every reading; findings carry no parameters here, so that nobody learns the previous value by asking.
     */
    post: operations["guest.send"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/guest/payment-lookups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Find an account to pay for without a sign-in, by its number and a second fact from the bill.
     * @description One answer, `PAYER_NOT_FOUND`, for an unknown account and a fact that does not belong to it; failures are counted and
     *   ask for work as in `guest.lookup`. The answer tells the address and the sum owed, no name, no charges and no
     *   payments. The ticket prepares payments for thirty minutes and tells their results for three days.
     */
    post: operations["guestPayments.find"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/guest/payment-links": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open a link to pay for somebody else; see `paymentLinks.create`.
     * @description `LINK_ENDED` for a link that is unknown, withdrawn or too old; `LINK_USED` when somebody has confirmed a payment by
     *   it that has not failed. Payments of the ticket are refused when they are for another sum. `RATE_LIMITED` when one
     *   network opens too many.
     */
    post: operations["guestPayments.openLink"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/guest/payments": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Prepare a payment for the account that was found. No money moves before it is confirmed. */
    post: operations["guestPayments.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/guest/payments/{paymentId}/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The person confirms the payment; see `payments.confirm`. */
    post: operations["guestPayments.confirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/guest/payments/{paymentId}/status": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The payment and its result, as far as it is known; see `payments.get`. */
    post: operations["guestPayments.get"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/codes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the code of a ticket, again or for the first time.
     * @description At the earliest a minute after the last one, five times in all; earlier or over the budget of the number → 429 with
     *   `Retry-After`. A ticket that is unknown, used or over → `CODE_EXPIRED`.
     */
    post: operations["codes.send"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/codes/verification": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check the code.
     * @description Five tries; the code is bound to its ticket, works once and for ten minutes. A wrong one → `CODE_WRONG` with the
     *   tries left in `errors`; after the fifth, and for a ticket that is over, `CODE_EXPIRED`.
     */
    post: operations["codes.verify"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/registrations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Prove that an account is yours and ask for a code.
     * @description One answer, `PROOF_REFUSED`, for an account that is unknown and for a proof that does not fit. Failures are counted
     *   per account, per address and per value, and slowed down. Only whoever has the right proof learns `ALREADY_REGISTERED` or `ACCOUNT_CLOSED`. Sends an SMS.
     */
    post: operations["registrations.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/registrations/completion": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Choose a password; signs in.
     * @description After `codes.verify`. Consents are optional and never bundled. Repeated with its key it gets the first answer; with
     *   another it answers `ALREADY_REGISTERED` and opens no session: sign in then. An e-mail given before becomes a contact
     *   only by the code in `emailCode`.
     */
    post: operations["registrations.complete"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/recoveries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask for a code to set a new password.
     * @description The same answer, in the same time, for known and unknown logins; `recipient` shows no digit, so that two logins of one
     *   customer cannot be told to belong together. Where no phone is known the code goes by mail.
     */
    post: operations["recoveries.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/recoveries/completion": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set the new password. Ends all sessions and signs nobody in.
     * @description After `codes.verify`, whose answer tells whether a second factor is asked for too. A wrong second factor →
     *   `CODE_WRONG`. Repeating it with the same password answers the same, also with another key.
     */
    post: operations["recoveries.complete"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/consents/documents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The documents one may consent to, in their present versions. */
    get: operations["consents.documents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/consents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the customer has consented to and withdrawn. */
    get: operations["consents.list"];
    put?: never;
    /**
     * Consent to one document in the version that was shown.
     * @description Another version than the present one → `INVALID` with `NOT_ALLOWED` at `/version`: the text has changed and must be
     *   read again. A version given before is withdrawn by the new one.
     */
    post: operations["consents.give"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/consents/{consentId}/withdrawal": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        consentId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraw a consent to a document, in whatever version it was given. Withdrawing twice answers the same. */
    post: operations["consents.withdraw"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/second-factor": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Finish a sign-in with the second factor.
     * @description With the ticket of `session.create`. Five tries, ten minutes. A wrong code → `CODE_WRONG`, a ticket that is over →
     *   `CODE_EXPIRED`. A code of the application is good once. `codes.send` sends the SMS.
     */
    post: operations["session.confirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/password": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Finish a sign-in whose password has to be replaced. */
    post: operations["session.renewPassword"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/passkey/options": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a browser needs to sign somebody in with a passkey (WebAuthn). */
    post: operations["session.passkeyOptions"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/passkey": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in with a passkey; it is both factors at once.
     * @description An answer that is not right, of a key that is not known, or to options that are over → `CODE_EXPIRED`: one answer for all.
     */
    post: operations["session.passkey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/session/step-up": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say the password once more, before something sensitive. */
    post: operations["session.stepUp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the sign-in is guarded. */
    get: operations["security.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/password": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change the password. Ends all other sessions. */
    post: operations["security.changePassword"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/totp": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new secret for a code application; in force once a code of it is shown. */
    post: operations["security.startTotp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/totp/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turn the code application on. */
    post: operations["security.confirmTotp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/sms": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turn codes by SMS on; needs a confirmed phone. */
    post: operations["security.enableSms"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/passkeys/options": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a browser needs to make a passkey. */
    post: operations["security.passkeyOptions"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/passkeys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Keep a passkey; it is turned off like every factor. */
    post: operations["security.addPasskey"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/recovery-codes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ten new recovery codes in place of the old ones. */
    post: operations["security.renewRecoveryCodes"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/factors/{factorId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        factorId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Turn a second factor off. */
    delete: operations["security.removeFactor"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the customer is signed in. */
    get: operations["security.sessions"];
    put?: never;
    post?: never;
    /** End all sessions but this one, partner sites included. */
    delete: operations["security.endSessions"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/sessions/{sessionId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End one session. */
    delete: operations["security.endSession"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/journal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sign-ins and sensitive acts of the last year, newest first. */
    get: operations["security.journal"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/security/incidents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * «Это был не я»: freezes what is sensitive, ends all other sessions, registers an incident.
     * @description While the sign-in is frozen every sign-in, `connections.create` and every operation with `x-step-up` answers `FROZEN`; recovery lifts it. The operator's queue
     *   gets the incident with its exact time (152-ФЗ ст. 21 ч. 3.1: 24 hours to tell Роскомнадзор).
     */
    post: operations["security.report"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/profile": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** What the utility knows of the account and its holder. */
    get: operations["profile.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/profile/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** «Всё верно»: the customer has looked at it; asked for once a year. */
    post: operations["profile.confirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/profile/changes": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask the office to change what only it may change. */
    post: operations["profile.change"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change the phone or the e-mail; in force once the code sent to the new one is checked (`codes.verify`). */
    post: operations["contacts.change"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/helpers": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    /** Who has rights on the account. */
    get: operations["helpers.list"];
    put?: never;
    /** Invite somebody by e-mail; they accept with the code of the letter. */
    post: operations["helpers.invite"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/accounts/{accountId}/helpers/{helperId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        helperId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End the rights of a helper or take an invitation back. */
    delete: operations["helpers.end"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/helpers/acceptance": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take rights on somebodys account with the code of the invitation.
     * @description Unknown, used, ended or late codes → `CODE_EXPIRED`: one answer for all. Wrong guesses are slowed down. Whoever has
     *   accepted may ask again and gets the same answer.
     */
    post: operations["helpers.accept"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/unlocks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask for a blocked sign-in to be opened again.
     * @description By data (account number, serial number of a meter and sum of the last or last but one payment: wrong ones → `PROOF_REFUSED`, slowed
     *   down) or by documents. The ticket is the only way to the request afterwards; it is good for ninety days.
     */
    post: operations["unlocks.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/unlocks/status": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How a request stands.
     * @description A `POST`, so that the ticket stands in no address. Unknown or over → `CODE_EXPIRED`.
     */
    post: operations["unlocks.get"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/unlocks/documents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send documents to a request.
     * @description Uploaded before by `uploads` with the ticket in `X-VK-Ticket`. Seen by the staff who decide; deleted thirty days after.
     */
    post: operations["unlocks.attach"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/data-requests": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The requests of the customer, newest first, with the legal terms for new ones and how long data is kept. */
    get: operations["dataRequests.list"];
    put?: never;
    /**
     * Ask for information, a correction, deletion, or the end of processing.
     * @description The term for the answer begins on this day. `copy` asks for what the copy of the cabinet does not have, such as
     *   papers; the copy itself is `dataRequests.copy`. `REQUIRED` at `/text` for `copy` and `correction`, at `/sections`
     *   for `deletion` and `stop`. `LIMIT_REACHED` while ten requests wait for an answer.
     */
    post: operations["dataRequests.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/data-requests/copy": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a copy of the data that the endpoint keeps about the customer, without waiting.
     * @description Registers a request that is answered at once. The copy can be downloaded until `copyUntil`, ten minutes later.
     *   The security journal shows it.
     */
    post: operations["dataRequests.copy"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/data-requests/{requestId}/copy": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        requestId: components["parameters"]["RequestId"];
      };
      cookie?: never;
    };
    /**
     * The copy as JSON, made while it is sent.
     * @description `NOT_FOUND` for another request than a copy, and after `copyUntil`.
     */
    get: operations["dataRequests.download"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/data-requests/{requestId}/copy-pdf": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        requestId: components["parameters"]["RequestId"];
      };
      cookie?: never;
    };
    /**
     * The copy as a tagged PDF, for reading.
     * @description `NOT_FOUND` for another request than a copy, and after `copyUntil`.
     */
    get: operations["dataRequests.pdf"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/data-recipients": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who gets personal data of the customer now, for what, on which ground, and what of it. */
    get: operations["dataRecipients.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  "claim.created": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A customer has filed a claim. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ClaimEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "claim.message-added": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Either side has written to a claim. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ClaimEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "claim.decided": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The utility has answered a claim. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ClaimEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "claim.disputed": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The customer disputes the answer; the term runs again. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ClaimEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "claim.closed": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The customer says that the claim is solved. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ClaimEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "claim.withdrawn": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The customer has withdrawn a claim. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ClaimEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "claim.late": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The last day of the term is over without an answer. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ClaimEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "document.added": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A document was published to an account. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["DocumentEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "document.withdrawn": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A published document was taken back. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["DocumentEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "profile-change.created": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A customer has asked to change data of an account. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ProfileChangeEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "profile-change.decided": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The utility has made or refused the change. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ProfileChangeEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "meter-request.created": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A customer has asked for a visit or reported a verification. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["MeterRequestEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "meter-request.decided": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The utility has done or refused it. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["MeterRequestEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "unlock.created": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Somebody has asked to unblock a sign-in. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UnlockEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "unlock.documents-added": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Documents were added to the request. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UnlockEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "unlock.decided": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The utility has unblocked the sign-in, refused, or asked for more. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UnlockEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "data-request.created": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A customer has made a request about their personal data. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["DataRequestEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "data-request.extended": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The utility has extended the term. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["DataRequestEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "data-request.decided": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The utility has answered the request. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["DataRequestEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "reading.accepted": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The reading of a meter was accepted. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ReadingEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "reading.corrected": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A reading was accepted that replaces an earlier one of the month. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ReadingEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "reading.judged": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Billing has taken a reading into account or declined it. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ReadingEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "payment.confirmed": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The acquirer has confirmed a payment. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["PaymentEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "instalment.created": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A customer has asked to pay a debt in instalments. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["InstalmentEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "instalment.decided": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The utility has offered or refused the plan. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["InstalmentEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "instalment.signed": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The customer has signed the plan. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["InstalmentEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "instalment.withdrawn": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The customer has withdrawn the request or declined the offer. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["InstalmentEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description The event is sent again later, and the following ones of its case wait for it. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "webhook.test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The utility tries the receiver. */
    post: {
      parameters: {
        query?: never;
        header: {
          /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
          "webhook-id": components["parameters"]["WebhookId"];
          /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
          "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
          /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
          "webhook-signature": components["parameters"]["WebhookSignature"];
        };
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TestEvent"];
        };
      };
      responses: {
        /** @description The event has arrived. */
        "2XX": {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
        /** @description It has not. */
        default: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    /** Format: uuid */
    Id: string;
    /** Format: date */
    Date: string;
    /** Format: date-time */
    Instant: string;
    Period: string;
    Kopecks: number;
    /** @description A reading or a consumption: cubic metres to the litre, decimal string with a dot. What has more digits is rounded half up once, when it comes in. */
    Volume: string;
    Health: {
      /** @constant */
      status: "ok";
    };
    Problem: {
      /** @description `urn:vodokanal:problem:` and the code. */
      type: string;
      title: string;
      status: number;
      code: components["schemas"]["ProblemCode"];
      detail?: string;
      errors?: components["schemas"]["Finding"][];
    };
    /** @enum {unknown} */
    ProblemCode: "BAD_REQUEST" | "INVALID" | "NOT_FOUND" | "SIGNED_OUT" | "ORIGIN_REFUSED" | "KEY_REUSED" | "IN_FLIGHT" | "RATE_LIMITED" | "LIMIT_REACHED" | "TOO_LARGE" | "SERVICE_UNAVAILABLE" | "INTERNAL" | "WRONG_CREDENTIALS" | "CUSTOMER_BLOCKED" | "READING_REFUSED" | "READING_UNCONFIRMED" | "ALREADY_SENT" | "ALREADY_BILLED" | "UPLOAD_TYPE" | "UPLOAD_UNFINISHED" | "UPLOAD_CONFLICT" | "UPLOAD_DAMAGED" | "UPLOAD_PROTECTED" | "UPLOAD_ACTIVE" | "UPLOAD_OVERSIZED" | "UPLOAD_INFECTED" | "UPLOAD_UNCHECKED" | "SCOPE_REFUSED" | "CODE_REFUSED" | "GUEST_NOT_FOUND" | "PAYER_NOT_FOUND" | "LINK_ENDED" | "LINK_USED" | "WORK_REQUIRED" | "PROOF_REFUSED" | "ALREADY_REGISTERED" | "ACCOUNT_CLOSED" | "CODE_WRONG" | "CODE_EXPIRED" | "STEP_UP_REQUIRED" | "FROZEN" | "NO_PHONE" | "LAST_ACCOUNT" | "HELPER_REFUSED" | "PAYMENT_CLOSED" | "ACQUIRER_UNAVAILABLE" | "METHOD_UNAVAILABLE" | "NO_DEBT" | "PLAN_CLOSED" | "CLAIM_CLOSED" | "APPLICATION_CLOSED" | "SLOT_TAKEN" | "ROLE_REFUSED" | "REQUEST_CLOSED" | "SAME_PERSON" | "READ_ONLY" | "SETTING_IN_FORCE" | "IMPORT_CONFLICT";
    Finding: {
      code: components["schemas"]["FindingCode"];
      /** @enum {unknown} */
      severity: "block" | "confirm" | "info";
      /** @description JSON pointer to the field of the body, e.g. `/value`. */
      pointer: string;
      params?: {
        [key: string]: string | number;
      };
    };
    /** @enum {unknown} */
    FindingCode: "REQUIRED" | "UNKNOWN_FIELD" | "BAD_FORMAT" | "TOO_LONG" | "TOO_MANY" | "NOT_ALLOWED" | "UPLOAD_NOT_FOUND" | "VALUE_FORMAT" | "VALUE_TOO_MANY_DIGITS" | "VALUE_TOO_MANY_DECIMALS" | "LESS_THAN_PREVIOUS" | "GREATER_THAN_NEXT" | "ROLLOVER_SUSPECTED" | "ANOMALY_HIGH" | "ANOMALY_ZERO" | "SWAP_SUSPECTED" | "WINDOW_CLOSED" | "DATE_IN_FUTURE" | "DATE_TOO_OLD" | "ALREADY_SENT" | "ALREADY_BILLED" | "VERIFICATION_EXPIRED" | "NO_ACCESS_ACT" | "METER_REMOVED" | "METER_BROKEN" | "METER_AUTOMATIC" | "METER_NEEDS_INITIAL" | "METER_NOT_FOUND" | "SEVERAL_METERS_MATCH" | "NOT_YOUR_BUILDING" | "DUPLICATE_ROW" | "WORK_REQUIRED" | "ACCOUNT_CLOSED" | "CODE_WRONG" | "PHONE_FORMAT" | "EMAIL_FORMAT" | "PASSWORD_TOO_SHORT" | "PASSWORD_TOO_LONG" | "PASSWORD_COMMON" | "PASSWORD_PERSONAL" | "PASSWORD_REPEATED" | "PASSWORD_SAME" | "AMOUNT_TOO_SMALL" | "AMOUNT_TOO_LARGE" | "DUPLICATE_ACCOUNT";
    Config: {
      utility: {
        name: string;
        /** @description As people read it, e.g. `8 800 100-00-00`. */
        phone: string;
        /** @description IANA name, e.g. `Europe/Moscow`. */
        timeZone: string;
      };
      /** @description The data are made up. */
      demo: boolean;
      /** @description Where a bill can be paid today: an http, https, tel or mailto address, or a path of the page. */
      paymentUrl: string | null;
      claimTypes: components["schemas"]["ClaimTypeInfo"][];
      uploads: {
        maxBytes: number;
        maxFiles: number;
        /** @description Media types. */
        types: string[];
      };
    };
    /**
     * @description What a partner site may do in its frames. Everything else happens on the endpoint's own pages.
     * @enum {unknown}
     */
    Scope: "balance:read" | "readings:write" | "readings:guest" | "buildings:write";
    /** @description Scheme, host and port, e.g. `https://portal.example.org`. */
    Origin: string;
    Site: {
      /**
       * @description In the page itself, or in a frame of the endpoint.
       * @enum {unknown}
       */
      mode: "inline" | "framed";
      /** @description As the customer is told it. */
      name: string;
      scopes: components["schemas"]["Scope"][];
      /** @description Tokens of the look that the site may set, e.g. `accent`. */
      theme: string[];
      /** @description Where `on-success="redirect:NAME"` may lead. */
      targets: {
        [key: string]: string;
      };
      /** @description True for a page with the mode `inline` on another site than the endpoint: the session cookie is not sent there, so nobody can sign in. The endpoint tells it by `Sec-Fetch-Site`. */
      crossSite?: boolean;
      /** @description Sign-in may go through a redirect of the whole page where no window can be opened. */
      allowRedirect: boolean;
    };
    Connection: {
      id: components["schemas"]["Id"];
      site: components["schemas"]["Origin"];
      name: string;
      scopes: components["schemas"]["Scope"][];
      createdAt: components["schemas"]["Instant"];
      seenAt: components["schemas"]["Instant"];
      expiresAt: components["schemas"]["Instant"];
    };
    ConnectionList: {
      items: components["schemas"]["Connection"][];
    };
    /** @description 256 bits in base64url. */
    Secret: string;
    NewConnection: {
      site: components["schemas"]["Origin"];
      challenge: components["schemas"]["Secret"];
    };
    ConnectionCode: {
      code: components["schemas"]["Secret"];
      /** @description Seconds. */
      expiresIn: number;
    };
    Redemption: {
      site: components["schemas"]["Origin"];
      code: components["schemas"]["Secret"];
      /** @description Not for a delegated code. */
      verifier?: components["schemas"]["Secret"];
    };
    ConnectionSession: {
      session: components["schemas"]["Session"];
      /** @description Good for thirty seconds, once. */
      ticket: components["schemas"]["Secret"];
    };
    Renewal: {
      site: components["schemas"]["Origin"];
      ticket?: components["schemas"]["Secret"];
    };
    ConnectionToken: {
      token: components["schemas"]["Secret"];
      /** @description Seconds. */
      expiresIn: number;
    };
    NewDelegation: {
      accountNumber: string;
    };
    GuestLookup: {
      /** @description In any spelling. */
      accountNumber: string;
      serialNumber: string;
      work?: components["schemas"]["Work"];
    };
    /** @description Asked for by `WORK_REQUIRED`, after a few wrong pairs. */
    Work: {
      /** @description As the refusal gave it. */
      challenge: string;
      /** @description With it the SHA-256 of `challenge:nonce` (UTF-8) begins with so many zero bits. */
      nonce: string;
    };
    GuestPaymentLookup: {
      /** @description In any spelling. */
      accountNumber: string;
      /** @description Serial number of a meter of the account, or the code on its bill. */
      fact: string;
      work?: components["schemas"]["Work"];
    };
    GuestPayer: {
      ticket: components["schemas"]["Secret"];
      /** @description The sum of a link: the amount of the options, and no other. */
      isFixed?: boolean;
      /** @description Of a link: nothing is owed for the account now, so it may have been paid already. */
      owesNothing?: boolean;
      /** @description Without debts and unfinished payments: a guest may not see what somebody else was charged and has paid. */
      options: components["schemas"]["PaymentOptions"];
    };
    PaymentLink: {
      id: components["schemas"]["Id"];
      amount: components["schemas"]["Kopecks"];
      /**
       * @description `used`: somebody has confirmed a payment by it that has not failed.
       * @enum {unknown}
       */
      state: "active" | "used" | "expired";
      createdAt: components["schemas"]["Instant"];
      expiresAt: components["schemas"]["Instant"];
    };
    PaymentLinkList: {
      items: components["schemas"]["PaymentLink"][];
    };
    NewPaymentLink: {
      amount: components["schemas"]["Kopecks"];
      days: number;
    };
    CreatedPaymentLink: {
      link: components["schemas"]["PaymentLink"];
      /** @description For the address of the page to pay on. */
      secret: components["schemas"]["Secret"];
    };
    PaymentLinkSecret: {
      secret: components["schemas"]["Secret"];
    };
    NewGuestPayment: {
      ticket: components["schemas"]["Secret"];
      amount: components["schemas"]["Kopecks"];
      /** @enum {unknown} */
      method: "sbp" | "card";
    };
    GuestPaymentTicket: {
      ticket: components["schemas"]["Secret"];
    };
    GuestPaymentConfirmation: {
      ticket: components["schemas"]["Secret"];
      /** @description As in `payments.confirm`. */
      returnUrl?: string;
    };
    GuestMeter: {
      ticket: components["schemas"]["Secret"];
      service: components["schemas"]["Service"];
      digits: number;
      fractionDigits: number;
      window: components["schemas"]["ReadingWindow"];
    };
    GuestReading: {
      ticket: components["schemas"]["Secret"];
      value: string;
      confirmed?: components["schemas"]["FindingCode"][];
    };
    GuestReceipt: {
      receiptNumber: string;
      value: components["schemas"]["Volume"];
      period: components["schemas"]["Period"];
      receivedAt: components["schemas"]["Instant"];
    };
    SignIn: {
      /** @description Account number or e-mail. */
      login: string;
      password: string;
      /**
       * @description Remember this device: the session outlives the browser.
       * @default false
       */
      remember?: boolean;
    };
    Session: {
      /**
       * @description The last two only as an answer to a password: the sign-in goes on with the ticket.
       * @enum {unknown}
       */
      state: "signed-out" | "signed-in" | "second-factor" | "new-password";
      ticket?: components["schemas"]["Ticket"];
      /** @description Any one of them finishes the sign-in. */
      factors?: components["schemas"]["FactorKind"][];
      /** @description Missing where the back end of a partner answers for one account. */
      customer?: {
        id: components["schemas"]["Id"];
        /** @description How to greet the customer; may be empty. */
        name: string;
      };
      accounts?: components["schemas"]["Account"][];
      expiresAt?: components["schemas"]["Instant"];
      /** @description Only after a registration with an e-mail. A code was sent there; the address is stored when `codes.verify` gets it. */
      emailCode?: components["schemas"]["CodeTicketed"];
      /** @description Of a session in a frame on a partner site; a session on the endpoint's own pages has none and may do everything. */
      scopes?: components["schemas"]["Scope"][];
    };
    Account: {
      id: components["schemas"]["Id"];
      number: string;
      /** @description Единый лицевой счёт. */
      elsNumber?: string;
      /** @enum {unknown} */
      kind: "apartment" | "house" | "legal";
      /** @enum {unknown} */
      status: "pending" | "confirmed" | "blocked" | "closed";
      address: string;
      /** @description The customer's own name for it. */
      name?: string;
      /**
       * @description Holder when left out.
       * @enum {unknown}
       */
      role?: "holder" | "helper";
      /** @description Of a helper. */
      rights?: components["schemas"]["HelperRight"][];
      /** @description The last day of a helper's rights. */
      until?: components["schemas"]["Date"];
    };
    AccountList: {
      items: components["schemas"]["Account"][];
    };
    Balance: {
      accountId: components["schemas"]["Id"];
      accountNumber: string;
      address: string;
      /** @enum {unknown} */
      accountStatus: "pending" | "confirmed" | "blocked" | "closed";
      asOf: components["schemas"]["Instant"];
      /** @enum {unknown} */
      state: "debt" | "overdue" | "credit" | "zero";
      /** @description Positive is owed by the customer, negative is in credit; late fee included. */
      amount: components["schemas"]["Kopecks"];
      /** @description The unpaid late fees, a part of the amount. */
      lateFee: components["schemas"]["Kopecks"];
      /** @description The part past its due date, late fees included; null when there is none. With the coming part it is the amount owed. */
      overdue: null | {
        amount: components["schemas"]["Kopecks"];
        /** @description Due date of the oldest unpaid charge or late fee. */
        dueOn: components["schemas"]["Date"];
        days: number;
      };
      /** @description The next sum that is not yet overdue; null when nothing is owed. */
      due: null | {
        amount: components["schemas"]["Kopecks"];
        dueOn: components["schemas"]["Date"];
      };
      /** @description The next automatic payment; missing without autopay. */
      autopay?: {
        nextOn: components["schemas"]["Date"];
        limit: components["schemas"]["Kopecks"];
      };
      lastPayment: null | {
        amount: components["schemas"]["Kopecks"];
        paidOn: components["schemas"]["Date"];
      };
    };
    /** @description A decimal string with a dot, e.g. a price factor or gigacalories. */
    Decimal: string;
    /**
     * @description `coefficient` is the separate line for the factor on the norm (ПП РФ № 354, п. 69).
     * @enum {unknown}
     */
    ChargeKind: "volume" | "heat" | "coefficient" | "recalculation" | "lateFee";
    /**
     * @description What a recalculation corrects; left out when the utility has not said.
     * @enum {unknown}
     */
    CorrectedKind: "volume" | "heat" | "coefficient";
    /**
     * @description Where a volume comes from: readings, an average, the norm, the volume of other services, a share of the building.
     * @enum {unknown}
     */
    ChargeBasis: "meter" | "average" | "norm" | "supplied" | "area" | "heat";
    ChargeLine: {
      /** @description Null for a late fee. */
      service: null | components["schemas"]["Service"];
      kind: components["schemas"]["ChargeKind"];
      /** @description Negative for a recalculation in the customer's favour. */
      amount: components["schemas"]["Kopecks"];
      /** @description Null when the utility has not said. */
      basis: null | components["schemas"]["ChargeBasis"];
      /** @description m³, or gigacalories of heat. */
      quantity: null | components["schemas"]["Decimal"];
      /** @description Why a recalculation was made. */
      reason?: string;
      corrects?: components["schemas"]["CorrectedKind"];
    };
    ChargeMonth: {
      period: components["schemas"]["Period"];
      issuedOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      /** @description The sum of the lines. */
      total: components["schemas"]["Kopecks"];
      lines: components["schemas"]["ChargeLine"][];
    };
    ChargeMonthList: {
      items: components["schemas"]["ChargeMonth"][];
      /** @description Null with too few months to look at. */
      forecast: null | components["schemas"]["ChargeForecast"];
    };
    /** @description What the month after the last charged one will cost if as much is used as lately: the volumes of the last months at its prices. */
    ChargeForecast: {
      period: components["schemas"]["Period"];
      least: components["schemas"]["Kopecks"];
      /** @description The middle of them. */
      likely: components["schemas"]["Kopecks"];
      most: components["schemas"]["Kopecks"];
      /** @description How many months were looked at. */
      months: number;
    };
    /**
     * @description What a month is charged by when a value changes inside it. The utility has decided it.
     * @enum {unknown}
     */
    MonthChange: "firstDay" | "lastDay" | "byDays";
    DatedPrice: {
      validFrom: components["schemas"]["Date"];
      validTo: null | components["schemas"]["Date"];
      value: {
        /** @description Per m³, or per gigacalorie of heat. */
        price: components["schemas"]["Kopecks"];
        law: string;
      };
    };
    DatedFactor: {
      validFrom: components["schemas"]["Date"];
      validTo: null | components["schemas"]["Date"];
      value: {
        factor: components["schemas"]["Decimal"];
        law: string;
      };
    };
    /** @description Where the volume of a charge comes from; volumes are m³. */
    VolumeFacts: {
      /** @constant */
      basis: "meter";
      readings: {
        previous: components["schemas"]["Volume"];
        current: components["schemas"]["Volume"];
        digits: number;
      }[];
    } | {
      /** @constant */
      basis: "average";
      volume: components["schemas"]["Volume"];
    } | {
      /** @constant */
      basis: "norm";
      /** @description m³ per person and month. */
      norm: components["schemas"]["Decimal"];
      persons: number;
    } | {
      /** @constant */
      basis: "supplied";
      volumes: {
        service: components["schemas"]["Service"];
        volume: components["schemas"]["Decimal"];
      }[];
    } | {
      /** @constant */
      basis: "area";
      volume: components["schemas"]["Volume"];
      /** @description m². */
      area: components["schemas"]["Decimal"];
      /** @description m². */
      wholeArea: components["schemas"]["Decimal"];
    } | {
      /** @constant */
      basis: "heat";
      volume: components["schemas"]["Volume"];
      /** @description Gigacalories per m³. */
      heat: components["schemas"]["Decimal"];
    };
    ChargeFacts: {
      service: components["schemas"]["Service"];
      period: components["schemas"]["Period"];
      volume: components["schemas"]["VolumeFacts"];
      /** @description The law behind the volume. */
      law: string;
      prices: {
        values: components["schemas"]["DatedPrice"][];
        change: components["schemas"]["MonthChange"];
      };
      /** @description Raises the norm; left out where nothing raises it. */
      coefficient?: {
        values: components["schemas"]["DatedFactor"][];
        change: components["schemas"]["MonthChange"];
      };
    };
    ChargeDetail: {
      period: components["schemas"]["Period"];
      issuedOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      /** @description The sum of the lines. */
      total: components["schemas"]["Kopecks"];
      lines: components["schemas"]["ChargeLine"][];
      facts: components["schemas"]["ChargeFacts"][];
      /** @description Days between the two readings of a service, for a comparison of months. */
      days: {
        service: components["schemas"]["Service"];
        days: number;
      }[];
      /** @description What the norm would be for those who live here, m³, to compare with. */
      norms: {
        service: components["schemas"]["Service"];
        volume: components["schemas"]["Decimal"];
      }[];
    };
    Payee: {
      name: string;
      /** @description Short forms of it that stand on bills. */
      otherNames?: string[];
      personalAcc: string;
      /** @description A short form when the official name is longer. */
      bankName: string;
      bic: string;
      correspAcc: string;
      inn: string;
      kpp: string;
      validFrom: components["schemas"]["Date"];
      validTo: null | components["schemas"]["Date"];
    };
    PayeeList: {
      items: components["schemas"]["Payee"][];
    };
    NewBillDelivery: {
      isPaperless: boolean;
    };
    BillDelivery: {
      isPaperless: boolean;
      /** @description The first bill for which it holds; null when it was never changed. */
      from: null | components["schemas"]["Period"];
    };
    BillLine: {
      service: null | components["schemas"]["Service"];
      kind: components["schemas"]["ChargeKind"];
      amount: components["schemas"]["Kopecks"];
      basis: null | components["schemas"]["ChargeBasis"];
      quantity: null | components["schemas"]["Decimal"];
      /** @description Kopecks per m³; of a month with two prices the one at its end. */
      price: null | components["schemas"]["Kopecks"];
      reason?: string;
      corrects?: components["schemas"]["CorrectedKind"];
    };
    Bill: {
      period: components["schemas"]["Period"];
      issuedOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      accountNumber: string;
      elsNumber?: string;
      /** @description ИЖКУ of ГИС ЖКХ, e.g. `75РД300001-01`. */
      serviceIdGis?: string;
      holder: string;
      address: string;
      /** @description Of the home; m². */
      area?: components["schemas"]["Decimal"];
      persons: number;
      payee: components["schemas"]["Payee"];
      lines: components["schemas"]["BillLine"][];
      /** @description Owed before this bill, negative for a credit; payments since the bill before are not in it. */
      before: components["schemas"]["Kopecks"];
      /** @description Paid between the bill before and this one. */
      paid: components["schemas"]["Kopecks"];
      /** @description What the month adds. */
      total: components["schemas"]["Kopecks"];
      toPay: components["schemas"]["Kopecks"];
      credit: components["schemas"]["Kopecks"];
      /** @description Paid since the bill was issued; negative when more was returned. */
      paidSince: components["schemas"]["Kopecks"];
      readings: {
        service: components["schemas"]["Service"];
        serialNumber: string;
        place: string;
        previous: null | components["schemas"]["Volume"];
        current: components["schemas"]["Volume"];
        volume: null | components["schemas"]["Volume"];
        takenOn: components["schemas"]["Date"];
        source: components["schemas"]["ReadingSource"];
      }[];
      delivery: components["schemas"]["BillDelivery"];
    };
    /**
     * @description Системы быстрых платежей, a card on the page of the acquirer, the payment code of the bill in the app of a bank.
     * @enum {unknown}
     */
    PaymentMethod: "sbp" | "card" | "bank";
    /**
     * @description `created` is prepared and not confirmed; `pending` is with the acquirer, its result is not known.
     * @enum {unknown}
     */
    PaymentState: "created" | "pending" | "succeeded" | "failed" | "expired" | "refunded" | "cancelled";
    PaymentOptions: {
      accountId: components["schemas"]["Id"];
      accountNumber: string;
      address: string;
      /** @description What is owed now, late fees included, optional lines not; negative for a credit. */
      amount: components["schemas"]["Kopecks"];
      methods: {
        method: components["schemas"]["PaymentMethod"];
        isOffered: boolean;
        /** @description Why a way is not offered, in Russian. */
        reason?: string;
        /** @description `0` when the way is free. */
        feePercent: components["schemas"]["Decimal"];
        feeLeast: components["schemas"]["Kopecks"];
      }[];
      debts: {
        id: components["schemas"]["Id"];
        period: components["schemas"]["Period"];
        service: null | components["schemas"]["Service"];
        /** @description What is unpaid of it. */
        amount: components["schemas"]["Kopecks"];
        dueOn: components["schemas"]["Date"];
        isLateFee: boolean;
        /** @description A line that may be left out, such as an insurance. */
        isOptional: boolean;
      }[];
      /** @description The name of the utility as the payee. */
      payee: string;
      /** @description Prepared or with the acquirer. */
      unfinished: components["schemas"]["Payment"][];
      /** @description Somebody is paying by a link of the customer at this moment. */
      isPaidByLink?: boolean;
      least: components["schemas"]["Kopecks"];
      most: components["schemas"]["Kopecks"];
    };
    NewPayment: {
      items: {
        accountId: components["schemas"]["Id"];
        amount: components["schemas"]["Kopecks"];
        /** @description What the payer wants to pay first. Left out: what is due first. */
        debtIds?: components["schemas"]["Id"][];
      }[];
      /** @enum {unknown} */
      method: "sbp" | "card";
      /** @description Pay the account in this way each month from now on; only for one account of one's own. It begins when the payment succeeds and the bank lets the acquirer keep the card or account. */
      autopay?: components["schemas"]["AutopayTerms"];
    };
    AutopayTerms: {
      /** @description Day of the month. */
      day: number;
      /** @description The most that may be taken at once, with the fee. A larger bill is not paid at all. */
      limit: components["schemas"]["Kopecks"];
    };
    Autopay: {
      day: number;
      limit: components["schemas"]["Kopecks"];
      /** @enum {unknown} */
      method: "sbp" | "card";
      /** @description What is charged, as the acquirer names it, e.g. «Карта •••• 0004». */
      title: string;
      /** @description When the customer gave the consent. */
      since: components["schemas"]["Instant"];
      /** @description The next day of a charge, when something is owed then. */
      nextOn: components["schemas"]["Date"];
      /** @description The sum that a notice has announced for that day, with the fee; no more is taken. */
      announced: null | components["schemas"]["Kopecks"];
      /** @description What became of the last day; null before the first one. */
      last: null | {
        on: components["schemas"]["Date"];
        /** @enum {unknown} */
        result: "paid" | "pending" | "failed" | "nothingOwed" | "overLimit";
        /** @description What was or would have been taken, with the fee. */
        amount: components["schemas"]["Kopecks"];
      };
    };
    AutopayStatus: {
      /** @description Null when the utility offers no autopay, or another customer has it for this account. */
      offer: null | {
        methods: ("sbp" | "card")[];
        mostLimit: components["schemas"]["Kopecks"];
        /** @description A notice goes out so many days before each charge. */
        noticeDays: number;
      };
      autopay: null | components["schemas"]["Autopay"];
    };
    PaymentConfirmation: {
      /** @description Where the page of the acquirer leads back to: a page of a registered site. Left out: a page of the endpoint. */
      returnUrl?: string;
    };
    Payment: {
      id: components["schemas"]["Id"];
      /** @description As people name it, e.g. `П-2026-000123`. */
      number: string;
      state: components["schemas"]["PaymentState"];
      method: components["schemas"]["PaymentMethod"];
      /** @description Without the fee. */
      amount: components["schemas"]["Kopecks"];
      fee: components["schemas"]["Kopecks"];
      payee: string;
      items: {
        accountId: components["schemas"]["Id"];
        accountNumber: string;
        address: string;
        amount: components["schemas"]["Kopecks"];
      }[];
      createdAt: components["schemas"]["Instant"];
      expiresAt: components["schemas"]["Instant"];
      confirmedAt: null | components["schemas"]["Instant"];
      /** @description When the acquirer took the money. */
      settledAt: null | components["schemas"]["Instant"];
      /**
       * @description Why it failed.
       * @enum {unknown}
       */
      reason?: "declined" | "funds" | "limit" | "cancelled" | "other";
      /** @description Where the acquirer takes the money; null before the person has confirmed and after the end. */
      confirmation: null | {
        /**
         * @description A page to go to, or a link to show as a QR code and to open on a phone.
         * @enum {unknown}
         */
        kind: "page" | "code";
        /** Format: uri */
        url: string;
      };
      receipt?: components["schemas"]["FiscalReceipt"];
      /** @description Autopay that begins with this payment. */
      autopay?: components["schemas"]["AutopayTerms"];
      /**
       * @description Made by autopay.
       * @enum {boolean}
       */
      isAutomatic?: true;
    };
    /** @description The fiscal receipt of a payment or refund (54-ФЗ). */
    FiscalReceipt: {
      /** @enum {unknown} */
      state: "forming" | "ready";
      issuedAt?: components["schemas"]["Instant"];
      amount?: components["schemas"]["Kopecks"];
      /** @description Number of the fiscal storage. */
      fn?: string;
      /** @description Number of the fiscal document. */
      fd?: string;
      /** @description Its fiscal sign. */
      fpd?: string;
      /** Format: uri */
      url?: string;
    };
    PaymentEntry: {
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      kind: "payment" | "refund" | "correction";
      /** @description What was credited; negative for a refund. */
      amount: components["schemas"]["Kopecks"];
      paidOn: components["schemas"]["Date"];
      /** @description Number of the payment document. */
      document: string;
      /**
       * @description Paid here, or told by a bank or the billing.
       * @enum {unknown}
       */
      channel: "online" | "register";
      method?: components["schemas"]["PaymentMethod"];
      /** @description Why a correction was made, in Russian. */
      reason?: string;
      receipt?: components["schemas"]["FiscalReceipt"];
    };
    PaymentEntryList: {
      items: components["schemas"]["PaymentEntry"][];
      /** @description Prepared or with the acquirer. */
      unfinished: components["schemas"]["Payment"][];
    };
    DebtNotice: {
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      kind: "reminder" | "restriction" | "court";
      sentOn: components["schemas"]["Date"];
      amount: components["schemas"]["Kopecks"];
      acknowledgedOn: null | components["schemas"]["Date"];
    };
    InstalmentTerms: {
      mostMonths: number;
      /** @description No instalment may be smaller. */
      leastPayment: components["schemas"]["Kopecks"];
      /** @description Plans of at most so many instalments are offered at once, unless a plan was broken before. */
      automaticMonths: number;
      /** @description Calendar days in which the utility answers other requests. */
      answerDays: number;
      /** @description When the instalments of a plan made today are due; as many as `mostMonths`. */
      dueDates: components["schemas"]["Date"][];
      /** @description The ground, in Russian, with its article. */
      law: string;
    };
    Instalment: {
      dueOn: components["schemas"]["Date"];
      amount: components["schemas"]["Kopecks"];
      /** @description What of it is paid. */
      paid: components["schemas"]["Kopecks"];
    };
    InstalmentPlan: {
      id: components["schemas"]["Id"];
      /** @example Р-2026-000012 */
      number: string;
      /**
       * @description `kept` while a signed plan is paid in time, `late` when an instalment is overdue, `broken` when it stays so for
       *   longer than the agreement allows, `completed` when all is paid. `expired`: the offer was not signed in time.
       * @enum {unknown}
       */
      state: "requested" | "offered" | "refused" | "withdrawn" | "expired" | "kept" | "late" | "broken" | "completed";
      /** @description The debt that the plan is for, with the late fees of bills. */
      amount: components["schemas"]["Kopecks"];
      /** @description What of it has been paid since the request. */
      paid: components["schemas"]["Kopecks"];
      /**
       * @description How payments without a purpose are spread while the plan is kept. `asDue`: the instalments that are due, then
       *   the bills by their age, then the rest of the plan. `byAge`: the oldest debt first.
       * @enum {unknown}
       */
      paymentOrder: "asDue" | "byAge";
      instalments: components["schemas"]["Instalment"][];
      /** @description Why the customer asks; may be empty. */
      reason: string;
      createdOn: components["schemas"]["Date"];
      /** @description When the utility answers at the latest; null when it has answered. */
      answerBy: null | components["schemas"]["Date"];
      /** @description Last day to sign the offer. */
      offeredUntil: null | components["schemas"]["Date"];
      signedAt: null | components["schemas"]["Instant"];
      /** @description Why the utility has refused, in Russian. */
      refusal: null | string;
    };
    InstalmentPlanList: {
      /** @description Null when the utility offers no plans. */
      terms: null | components["schemas"]["InstalmentTerms"];
      /** @description What is overdue, with the late fees of bills: what a new plan would be for. */
      debt: components["schemas"]["Kopecks"];
      items: components["schemas"]["InstalmentPlan"][];
    };
    NewInstalmentPlan: {
      /** @description Number of instalments */
      months: number;
      /** @description The first instalment; equal to the others when missing. */
      firstAmount?: components["schemas"]["Kopecks"];
      reason?: string;
    };
    /**
     * @description A group of personal data, as the copy shows it. `requests`: claims and other requests with their files;
     *   `security`: sign-ins, devices, factors; `buildings`: only of managers.
     * @enum {unknown}
     */
    DataSection: "person" | "accounts" | "meters" | "payments" | "requests" | "consents" | "helpers" | "security" | "messages" | "buildings";
    /** @enum {unknown} */
    DataRequestKind: "copy" | "correction" | "deletion" | "stop";
    DataRequestTerm: {
      kind: components["schemas"]["DataRequestKind"];
      /** @description Working days for the answer. */
      days: number;
      /** @description By how many working days the term can be extended, once and with a reason. */
      extensionDays: number;
      /** @description When a request of today is answered at the latest. */
      dueOn: components["schemas"]["Date"];
      /** @description The ground, in Russian, with its article. */
      law: string;
    };
    DataRetention: {
      section: components["schemas"]["DataSection"];
      /** @description How long the data is kept after the contract has ended, or after the matter is closed. */
      months: number;
      /** @description The ground, in Russian, with its article. */
      law: string;
    };
    DataRequestPart: {
      section: components["schemas"]["DataSection"];
      /** @description False when the utility has lawfully refused this part. */
      isDone: boolean;
      /** @description Why it was refused, in Russian, with the article; empty when done. */
      ground: string;
      /** @description Until when refused data is kept; null when done, and while the contract goes on. */
      keptUntil: null | components["schemas"]["Date"];
    };
    DataRequest: {
      id: components["schemas"]["Id"];
      /** @example ПД-2026-000012 */
      number: string;
      kind: components["schemas"]["DataRequestKind"];
      /** @enum {unknown} */
      state: "received" | "inWork" | "answered" | "partlyRefused" | "refused";
      sections: components["schemas"]["DataSection"][];
      /** @description What the customer has written; may be empty. */
      text: string;
      registeredOn: components["schemas"]["Date"];
      /** @description Last day for the answer, extension included. */
      dueOn: components["schemas"]["Date"];
      /** @description The ground of the term, in Russian, with its article. */
      law: string;
      /** @description When the utility has extended the term. */
      extendedOn: null | components["schemas"]["Date"];
      /** @description Why, in Russian; empty when it was not extended. */
      extensionReason: string;
      answeredOn: null | components["schemas"]["Date"];
      /** @description What the utility has answered, in Russian; empty before. */
      answer: string;
      /** @description The answer section by section; empty when the request named none. */
      parts: components["schemas"]["DataRequestPart"][];
      /** @description Until when the copy can be downloaded; null for other requests. */
      copyUntil: null | components["schemas"]["Instant"];
    };
    DataRequestList: {
      /** @description Today, where the utility is. */
      asOf: components["schemas"]["Date"];
      terms: components["schemas"]["DataRequestTerm"][];
      retention: components["schemas"]["DataRetention"][];
      /** @description Of which the utility has data of this customer. */
      sections: components["schemas"]["DataSection"][];
      items: components["schemas"]["DataRequest"][];
    };
    NewDataRequest: {
      kind: components["schemas"]["DataRequestKind"];
      sections?: components["schemas"]["DataSection"][];
      text?: string;
    };
    DataCopy: {
      /** @constant */
      format: "vodokanal-data-copy/1";
      madeAt: components["schemas"]["Instant"];
      /** @description Who keeps the data. */
      utility: string;
      /** @description Of the request. */
      number: string;
      sections: {
        section: components["schemas"]["DataSection"];
        /** @description In Russian. */
        title: string;
        tables: {
          table: string;
          /** @description In Russian. */
          title: string;
          /** @description What each field of a row means, in Russian. */
          labels: {
            [key: string]: string;
          };
          rows: {
            [key: string]: unknown;
          }[];
        }[];
      }[];
    };
    DataRecipient: {
      /**
       * @description `partnerSite`: a site that the customer has connected; `partnerServer`: a partner whose back end may open a
       *   session for an account; `manager`: the management company of the building; `fiscal`: the fiscal data operator.
       * @enum {unknown}
       */
      kind: "partnerSite" | "partnerServer" | "helper" | "manager" | "consent" | "acquirer" | "fiscal" | "mail" | "sms";
      /** @description Of the recipient, in Russian; empty when the utility has told none. */
      name: string;
      /**
       * @description `choice`: the customer has arranged it, and can end it.
       * @enum {unknown}
       */
      basis: "contract" | "law" | "consent" | "choice";
      /** @description The legal ground, in Russian, with its article. */
      ground: string;
      /** @description Null when it is not known. */
      since: null | components["schemas"]["Date"];
      until: null | components["schemas"]["Date"];
      /** @description What the customer ends to end the passing on; null when that is not theirs to decide. */
      withdrawal: null | {
        /** @enum {unknown} */
        of: "consent" | "connection" | "helper";
        id: components["schemas"]["Id"];
        /** @description Of a helper. */
        accountId?: components["schemas"]["Id"];
      };
      /** @description What is passed on and for what, in Russian; only where it differs from case to case, as for a consent. */
      detail?: string;
    };
    DataRecipientList: {
      items: components["schemas"]["DataRecipient"][];
    };
    AccountDebt: {
      accountId: components["schemas"]["Id"];
      accountNumber: string;
      address: string;
      /** @description Today at the utility: the day that all sums are of. */
      asOf: components["schemas"]["Date"];
      /** @description The overdue principal, without late fees. */
      amount: components["schemas"]["Kopecks"];
      /** @description The late fee up to today, charged or not; null while its rate is not set. */
      lateFee: null | components["schemas"]["Kopecks"];
      /** @description The unpaid part of the late fee that bills already include. */
      lateFeeCharged: components["schemas"]["Kopecks"];
      /** @description What is paid of late fees that were billed after `since`, also for debts that are settled by now. */
      lateFeePaid: components["schemas"]["Kopecks"];
      /** @description Due date of the oldest unpaid charge. */
      since: null | components["schemas"]["Date"];
      debts: {
        period: components["schemas"]["Period"];
        dueOn: components["schemas"]["Date"];
        /** @description What was billed. */
        amount: components["schemas"]["Kopecks"];
        paid: {
          paidOn: components["schemas"]["Date"];
          amount: components["schemas"]["Kopecks"];
        }[];
      }[];
      rules: {
        terms: {
          validFrom: components["schemas"]["Date"];
          validTo: null | components["schemas"]["Date"];
          value: {
            steps: {
              fromDay: number;
              divisor: number;
            }[];
            law: string;
          };
        }[];
        rates: {
          validFrom: components["schemas"]["Date"];
          validTo: null | components["schemas"]["Date"];
          /** @description Percent a year. */
          value: components["schemas"]["Decimal"];
          knownSince: components["schemas"]["Date"];
          law: string;
        }[];
      };
      /** @description The legal steps in their order. */
      steps: {
        /** @enum {unknown} */
        step: "lateFee" | "notice" | "restriction" | "court";
        /** @enum {unknown} */
        state: "done" | "next" | "later";
        /** @description When it was, or the first day on which it may be; null while that is not known. */
        on: null | components["schemas"]["Date"];
        /** @description The ground, in Russian, with its article. */
        law: string;
      }[];
      notices: components["schemas"]["DebtNotice"][];
    };
    /** @enum {unknown} */
    Service: "coldWater" | "hotWater" | "irrigation" | "wastewater" | "common";
    /**
     * @description `control` is taken at the installation, removal or inspection of a meter and leaves the month free; `billing` is a value of the utility that nobody sent.
     * @enum {unknown}
     */
    ReadingSource: "resident" | "manager" | "controller" | "phone" | "automatic" | "estimate" | "norm" | "control" | "bulk" | "billing";
    /**
     * @description `replaced`, `rejected` and `different` do not count; `different` was accepted, and the bill has another value, which is another reading of the period.
     * @enum {unknown}
     */
    ReadingStatus: "received" | "held" | "accepted" | "billed" | "rejected" | "replaced" | "different";
    PreviousReading: {
      value: components["schemas"]["Volume"];
      takenOn: components["schemas"]["Date"];
      source: components["schemas"]["ReadingSource"];
    };
    Meter: {
      id: components["schemas"]["Id"];
      serialNumber: string;
      service: components["schemas"]["Service"];
      place: string;
      /** @description Drums before the comma; the meter rolls over after 10^digits. */
      digits: number;
      /** @description Digits after the comma that this utility takes. */
      fractionDigits: number;
      /** @enum {unknown} */
      state: "inService" | "expiredVerification" | "broken" | "removed" | "automatic" | "noAccess";
      verifiedOn: components["schemas"]["Date"] | null;
      nextVerificationOn: components["schemas"]["Date"] | null;
      /** @description The last reading of an earlier period; null for a meter without an initial reading. */
      previous: components["schemas"]["PreviousReading"] | null;
      /** @description What was sent in the present period; null when nothing was. */
      current: components["schemas"]["Reading"] | null;
      /** @description The newest reading that billing has declined, until another one of its month or a later one counts. */
      declined?: components["schemas"]["Reading"];
      /** @description Monthly average of the last half year. */
      averageVolume: components["schemas"]["Volume"] | null;
      /** @description A consumption above this must be confirmed. */
      confirmAbove: components["schemas"]["Volume"] | null;
      /** @description A consumption above this is refused. */
      refuseAbove: components["schemas"]["Volume"] | null;
      /** @description Supply and wastewater together, today. */
      pricePerCubicMetre: components["schemas"]["Kopecks"] | null;
      /** @description Of the seal on the meter; left out where none is known. */
      sealNumber?: string;
      sealedOn?: components["schemas"]["Date"];
    };
    ReadingWindow: {
      /** @description By the clock of the utility. */
      today: components["schemas"]["Date"];
      /** @description The period a reading sent in this window counts for. */
      period: components["schemas"]["Period"];
      open: boolean;
      /** @description First day of the present or the next window. */
      opensOn: components["schemas"]["Date"];
      /** @description Last day of that window. */
      closesOn: components["schemas"]["Date"];
      /** @description Of the utility, in which all of these days begin and end: IANA name, e.g. `Europe/Moscow`. */
      timeZone?: string;
    };
    MeterList: {
      accountId: components["schemas"]["Id"];
      /** @enum {unknown} */
      accountStatus: "pending" | "confirmed" | "blocked" | "closed";
      window: components["schemas"]["ReadingWindow"];
      items: components["schemas"]["Meter"][];
    };
    NewMeterRequest: {
      /** @enum {unknown} */
      kind: "verification" | "visit";
      /** @description Of a verification: number of its record in ФГИС «Аршин», e.g. `1-123456789`, or the address of its page. */
      record?: string;
      /** @description Of a verification: the day it was made; not in the future. */
      verifiedOn?: components["schemas"]["Date"];
      /** @description Of a visit: what it is for and when it suits; needed there. */
      comment?: string;
    };
    MeterRequest: {
      id: components["schemas"]["Id"];
      meterId: components["schemas"]["Id"];
      /** @description E.g. `С-000042`. */
      number: string;
      /** @enum {unknown} */
      kind: "verification" | "visit";
      /** @enum {unknown} */
      state: "registered" | "done" | "refused";
      /** @description What the utility says of it. */
      text?: string;
      registeredAt: components["schemas"]["Instant"];
      /** @description Last day for the answer; missing where the endpoint sets none. */
      dueOn?: components["schemas"]["Date"];
      /** @description The answer came after its last day, or has not come by then. */
      isLate?: boolean;
    };
    MeterRequestList: {
      items: components["schemas"]["MeterRequest"][];
    };
    EstimateStep: {
      /** @enum {unknown} */
      basis: "average" | "norm" | "normWithCoefficient";
      /** @description The first period that is charged like this; until the next step or for good. */
      from: components["schemas"]["Period"];
      /** @description Cubic metres a period, before the coefficient. */
      volume: components["schemas"]["Volume"];
      /** @description By which the supply is multiplied, not the wastewater; `1` where there is none. */
      coefficient: string;
      /** @description A period; null where the price is not known. */
      amount: components["schemas"]["Kopecks"] | null;
      /** @description The ground, in Russian, with its article. */
      law: string;
    };
    Estimate: {
      meterId: components["schemas"]["Id"];
      /**
       * @description `notSent`: only if no reading comes; the others: whatever is sent.
       * @enum {unknown}
       */
      cause: "notSent" | "notInService" | "noAccess";
      /** @description Monthly average of own readings of the last half year; null with fewer than three. */
      averageVolume: components["schemas"]["Volume"] | null;
      /** @description Cubic metres a person a month. */
      norm: components["schemas"]["Volume"] | null;
      /** @description Registered persons. */
      persons: number;
      /** @description How many meters of the account are of this service: a step by the norm is for all of them together. */
      sharedBy: number;
      /** @description A cubic metre, today. */
      supplyPrice: components["schemas"]["Kopecks"] | null;
      /** @description A cubic metre, today; null where none is charged. */
      wastewaterPrice: components["schemas"]["Kopecks"] | null;
      steps: components["schemas"]["EstimateStep"][];
    };
    EstimateList: {
      items: components["schemas"]["Estimate"][];
    };
    NewReading: {
      /** @description Comma or dot, spaces and leading zeros allowed. */
      value: string;
      /** @description Findings the customer has confirmed. */
      confirmed?: components["schemas"]["FindingCode"][];
      /** @description The period it was typed for; refused with the finding `DATE_TOO_OLD` when another one is open by now, so that a reading which was long on its way never counts for the wrong month. */
      period?: components["schemas"]["Period"];
      /** @description An upload: the photo of the meter. Refused with `UPLOAD_NOT_FOUND` when it is not there. */
      photoId?: components["schemas"]["Id"];
    };
    Reading: {
      id: components["schemas"]["Id"];
      meterId: components["schemas"]["Id"];
      value: components["schemas"]["Volume"];
      /** @description Consumption since the previous reading. */
      volume: components["schemas"]["Volume"] | null;
      period: components["schemas"]["Period"];
      takenOn: components["schemas"]["Date"];
      receivedAt: components["schemas"]["Instant"];
      source: components["schemas"]["ReadingSource"];
      status: components["schemas"]["ReadingStatus"];
      /** @description Receipt number, with a check code at its end, e.g. `П-2026-11-000042-7316`. */
      receiptNumber: string | null;
      /** @description A photo of the meter is kept with it. */
      photoId?: components["schemas"]["Id"];
      verdict?: components["schemas"]["ReadingVerdict"];
    };
    /** @description What billing said of the reading. A declined one has the status `rejected` and does not count. */
    ReadingVerdict: {
      /** @enum {unknown} */
      outcome: "accepted" | "declined";
      /** @description Its words to the customer, in Russian; may be empty when it was accepted. */
      text: string;
      decidedOn: components["schemas"]["Date"];
    };
    ReadingList: {
      items: components["schemas"]["Reading"][];
    };
    Building: {
      id: components["schemas"]["Id"];
      /** @description Without a flat. */
      address: string;
      accounts: number;
      /** @description In the flats; meters that were taken out do not count. */
      meters: number;
    };
    BuildingList: {
      items: components["schemas"]["Building"][];
    };
    BuildingMeter: {
      accountNumber: string;
      /** @enum {unknown} */
      accountStatus: "pending" | "confirmed" | "blocked" | "closed";
      /** @description Number of the flat or the premises, e.g. `12`; empty where the registry has none. */
      flat: string;
      /** @description Without prices and receipt numbers. */
      meter: components["schemas"]["Meter"];
    };
    BuildingStatus: {
      building: components["schemas"]["Building"];
      window: components["schemas"]["ReadingWindow"];
      /** @description Meters of flats that take a reading in a window. */
      expected: number;
      /** @description How many of them have one for this period. */
      received: number;
      /** @description What the flats used by the readings of this period. */
      volume: components["schemas"]["Volume"];
      /** @description By the common meters of the building; null where there is none, or nothing of it yet. */
      commonVolume: components["schemas"]["Volume"] | null;
      /** @description The common meters first, then flat by flat. */
      items: components["schemas"]["BuildingMeter"][];
    };
    BulkRow: {
      /** @description Its number in the file; each stands once. */
      row: number;
      /** @description In any spelling. */
      accountNumber: string;
      /** @description May be left out where the account has one meter of the service. */
      serialNumber?: string;
      service?: components["schemas"]["Service"];
      /** @description Comma or dot, spaces and leading zeros allowed. */
      value: string;
      /** @description The day it was read; today when left out. */
      takenOn?: components["schemas"]["Date"];
      /** @description Findings the manager has confirmed. */
      confirmed?: components["schemas"]["FindingCode"][];
    };
    NewBulkReadings: {
      /** @description The period they were read for; every row is rejected with `DATE_TOO_OLD` when another one is taken by then, so that a pack which was long on its way never counts for the wrong month. */
      period?: components["schemas"]["Period"];
      rows: components["schemas"]["BulkRow"][];
    };
    BulkJob: {
      id: components["schemas"]["Id"];
      /**
       * @description `failed`: our own fault, nothing of it was taken; send the rows again under a new key.
       * @enum {unknown}
       */
      state: "queued" | "done" | "failed";
      rows: number;
      accepted: number;
      held: number;
      rejected: number;
      duplicate: number;
      unchanged: number;
      createdAt: components["schemas"]["Instant"];
    };
    BulkRowResult: {
      row: number;
      /**
       * @description `held`: not taken until its findings of severity `confirm` are confirmed. `duplicate`: an earlier row is about
       *   the same meter. `unchanged`: this very value is there already.
       * @enum {unknown}
       */
      result: "accepted" | "held" | "rejected" | "duplicate" | "unchanged";
      errors?: components["schemas"]["Finding"][];
      /** @description Receipt number. */
      receiptNumber?: string;
    };
    BulkResult: {
      items: components["schemas"]["BulkRowResult"][];
    };
    /**
     * @description `application`: what the customer has applied for. `answer`: of the utility, to a claim or an application.
     * @enum {unknown}
     */
    DocumentKind: "application" | "act" | "workProtocol" | "contract" | "answer" | "certificate" | "notice" | "bill";
    DocumentSignature: {
      /**
       * @description Who has signed: nobody, the customer, the utility, or both.
       * @enum {unknown}
       */
      state: "unsigned" | "customer" | "utility" | "both";
      /** @description By 63-ФЗ, ст. 5: simple, enhanced unqualified and enhanced qualified electronic signature. `handwritten`: the file is a copy of a signed paper. Null for an unsigned document. */
      kind: null | ("handwritten" | "simple" | "unqualified" | "qualified");
      signedOn: null | components["schemas"]["Date"];
    };
    AccountDocument: {
      id: components["schemas"]["Id"];
      kind: components["schemas"]["DocumentKind"];
      /** @description In Russian. */
      title: string;
      /** @description Empty when the document has none. */
      number: string;
      issuedOn: components["schemas"]["Date"];
      /** @description The month that the document is about. */
      period: null | components["schemas"]["Period"];
      /** @description The meter that the document is about. */
      meterId: null | components["schemas"]["Id"];
      signature: components["schemas"]["DocumentSignature"];
      /** @enum {unknown} */
      state: "valid" | "expired" | "withdrawn";
      /** @description The last day on which it holds; null without an end. */
      validUntil: null | components["schemas"]["Date"];
      /** @description Null unless the utility has withdrawn the document. Its file is deleted then. */
      withdrawal: null | components["schemas"]["DocumentWithdrawal"];
      /**
       * @description `utility`: a published file. `endpoint`: made on demand from the present data, and stored nowhere.
       * @enum {unknown}
       */
      source: "utility" | "endpoint";
      /** @description Null for a withdrawn document. */
      file: null | components["schemas"]["DocumentFile"];
      /** @description The customer has not opened this published document yet. */
      isUnread: boolean;
    };
    DocumentWithdrawal: {
      on: components["schemas"]["Date"];
      /** @description In Russian. */
      reason: string;
    };
    DocumentFile: {
      name: string;
      /** @enum {unknown} */
      type: "application/pdf" | "image/jpeg" | "image/png" | "image/webp";
      /** @description Null for a file that is made on demand. */
      bytes: null | number;
    };
    AccountDocumentList: {
      /** @description How many documents the filter lets through. */
      total: number;
      /** @description Where the next page begins; null on the last one. */
      next: null | components["schemas"]["Id"];
      /** @description Which kinds there are, whatever the filter. */
      kinds: components["schemas"]["DocumentKind"][];
      /** @description Of which years there are documents, newest first, whatever the filter. */
      years: string[];
      /** @description How many documents are unread, whatever the filter. */
      unread: number;
      items: components["schemas"]["AccountDocument"][];
    };
    /**
     * @description `flushing`: of the network, after which the first water may be cloudy.
     * @enum {unknown}
     */
    TechnicalWorkKind: "meterReplacement" | "verification" | "sealing" | "inspection" | "repair" | "flushing" | "disconnection" | "reconnection";
    WorkMeter: {
      /**
       * @description `present`: it was there before and stayed.
       * @enum {unknown}
       */
      role: "present" | "installed" | "removed";
      /** @description Null for a meter that the registry does not know. */
      meterId: null | components["schemas"]["Id"];
      service: null | components["schemas"]["Service"];
      serialNumber: string;
      place: string;
      /** @description Taken during the works. */
      reading: null | components["schemas"]["Volume"];
      /** @description Of the seal that was set. */
      sealNumber: null | string;
    };
    TechnicalWork: {
      id: components["schemas"]["Id"];
      kind: components["schemas"]["TechnicalWorkKind"];
      doneOn: components["schemas"]["Date"];
      /**
       * @description `notDone`: put off, for example because nobody was at home.
       * @enum {unknown}
       */
      result: "done" | "faultFound" | "notDone";
      /** @description What was done or found, in Russian; may be empty. */
      note: string;
      meters: components["schemas"]["WorkMeter"][];
      /** @description When the same works are due again, such as the next verification. */
      nextOn: null | components["schemas"]["Date"];
      /** @description The protocol or act of the works. */
      documentId: null | components["schemas"]["Id"];
    };
    TechnicalWorkList: {
      items: components["schemas"]["TechnicalWork"][];
    };
    /** @description Words of the utility. The Russian ones stand in where `en` is left out. */
    LocalText: {
      ru: string;
      en?: string;
    };
    ApplicationFieldName: string;
    /**
     * @description `period`: from one day to another. `readings`: one for each meter in service.
     * @enum {unknown}
     */
    ApplicationFieldKind: "text" | "longText" | "number" | "date" | "choice" | "meter" | "period" | "persons" | "readings" | "files";
    ApplicationField: {
      name: components["schemas"]["ApplicationFieldName"];
      kind: components["schemas"]["ApplicationFieldKind"];
      label: components["schemas"]["LocalText"];
      hint?: components["schemas"]["LocalText"];
      required: boolean;
      /**
       * @description What the field begins with.
       * @enum {unknown}
       */
      known?: "holder" | "address" | "persons" | "phone" | "email";
      /** @description Of a choice. */
      options?: {
        value: components["schemas"]["ApplicationFieldName"];
        label: components["schemas"]["LocalText"];
      }[];
      /**
       * @description Which days a date or a period may have, today included; any when left out.
       * @enum {unknown}
       */
      days?: "past" | "future";
      /** @description A period with fewer full days is refused. */
      leastDays?: number;
    };
    /**
     * @description `controller`: a member of staff comes to the home. `office`: the customer comes.
     * @enum {unknown}
     */
    VisitKind: "controller" | "office";
    /**
     * @description A step of a change of owner. The customer does `readings`, the utility the others.
     * @enum {unknown}
     */
    HandoverStep: "readings" | "finalBill" | "closing" | "newAccount";
    ApplicationTemplate: {
      id: components["schemas"]["ApplicationFieldName"];
      title: components["schemas"]["LocalText"];
      /** @description What it is for, and what happens next. */
      about: components["schemas"]["LocalText"];
      fields: components["schemas"]["ApplicationField"][];
      /** @description How many days the utility has for a decision. */
      term: number;
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      /** @description The ground of the term, in Russian, with its article. */
      law: string;
      /** @description The customer confirms it by a code. */
      needsCode: boolean;
      /** @description Whether a time can be chosen. */
      visit: components["schemas"]["VisitKind"] | null;
      /** @description The steps of a task that goes on after the decision, in their order; empty for others. */
      steps: components["schemas"]["HandoverStep"][];
      /** @description Another form serves this application: it has no fields here, and `applications.create` refuses it. */
      leadsTo: "instalments" | null;
    };
    /** @description What the endpoint knows of the account and the customer. */
    ApplicationFacts: {
      today: components["schemas"]["Date"];
      holder: string;
      accountNumber: string;
      address: string;
      persons: number;
      phone: string | null;
      email: string | null;
      meters: components["schemas"]["ApplicationMeter"][];
      /** @description Where a code is sent, masked; null when there is no way. */
      codeTo: string | null;
    };
    ApplicationMeter: {
      id: components["schemas"]["Id"];
      service: components["schemas"]["Service"];
      serialNumber: string;
      place: string;
      digits: number;
      fractionDigits: number;
      /** @description The last known reading. */
      last: components["schemas"]["Volume"] | null;
    };
    ApplicationTemplateList: {
      items: components["schemas"]["ApplicationTemplate"][];
      facts: components["schemas"]["ApplicationFacts"];
    };
    VisitChoice: {
      on: components["schemas"]["Date"];
      from: components["schemas"]["ClockTime"];
    };
    /** @description Local time of the utility. */
    ClockTime: string;
    VisitSlot: {
      on: components["schemas"]["Date"];
      from: components["schemas"]["ClockTime"];
      to: components["schemas"]["ClockTime"];
    };
    VisitSlotList: {
      items: components["schemas"]["VisitSlot"][];
    };
    ApplicationPerson: {
      name: string;
      bornOn?: components["schemas"]["Date"];
    };
    ApplicationReading: {
      meterId: components["schemas"]["Id"];
      /** @description As typed; the endpoint stores a `Volume`. */
      value: string;
    };
    /**
     * @description Of `text`, `longText`, `number` (a decimal string), `date`, `choice` and `meter` (its id): a string. Of `files`: the
     *   ids of uploads.
     */
    ApplicationValue: string | {
      from: components["schemas"]["Date"];
      to: components["schemas"]["Date"];
    } | components["schemas"]["ApplicationPerson"][] | components["schemas"]["ApplicationReading"][] | components["schemas"]["Id"][];
    /** @description By the names of the fields. A field that is not filled in is left out. */
    ApplicationValues: {
      [key: string]: components["schemas"]["ApplicationValue"];
    };
    NewApplication: {
      templateId: components["schemas"]["ApplicationFieldName"];
      values: components["schemas"]["ApplicationValues"];
      visit?: components["schemas"]["VisitChoice"];
      /** @description Of `applications.sendCode`, after its code was checked. Required where the template needs a code. */
      ticket?: components["schemas"]["Ticket"];
    };
    /**
     * @description `needsMore`: the utility has asked something. `approved`: decided, and something is still to be done. `done`: nothing is left to do.
     * @enum {unknown}
     */
    ApplicationState: "sent" | "inWork" | "needsMore" | "approved" | "refused" | "done" | "withdrawn";
    ApplicationStep: {
      name: components["schemas"]["HandoverStep"];
      /** @enum {unknown} */
      state: "done" | "current" | "waiting";
      doneOn: components["schemas"]["Date"] | null;
      /** @description What the utility says of the step; may be empty. */
      text: string;
      /** @description Of the final bill. */
      amount: components["schemas"]["Kopecks"] | null;
    };
    /** @description As it was filed; later changes of the template do not change it. */
    Application: {
      id: components["schemas"]["Id"];
      /** @description Registration number, e.g. `З-2026-000017`. */
      number: string;
      accountId: components["schemas"]["Id"];
      templateId: components["schemas"]["ApplicationFieldName"];
      title: components["schemas"]["LocalText"];
      state: components["schemas"]["ApplicationState"];
      fields: components["schemas"]["ApplicationField"][];
      values: components["schemas"]["ApplicationValues"];
      /** @description The meters of the account on that day, as far as the application names them. */
      meters: components["schemas"]["ApplicationMeter"][];
      registeredAt: components["schemas"]["Instant"];
      registeredOn: components["schemas"]["Date"];
      /** @description The last day for a decision. */
      dueOn: components["schemas"]["Date"];
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      /** @description The ground of the term, in Russian, with its article. */
      law: string;
      /** @description As in `Claim`. */
      daysLeft: number | null;
      /** @description The decision came, or still has not come, after its last day. */
      isLate: boolean;
      decidedOn: components["schemas"]["Date"] | null;
      /** @description What the utility has decided, in its words; of a refusal the reasons. */
      decision: string | null;
      /** @description The customer has confirmed it by a code. */
      isConfirmed: boolean;
      visitKind: components["schemas"]["VisitKind"] | null;
      visit: components["schemas"]["VisitSlot"] | null;
      steps: components["schemas"]["ApplicationStep"][];
      /** @description Messages of the utility that the customer has not read. */
      unread: number;
      attachments: components["schemas"]["ClaimAttachment"][];
    };
    ApplicationList: {
      items: components["schemas"]["Application"][];
    };
    ApplicationMessage: {
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      side: "customer" | "utility";
      /** @enum {unknown} */
      kind: "message" | "question" | "decision" | "step" | "withdrawal";
      text: string;
      writtenAt: components["schemas"]["Instant"];
      attachments: components["schemas"]["ClaimAttachment"][];
    };
    ApplicationCase: {
      application: components["schemas"]["Application"];
      messages: components["schemas"]["ApplicationMessage"][];
    };
    Handover: {
      takenOn: components["schemas"]["Date"];
      readings: components["schemas"]["ApplicationReading"][];
    };
    /** @enum {unknown} */
    ClaimType: "charge" | "meterCheck" | "quality" | "refund" | "other";
    /** @enum {unknown} */
    ClaimField: "period" | "service" | "meterId" | "amount" | "demand";
    ClaimTypeInfo: {
      type: components["schemas"]["ClaimType"];
      /** @description How many days the utility has for an answer. */
      term: number;
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      /** @description The ground of the term, in Russian, with its article. */
      law: string;
      /** @description The fields this type takes. */
      fields: {
        name: components["schemas"]["ClaimField"];
        required: boolean;
      }[];
    };
    /** @enum {unknown} */
    ClaimDemand: "recalculate" | "checkMeter" | "returnMoney" | "explain";
    /**
     * @description Who files the claim; a representative attaches the power of attorney. `holder` when left out.
     * @enum {unknown}
     */
    Applicant: "holder" | "resident" | "representative";
    /**
     * @description How the customer wants the answer. It stands in the cabinet in any case. `cabinet` when left out.
     * @enum {unknown}
     */
    AnswerChannel: "cabinet" | "mail" | "paper";
    NewClaim: {
      type: components["schemas"]["ClaimType"];
      text: string;
      period?: components["schemas"]["Period"];
      service?: components["schemas"]["Service"];
      meterId?: components["schemas"]["Id"];
      /** @description The sum in dispute, kopecks. */
      amount?: number;
      demand?: components["schemas"]["ClaimDemand"];
      applicant?: components["schemas"]["Applicant"];
      answerBy?: components["schemas"]["AnswerChannel"];
      uploadIds?: components["schemas"]["Id"][];
      /** @description What the account shows that the claim is about. */
      evidence?: components["schemas"]["NewEvidence"][];
    };
    /** @description Names a reading or an entry of the payment history by its id, or a bill by its month. What is not of the account is refused with the finding `BAD_FORMAT` at its place. */
    NewEvidence: {
      /** @enum {unknown} */
      kind: "reading" | "payment";
      id: components["schemas"]["Id"];
    } | {
      /** @constant */
      kind: "bill";
      period: components["schemas"]["Period"];
    };
    /** @description What the account showed on the day of the claim; later corrections do not change it. */
    ClaimEvidence: {
      /** @constant */
      kind: "reading";
      id: components["schemas"]["Id"];
      service: components["schemas"]["Service"];
      /** @description Of the meter. */
      serialNumber: string;
      period: components["schemas"]["Period"];
      takenOn: components["schemas"]["Date"];
      value: components["schemas"]["Volume"];
      volume: components["schemas"]["Volume"] | null;
      source: components["schemas"]["ReadingSource"];
    } | {
      /** @constant */
      kind: "bill";
      period: components["schemas"]["Period"];
      issuedOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      total: components["schemas"]["Kopecks"];
      lines: components["schemas"]["ChargeLine"][];
    } | {
      /** @constant */
      kind: "payment";
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      entry: "payment" | "refund" | "correction";
      amount: components["schemas"]["Kopecks"];
      paidOn: components["schemas"]["Date"];
      /** @description Number of the payment document. */
      document: string;
    };
    ClaimAttachment: {
      id: components["schemas"]["Id"];
      name: string;
      bytes: number;
      type: string;
    };
    /**
     * @description `needInfo`: the utility has asked something; `closed`: the customer says that it is solved. A dispute puts an
     *   answered claim back in review.
     * @enum {unknown}
     */
    ClaimState: "registered" | "inReview" | "needInfo" | "answered" | "rejected" | "closed" | "withdrawn";
    /**
     * @description What the answer says about the demand.
     * @enum {unknown}
     */
    ClaimOutcome: "granted" | "partly" | "explained" | "refused";
    Claim: {
      id: components["schemas"]["Id"];
      /** @description Registration number, e.g. `О-2026-000017`. */
      number: string;
      accountId: components["schemas"]["Id"];
      type: components["schemas"]["ClaimType"];
      state: components["schemas"]["ClaimState"];
      text: string;
      period?: components["schemas"]["Period"];
      service?: components["schemas"]["Service"];
      meterId?: components["schemas"]["Id"];
      amount?: components["schemas"]["Kopecks"];
      demand?: components["schemas"]["ClaimDemand"];
      applicant: components["schemas"]["Applicant"];
      answerBy: components["schemas"]["AnswerChannel"];
      registeredAt: components["schemas"]["Instant"];
      registeredOn: components["schemas"]["Date"];
      /** @description The last day for an answer; after a dispute, for the new one. */
      dueOn: components["schemas"]["Date"];
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      /** @description How many days the utility still has, in `unit`; 0 on the last day, negative when late, null when no answer is awaited. */
      daysLeft: number | null;
      /** @description The last answer came, or still has not come, after its last day. */
      isLate: boolean;
      /** @description The day of the last answer. */
      answeredOn: components["schemas"]["Date"] | null;
      /** @description Of the last answer. */
      outcome: components["schemas"]["ClaimOutcome"] | null;
      /** @description The customer has disputed an answer. */
      isDisputed: boolean;
      /** @description Messages of the utility that the customer has not read. */
      unread: number;
      /** @description The ground of the term, in Russian, with its article. */
      law: string;
      attachments: components["schemas"]["ClaimAttachment"][];
      evidence: components["schemas"]["ClaimEvidence"][];
    };
    NewClaimMessage: {
      /** @description Required without files. */
      text: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    ClaimRead: {
      messageId: components["schemas"]["Id"];
    };
    ClaimResolution: {
      isSolved: boolean;
      /** @description Why it is not solved; required then. */
      text?: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    ClaimMessage: {
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      side: "customer" | "utility";
      /** @enum {unknown} */
      kind: "message" | "question" | "answer" | "dispute" | "withdrawal" | "solved";
      text: string;
      writtenAt: components["schemas"]["Instant"];
      /** @description Of an answer: the day by which it was due. Of a dispute: the last day for the new answer. */
      dueOn: components["schemas"]["Date"] | null;
      /** @description Of an answer after its last day. */
      isLate: boolean;
      /** @description Of an answer. */
      outcome: components["schemas"]["ClaimOutcome"] | null;
      attachments: components["schemas"]["ClaimAttachment"][];
    };
    /** @enum {unknown} */
    AuthorityKind: "housingInspection" | "consumerAuthority" | "court";
    Authority: {
      kind: components["schemas"]["AuthorityKind"];
      /** @description In Russian. */
      name: string;
      address: string | null;
      /** @description Where to send it on the web; `https` only. */
      url: string | null;
      /** @description What it decides and how to turn to it, in Russian. */
      text: string;
      law: string;
    };
    ClaimCase: {
      claim: components["schemas"]["Claim"];
      /** @description After the claim itself, oldest first. */
      messages: components["schemas"]["ClaimMessage"][];
      /** @description Where to turn; null while the answer is neither late nor disputed. */
      escalation: null | {
        /** @enum {unknown} */
        reason: "late" | "refused" | "disputed";
        authorities: components["schemas"]["Authority"][];
      };
    };
    ClaimList: {
      items: components["schemas"]["Claim"][];
    };
    /** @description Stands for something that is under way: a registration, a recovery, a sign-in. A secret. */
    Ticket: string;
    /** @description Spaces and dashes do not count. */
    OneTimeCode: string;
    CodeTicket: {
      ticket: components["schemas"]["Ticket"];
    };
    CodeCheck: {
      ticket: components["schemas"]["Ticket"];
      code: components["schemas"]["OneTimeCode"];
    };
    CodeSent: {
      /** @enum {unknown} */
      channel: "sms" | "mail";
      /** @description Masked: `+7 ··· ···-··-12`, `r···@example.org`. */
      recipient: string;
      /** @description Seconds until the code may be sent again. */
      resendIn: number;
      /** @description Seconds for which the code is good. */
      expiresIn: number;
    };
    CodeTicketed: {
      ticket: components["schemas"]["Ticket"];
      /** @enum {unknown} */
      channel: "sms" | "mail";
      recipient: string;
      resendIn: number;
      expiresIn: number;
    };
    CodeChecked: {
      /** @description Seconds left for the next step. */
      expiresIn: number;
      /** @description Second factors, one of which the next step asks for; empty for none. */
      factors: components["schemas"]["FactorKind"][];
    };
    /** @enum {unknown} */
    FactorKind: "totp" | "sms" | "recoveryCode";
    Password: string;
    /** @description What shows that an account is yours. */
    Proof: {
      /**
       * @description Serial number of any meter; sum of the last or last but one payment in roubles, with its day in `paidOn`; the code printed on the bill.
       * @enum {unknown}
       */
      kind: "meterSerial" | "lastPayment" | "billCode";
      value: string;
      /** @description Day of the payment; required with `lastPayment`, because many people pay the same round sum. */
      paidOn?: components["schemas"]["Date"];
    };
    NewRegistration: {
      /** @description In any spelling. */
      accountNumber: string;
      proof: components["schemas"]["Proof"];
      /** @description A Russian mobile number in any spelling. */
      phone: string;
      email?: string;
    };
    RegistrationEnd: {
      ticket: components["schemas"]["Ticket"];
      password: components["schemas"]["Password"];
      consents?: components["schemas"]["NewConsent"][];
    };
    NewRecovery: {
      login: string;
    };
    RecoveryEnd: {
      ticket: components["schemas"]["Ticket"];
      password: components["schemas"]["Password"];
      factor?: components["schemas"]["FactorCode"];
    };
    FactorCode: {
      kind: components["schemas"]["FactorKind"];
      code: components["schemas"]["OneTimeCode"];
    };
    SecondFactor: {
      ticket: components["schemas"]["Ticket"];
      kind: components["schemas"]["FactorKind"];
      code: components["schemas"]["OneTimeCode"];
    };
    PasswordRenewal: {
      ticket: components["schemas"]["Ticket"];
      password: components["schemas"]["Password"];
    };
    StepUp: {
      password: components["schemas"]["Password"];
    };
    StepUpDone: {
      until: components["schemas"]["Instant"];
    };
    NewPassword: {
      password: components["schemas"]["Password"];
    };
    OneCode: {
      code: components["schemas"]["OneTimeCode"];
    };
    Factor: {
      id: components["schemas"]["Id"];
      /** @enum {unknown} */
      kind: "totp" | "sms" | "passkey";
      /** @description Of a passkey: the device it was made on. */
      name?: string;
      createdAt: components["schemas"]["Instant"];
    };
    Security: {
      factors: components["schemas"]["Factor"][];
      recoveryCodesLeft: number;
      passwordChangedAt: components["schemas"]["Instant"];
      steppedUpUntil: components["schemas"]["Instant"] | null;
      frozen: boolean;
      /** @description Masked; null when none is confirmed. */
      phone: string | null;
      minPasswordLength: number;
    };
    TotpSecret: {
      /** @description Base32 in groups of four. */
      secret: string;
      /** @description `otpauth://totp/…` for a QR code. */
      uri: string;
    };
    RecoveryCodes: {
      /** @description Each works once; empty when the present ones stay good. */
      codes: string[];
    };
    OpenSession: {
      id: components["schemas"]["Id"];
      /** @description Browser and system in a few words, e.g. `Chrome, Android`; empty when not known. */
      device: string;
      createdAt: components["schemas"]["Instant"];
      seenAt: components["schemas"]["Instant"];
      expiresAt: components["schemas"]["Instant"];
      /** @description The session of this request. */
      isThis: boolean;
    };
    SessionList: {
      items: components["schemas"]["OpenSession"][];
    };
    JournalEntry: {
      id: components["schemas"]["Id"];
      at: components["schemas"]["Instant"];
      /** @description E.g. `sign-in`, `sign-in-failed`, `password-changed`. */
      action: string;
      /** @description Where from, shortened: `203.0.113.*`. */
      network?: string;
      /** @description Why the staff opened the contacts, in their words. */
      reason?: string;
    };
    Journal: {
      items: components["schemas"]["JournalEntry"][];
    };
    NewIncident: {
      /** @description What was noticed. */
      text?: string;
    };
    Incident: {
      id: components["schemas"]["Id"];
      /** @description E.g. `Д-2026-000003`. */
      number: string;
      registeredAt: components["schemas"]["Instant"];
    };
    ConsentDocument: {
      document: string;
      version: string;
      title: string;
      purpose: string;
      /** @description Who processes the data. */
      recipient: string;
      /** @description Which data. */
      data: string;
      /** @description For how long, and how to withdraw it. */
      term: string;
      /** @description The whole text (152-ФЗ ст. 9 ч. 4). */
      text: string;
    };
    ConsentDocumentList: {
      items: components["schemas"]["ConsentDocument"][];
    };
    NewConsent: {
      document: string;
      version: string;
    };
    Consent: {
      id: components["schemas"]["Id"];
      document: string;
      version: string;
      title: string;
      givenAt: components["schemas"]["Instant"];
      withdrawnAt: components["schemas"]["Instant"] | null;
    };
    ConsentList: {
      items: components["schemas"]["Consent"][];
    };
    NewAccount: {
      accountNumber: string;
      proof: components["schemas"]["Proof"];
    };
    AccountName: {
      name: string;
    };
    /**
     * @description See balance and bills; send readings; pay.
     * @enum {unknown}
     */
    HelperRight: "see" | "readings" | "pay";
    NewHelper: {
      email: string;
      rights: components["schemas"]["HelperRight"][];
      /** @description The last day, a year from now at most. */
      until: components["schemas"]["Date"];
    };
    Helper: {
      id: components["schemas"]["Id"];
      /** @description Where the invitation went. */
      email: string;
      rights: components["schemas"]["HelperRight"][];
      until: components["schemas"]["Date"];
      /** @enum {unknown} */
      state: "invited" | "active";
    };
    HelperList: {
      items: components["schemas"]["Helper"][];
    };
    /** @enum {unknown} */
    ProfileField: "holder" | "address" | "registeredPersons";
    ProfileChange: {
      id: components["schemas"]["Id"];
      field: components["schemas"]["ProfileField"];
      value: string;
      /** @enum {unknown} */
      state: "inReview" | "applied" | "refused";
      /** @description Why it was refused. */
      ground?: string;
      sentAt: components["schemas"]["Instant"];
      /** @description Last day for the answer; missing where the endpoint sets none. */
      dueOn?: components["schemas"]["Date"];
      /** @description The answer came after its last day, or has not come by then. */
      isLate?: boolean;
    };
    NewProfileChange: {
      field: components["schemas"]["ProfileField"];
      value: string;
      comment?: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    Profile: {
      accountId: components["schemas"]["Id"];
      accountNumber: string;
      holder: string;
      address: string;
      registeredPersons: number;
      email: string | null;
      /** @description `+79001234567` */
      phone: string | null;
      confirmedOn: components["schemas"]["Date"] | null;
      /** @description A year has passed since. */
      isConfirmationDue: boolean;
      /** @description Newest first. */
      changes: components["schemas"]["ProfileChange"][];
    };
    NewContact: {
      /** @enum {unknown} */
      kind: "phone" | "email";
      value: string;
    };
    NewUnlock: {
      accountNumber: string;
      /** @enum {unknown} */
      way: "data" | "documents";
      /** @description By data. */
      serialNumber?: string;
      /** @description By data, roubles. */
      lastPayment?: string;
      /** @description Phone or e-mail for the staff; nothing is sent there. */
      contact?: string;
      text?: string;
    };
    Unlock: {
      /** @description Only in the answer to the one who asked. */
      ticket?: components["schemas"]["Ticket"];
      /** @description E.g. `В-2026-000004`. */
      number: string;
      /** @enum {unknown} */
      state: "inReview" | "needMore" | "refused" | "restored";
      /** @description What is missing, or why it was refused. */
      text?: string;
      registeredAt: components["schemas"]["Instant"];
      /** @description Last day for the answer; missing where the endpoint sets none. */
      dueOn?: components["schemas"]["Date"];
      /** @description The answer came after its last day, or has not come by then. */
      isLate?: boolean;
      /** @description The day on which the documents are deleted; once it is decided. */
      deleteOn?: components["schemas"]["Date"];
      /** @description Names of the files. */
      documents: string[];
    };
    UnlockDocuments: {
      ticket: components["schemas"]["Ticket"];
      uploadIds: components["schemas"]["Id"][];
    };
    PasskeyOptions: {
      ticket: components["schemas"]["Ticket"];
      /** @description As WebAuthn Level 3 has them in JSON (`parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`). */
      options: {
        [key: string]: unknown;
      };
    };
    PasskeyAnswer: {
      ticket: components["schemas"]["Ticket"];
      /** @description `toJSON()` of the credential. */
      response: {
        [key: string]: unknown;
      };
      /**
       * @description At a sign-in.
       * @default false
       */
      remember?: boolean;
    };
    /** @description What the list of fields of the receiver adds. It is read when the event is sent, and what was deleted meanwhile is missing. */
    WebhookFields: {
      accountNumber?: string;
      /** @description The name in the contract. */
      holder?: string;
      address?: string;
      /** @description Of the customer. */
      email?: string;
      /** @description Of the customer. */
      phone?: string;
      /** @description What was written: of a message its words, of a decision what the customer was told, otherwise what the customer has written. */
      text?: string;
      /** @description Of a reading its value; of a change of data the new value. */
      value?: string;
      amount?: components["schemas"]["Kopecks"];
    };
    ClaimEvent: {
      /** @enum {unknown} */
      type: "claim.created" | "claim.message-added" | "claim.decided" | "claim.disputed" | "claim.closed" | "claim.withdrawn" | "claim.late";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        number: string;
        accountId: components["schemas"]["Id"];
        kind: components["schemas"]["ClaimType"];
        state: components["schemas"]["ClaimState"];
        registeredOn: components["schemas"]["Date"];
        dueOn: components["schemas"]["Date"];
        answeredOn: components["schemas"]["Date"] | null;
        outcome: components["schemas"]["ClaimOutcome"] | null;
        /** @description The answer is or was later than its last day. */
        isLate: boolean;
        /** @description Of the message that was added. */
        messageId?: components["schemas"]["Id"];
        /**
         * @description Who has written it.
         * @enum {unknown}
         */
        side?: "customer" | "utility";
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    DocumentEvent: {
      /** @enum {unknown} */
      type: "document.added" | "document.withdrawn";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        accountId: components["schemas"]["Id"];
        kind: components["schemas"]["DocumentKind"];
        /** @enum {unknown} */
        state: "published" | "withdrawn";
        issuedOn: components["schemas"]["Date"];
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    ProfileChangeEvent: {
      /** @enum {unknown} */
      type: "profile-change.created" | "profile-change.decided";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        number: string;
        accountId: components["schemas"]["Id"];
        kind: components["schemas"]["ProfileField"];
        /** @enum {unknown} */
        state: "inReview" | "applied" | "refused";
        registeredAt: components["schemas"]["Instant"];
        /** @description Last day for the answer. */
        dueOn: components["schemas"]["Date"];
        decidedAt: components["schemas"]["Instant"] | null;
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    MeterRequestEvent: {
      /** @enum {unknown} */
      type: "meter-request.created" | "meter-request.decided";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        number: string;
        accountId: components["schemas"]["Id"];
        meterId: components["schemas"]["Id"];
        /** @enum {unknown} */
        kind: "verification" | "visit";
        /** @enum {unknown} */
        state: "registered" | "done" | "refused";
        registeredAt: components["schemas"]["Instant"];
        /** @description Last day for the answer. */
        dueOn: components["schemas"]["Date"];
        decidedAt: components["schemas"]["Instant"] | null;
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    UnlockEvent: {
      /** @enum {unknown} */
      type: "unlock.created" | "unlock.documents-added" | "unlock.decided";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        number: string;
        /**
         * @description How the person proves who they are.
         * @enum {unknown}
         */
        kind: "data" | "documents";
        /** @enum {unknown} */
        state: "inReview" | "needMore" | "restored" | "refused";
        registeredAt: components["schemas"]["Instant"];
        /** @description Last day for the answer. */
        dueOn: components["schemas"]["Date"];
        decidedAt: components["schemas"]["Instant"] | null;
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    DataRequestEvent: {
      /** @enum {unknown} */
      type: "data-request.created" | "data-request.extended" | "data-request.decided";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        number: string;
        kind: components["schemas"]["DataRequestKind"];
        /** @enum {unknown} */
        state: "received" | "inWork" | "answered" | "partlyRefused" | "refused";
        registeredOn: components["schemas"]["Date"];
        dueOn: components["schemas"]["Date"];
        answeredOn: components["schemas"]["Date"] | null;
        isLate: boolean;
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    ReadingEvent: {
      /** @enum {unknown} */
      type: "reading.accepted" | "reading.corrected" | "reading.judged";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        accountId: components["schemas"]["Id"];
        meterId: components["schemas"]["Id"];
        period: components["schemas"]["Period"];
        takenOn: components["schemas"]["Date"];
        source: components["schemas"]["ReadingSource"];
        state: components["schemas"]["ReadingStatus"];
        /** @description The reading that it replaces. */
        replacesId: components["schemas"]["Id"] | null;
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    PaymentEvent: {
      /** @enum {unknown} */
      type: "payment.confirmed";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        number: string;
        accountIds: components["schemas"]["Id"][];
        /** @enum {unknown} */
        state: "succeeded" | "refunded";
        method: components["schemas"]["PaymentMethod"];
        settledOn: components["schemas"]["Date"];
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    InstalmentEvent: {
      /** @enum {unknown} */
      type: "instalment.created" | "instalment.decided" | "instalment.signed" | "instalment.withdrawn";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        id: components["schemas"]["Id"];
        number: string;
        accountId: components["schemas"]["Id"];
        /** @enum {unknown} */
        state: "requested" | "offered" | "refused" | "withdrawn" | "signed";
        registeredOn: components["schemas"]["Date"];
        answerBy: components["schemas"]["Date"] | null;
        offeredUntil: components["schemas"]["Date"] | null;
        fields?: components["schemas"]["WebhookFields"];
      };
    };
    TestEvent: {
      /** @enum {unknown} */
      type: "webhook.test";
      /** @description When it happened. */
      timestamp: components["schemas"]["Instant"];
      data: {
        fields?: components["schemas"]["WebhookFields"];
      };
    };
  };
  responses: {
    /** @description What went wrong (RFC 9457) */
    Problem: {
      headers: {
        /** @description Seconds */
        "Retry-After"?: number;
        [name: string]: unknown;
      };
      content: {
        "application/problem+json": components["schemas"]["Problem"];
      };
    };
  };
  parameters: {
    AccountId: components["schemas"]["Id"];
    MeterId: components["schemas"]["Id"];
    Period: components["schemas"]["Period"];
    PaymentId: components["schemas"]["Id"];
    EntryId: components["schemas"]["Id"];
    DocumentId: components["schemas"]["Id"];
    LinkId: components["schemas"]["Id"];
    ClaimId: components["schemas"]["Id"];
    ApplicationId: components["schemas"]["Id"];
    PlanId: components["schemas"]["Id"];
    RequestId: components["schemas"]["Id"];
    NoticeId: components["schemas"]["Id"];
    /**
     * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
     *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
     *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
     *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
     */
    IdempotencyKey: string;
    /** @description The id of the event. It is the same in every attempt, so that a receiver can leave out what it has. */
    WebhookId: components["schemas"]["Id"];
    /** @description Seconds since 1970 at the time of the attempt. A receiver refuses attempts that are more than five minutes old. */
    WebhookTimestamp: number;
    /** @description One or more signatures, separated by spaces: `v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY`. While a secret is being replaced there are two. */
    WebhookSignature: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  "health.live": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Alive */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Health"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "health.ready": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ready */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Health"];
        };
      };
      503: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "config.get": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The configuration */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Config"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.get": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SignIn"];
      };
    };
    responses: {
      /** @description Signed in; the session is in a cookie */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      422: components["responses"]["Problem"];
      429: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "session.delete": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "accounts.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The accounts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountList"];
        };
      };
      401: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "accounts.add": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewAccount"];
      };
    };
    responses: {
      /** @description Added */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "accounts.remove": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Removed */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "accounts.rename": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccountName"];
      };
    };
    responses: {
      /** @description Named */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "balance.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The balance */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Balance"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "charges.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The months */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ChargeMonthList"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "charges.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        period: components["parameters"]["Period"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The month */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ChargeDetail"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "bills.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        period: components["parameters"]["Period"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bill */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Bill"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "bills.pdf": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        period: components["parameters"]["Period"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "bills.setDelivery": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewBillDelivery"];
      };
    };
    responses: {
      /** @description Changed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BillDelivery"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "payees.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The requisites */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PayeeList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "payments.options": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The options */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PaymentOptions"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "payments.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The payments */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PaymentEntryList"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "payments.receipt": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        entryId: components["parameters"]["EntryId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "payments.receipts": {
    parameters: {
      query: {
        /** @description First month. */
        from: components["schemas"]["Period"];
        /** @description Last month. */
        to: components["schemas"]["Period"];
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The archive */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/zip": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "payments.statement": {
    parameters: {
      query: {
        /** @description First month. */
        from: components["schemas"]["Period"];
        /** @description Last month. */
        to: components["schemas"]["Period"];
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "paymentLinks.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The links */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PaymentLinkList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "paymentLinks.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPaymentLink"];
      };
    };
    responses: {
      /** @description The link */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CreatedPaymentLink"];
        };
      };
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "paymentLinks.remove": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        linkId: components["parameters"]["LinkId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Withdrawn */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "autopay.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Autopay */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AutopayStatus"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "autopay.remove": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Off */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "autopay.change": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AutopayTerms"];
      };
    };
    responses: {
      /** @description Changed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Autopay"];
        };
      };
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "payments.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPayment"];
      };
    };
    responses: {
      /** @description Prepared */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Payment"];
        };
      };
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "payments.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The payment */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Payment"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "payments.confirm": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PaymentConfirmation"];
      };
    };
    responses: {
      /** @description Confirmed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Payment"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "payments.cancel": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Cancelled */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Payment"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "debts.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The debt */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountDebt"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "debts.acknowledge": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        noticeId: components["parameters"]["NoticeId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Noted */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DebtNotice"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "instalmentPlans.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The plans */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InstalmentPlanList"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "instalmentPlans.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewInstalmentPlan"];
      };
    };
    responses: {
      /** @description The plan */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InstalmentPlan"];
        };
      };
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "instalmentPlans.remove": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        planId: components["parameters"]["PlanId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Withdrawn */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "instalmentPlans.sign": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        planId: components["parameters"]["PlanId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InstalmentPlan"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "instalmentPlans.agreement": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        planId: components["parameters"]["PlanId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "documents.list": {
    parameters: {
      query?: {
        kind?: components["schemas"]["DocumentKind"];
        /** @description Of the date of the document. */
        year?: string;
        /** @description Words of the title, the number or the file name, in any order. */
        search?: string;
        /** @description `next` of the page before. */
        after?: components["schemas"]["Id"];
        limit?: number;
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The documents */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountDocumentList"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "documents.content": {
    parameters: {
      query?: {
        show?: "inline";
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        documentId: components["parameters"]["DocumentId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "image/webp": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "documents.markRead": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        documentId: components["parameters"]["DocumentId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AccountDocument"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "documents.archive": {
    parameters: {
      query: {
        /** @description Ids of documents, separated by commas. */
        ids: string;
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The archive */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/zip": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "works.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The works */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TechnicalWorkList"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "meters.list": {
    parameters: {
      query?: {
        /** @description `removed`: those that were taken out, too, for the sake of their readings. */
        also?: "removed";
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The meters */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MeterList"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "estimates.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The estimates */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["EstimateList"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "meterRequests.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The requests */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MeterRequestList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "meterRequests.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        meterId: components["parameters"]["MeterId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewMeterRequest"];
      };
    };
    responses: {
      /** @description Registered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["MeterRequest"];
        };
      };
      404: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "readings.list": {
    parameters: {
      query?: {
        limit?: number;
      };
      header?: never;
      path: {
        meterId: components["parameters"]["MeterId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The journal */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReadingList"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "readings.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        meterId: components["parameters"]["MeterId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewReading"];
      };
    };
    responses: {
      /** @description Accepted */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Reading"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "readings.correct": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        meterId: components["parameters"]["MeterId"];
        readingId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewReading"];
      };
    };
    responses: {
      /** @description Accepted in place of the old one */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Reading"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "buildings.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The buildings */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BuildingList"];
        };
      };
      401: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "buildings.status": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        buildingId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The building */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BuildingStatus"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "bulkReadings.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewBulkReadings"];
      };
    };
    responses: {
      /** @description Queued */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BulkJob"];
        };
      };
      401: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      429: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "bulkReadings.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        jobId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The job */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BulkJob"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "bulkReadings.result": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        jobId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A result for each row */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BulkResult"];
          "text/csv": string;
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The claims */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimList"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewClaim"];
      };
    };
    responses: {
      /** @description Registered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Claim"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The claim */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimCase"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.markRead": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimRead"];
      };
    };
    responses: {
      /** @description The claim */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Claim"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.write": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewClaimMessage"];
      };
    };
    responses: {
      /** @description Added */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimCase"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.withdraw": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Withdrawn */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimCase"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.resolve": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimResolution"];
      };
    };
    responses: {
      /** @description The claim */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimCase"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.file": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "image/webp": string;
          "image/heic": string;
          "image/heif": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.document": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "claims.escalation": {
    parameters: {
      query: {
        to: components["schemas"]["AuthorityKind"];
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applicationTemplates.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The templates */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationTemplateList"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "visitSlots.list": {
    parameters: {
      query: {
        kind: components["schemas"]["VisitKind"];
      };
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The times */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["VisitSlotList"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.sendCode": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewApplication"];
      };
    };
    responses: {
      /** @description The code is sent */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CodeTicketed"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The applications */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationList"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewApplication"];
      };
    };
    responses: {
      /** @description Registered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Application"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The application */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationCase"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.markRead": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimRead"];
      };
    };
    responses: {
      /** @description The application */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Application"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.write": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewClaimMessage"];
      };
    };
    responses: {
      /** @description Added */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationCase"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.withdraw": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Withdrawn */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationCase"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.bookVisit": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["VisitChoice"];
      };
    };
    responses: {
      /** @description Booked */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationCase"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.cancelVisit": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Cancelled */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.handOver": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Handover"];
      };
    };
    responses: {
      /** @description Noted */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationCase"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.file": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
          "image/jpeg": string;
          "image/png": string;
          "image/webp": string;
          "image/heic": string;
          "image/heif": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "applications.document": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "uploads.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
        "Tus-Resumable": "1.0.0";
        "Upload-Length": number;
        /** @description `filename` and `filetype`, each as base64 of UTF-8. The type may be missing or wrong: the content decides. */
        "Upload-Metadata": string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Announced */
      201: {
        headers: {
          Location: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      413: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "uploads.delete": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        uploadId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Dropped */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "uploads.offset": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description See `Upload-Offset` */
      200: {
        headers: {
          "Upload-Offset": number;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Not found or not yours */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  "uploads.append": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uploadId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/offset+octet-stream": string;
      };
    };
    responses: {
      /** @description Taken; the last one also when the file passed its checks */
      204: {
        headers: {
          "Upload-Offset": number;
          [name: string]: unknown;
        };
        content?: never;
      };
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "sites.get": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The site */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Site"];
        };
      };
      403: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "connections.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The connections */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectionList"];
        };
      };
      401: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "connections.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewConnection"];
      };
    };
    responses: {
      /** @description The code */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectionCode"];
        };
      };
      401: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "connections.delete": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        connectionId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ended */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "connections.redeem": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Redemption"];
      };
    };
    responses: {
      /** @description The session */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectionSession"];
        };
      };
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "connections.renew": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["Renewal"];
      };
    };
    responses: {
      /** @description The token */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectionToken"];
        };
      };
      401: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "delegations.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewDelegation"];
      };
    };
    responses: {
      /** @description The code */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConnectionCode"];
        };
      };
      401: components["responses"]["Problem"];
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "guest.lookup": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GuestLookup"];
      };
    };
    responses: {
      /** @description The meter */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GuestMeter"];
        };
      };
      422: components["responses"]["Problem"];
      429: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "guest.send": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GuestReading"];
      };
    };
    responses: {
      /** @description The receipt */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GuestReceipt"];
        };
      };
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "guestPayments.find": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GuestPaymentLookup"];
      };
    };
    responses: {
      /** @description The account */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GuestPayer"];
        };
      };
      422: components["responses"]["Problem"];
      429: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "guestPayments.openLink": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PaymentLinkSecret"];
      };
    };
    responses: {
      /** @description The account */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GuestPayer"];
        };
      };
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      429: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "guestPayments.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewGuestPayment"];
      };
    };
    responses: {
      /** @description Prepared */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Payment"];
        };
      };
      422: components["responses"]["Problem"];
      429: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "guestPayments.confirm": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GuestPaymentConfirmation"];
      };
    };
    responses: {
      /** @description Confirmed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Payment"];
        };
      };
      404: components["responses"]["Problem"];
      409: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "guestPayments.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        paymentId: components["parameters"]["PaymentId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["GuestPaymentTicket"];
      };
    };
    responses: {
      /** @description The payment */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Payment"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "codes.send": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CodeTicket"];
      };
    };
    responses: {
      /** @description Sent */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CodeSent"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "codes.verify": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CodeCheck"];
      };
    };
    responses: {
      /** @description Right */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CodeChecked"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "registrations.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewRegistration"];
      };
    };
    responses: {
      /** @description The code is sent */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CodeTicketed"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "registrations.complete": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RegistrationEnd"];
      };
    };
    responses: {
      /** @description Registered and signed in */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "recoveries.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewRecovery"];
      };
    };
    responses: {
      /** @description A code is sent if there is such a customer */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CodeTicketed"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "recoveries.complete": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecoveryEnd"];
      };
    };
    responses: {
      /** @description Changed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "consents.documents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The documents */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConsentDocumentList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "consents.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The consents */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConsentList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "consents.give": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewConsent"];
      };
    };
    responses: {
      /** @description Given */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Consent"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "consents.withdraw": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        consentId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Withdrawn */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Consent"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.confirm": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SecondFactor"];
      };
    };
    responses: {
      /** @description Signed in */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.renewPassword": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PasswordRenewal"];
      };
    };
    responses: {
      /** @description Signed in */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.passkeyOptions": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The options; good for ten minutes */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PasskeyOptions"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.passkey": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PasskeyAnswer"];
      };
    };
    responses: {
      /** @description Signed in */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "session.stepUp": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["StepUp"];
      };
    };
    responses: {
      /** @description Good for ten minutes; the session has a new id */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StepUpDone"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.get": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The state */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Security"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.changePassword": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewPassword"];
      };
    };
    responses: {
      /** @description Changed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.startTotp": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The secret; it is never told again */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TotpSecret"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.confirmTotp": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OneCode"];
      };
    };
    responses: {
      /** @description On; with ten recovery codes */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RecoveryCodes"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.enableSms": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description On; with ten recovery codes */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RecoveryCodes"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.passkeyOptions": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The options; good for ten minutes */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["PasskeyOptions"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.addPasskey": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["PasskeyAnswer"];
      };
    };
    responses: {
      /** @description Kept */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Factor"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.renewRecoveryCodes": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The codes; they are never told again */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RecoveryCodes"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.removeFactor": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        factorId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Off */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sessions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SessionList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.endSessions": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ended */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.endSession": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        sessionId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ended */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.journal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The journal */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Journal"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "security.report": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewIncident"];
      };
    };
    responses: {
      /** @description Registered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Incident"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "profile.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The profile */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Profile"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "profile.confirm": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Noted */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Profile"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "profile.change": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewProfileChange"];
      };
    };
    responses: {
      /** @description Registered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ProfileChange"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "contacts.change": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewContact"];
      };
    };
    responses: {
      /** @description The code is sent */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CodeTicketed"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "helpers.list": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The helpers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["HelperList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "helpers.invite": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewHelper"];
      };
    };
    responses: {
      /** @description Invited */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Helper"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "helpers.end": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path: {
        accountId: components["parameters"]["AccountId"];
        helperId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ended */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "helpers.accept": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OneCode"];
      };
    };
    responses: {
      /** @description Accepted */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "unlocks.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewUnlock"];
      };
    };
    responses: {
      /** @description Registered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Unlock"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "unlocks.get": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CodeTicket"];
      };
    };
    responses: {
      /** @description The request */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Unlock"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "unlocks.attach": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["UnlockDocuments"];
      };
    };
    responses: {
      /** @description Taken */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Unlock"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "dataRequests.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The requests */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DataRequestList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "dataRequests.create": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewDataRequest"];
      };
    };
    responses: {
      /** @description The request */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DataRequest"];
        };
      };
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "dataRequests.copy": {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
         *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
         *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
         *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answered request */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DataRequest"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "dataRequests.download": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        requestId: components["parameters"]["RequestId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The copy */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DataCopy"];
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "dataRequests.pdf": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        requestId: components["parameters"]["RequestId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/pdf": string;
        };
      };
      404: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
  "dataRecipients.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The recipients */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DataRecipientList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
}
