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
     *   A sign-in needs no `Idempotency-Key`: repeating it only makes another session.
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
    post?: never;
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
     *   termination) drops it. An upload never attached to a claim is removed after a day. Needs no `Idempotency-Key`:
     *   announcing twice only makes a second empty upload.
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
    /** Send bytes from `Upload-Offset` on. */
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
     *   (RFC 7636, S256). Unknown or inline site → 422 `INVALID`. Needs no `Idempotency-Key`: a code that is not used
     *   ends by itself.
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
     *   repeated failures are answered 429 with `Retry-After`. The ticket is good for fifteen minutes and this meter.
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
}
export type webhooks = Record<string, never>;
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
    /** @description Cubic metres, decimal string with a dot. */
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
    ProblemCode: "BAD_REQUEST" | "INVALID" | "NOT_FOUND" | "SIGNED_OUT" | "ORIGIN_REFUSED" | "KEY_REUSED" | "IN_FLIGHT" | "RATE_LIMITED" | "TOO_LARGE" | "SERVICE_UNAVAILABLE" | "INTERNAL" | "WRONG_CREDENTIALS" | "CUSTOMER_BLOCKED" | "READING_REFUSED" | "READING_UNCONFIRMED" | "ALREADY_SENT" | "ALREADY_BILLED" | "UPLOAD_TYPE" | "UPLOAD_UNFINISHED" | "UPLOAD_CONFLICT" | "SCOPE_REFUSED" | "CODE_REFUSED" | "GUEST_NOT_FOUND";
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
    FindingCode: "REQUIRED" | "UNKNOWN_FIELD" | "BAD_FORMAT" | "TOO_LONG" | "TOO_MANY" | "NOT_ALLOWED" | "UPLOAD_NOT_FOUND" | "VALUE_FORMAT" | "VALUE_TOO_MANY_DIGITS" | "VALUE_TOO_MANY_DECIMALS" | "LESS_THAN_PREVIOUS" | "GREATER_THAN_NEXT" | "ROLLOVER_SUSPECTED" | "ANOMALY_HIGH" | "ANOMALY_ZERO" | "SWAP_SUSPECTED" | "WINDOW_CLOSED" | "DATE_IN_FUTURE" | "DATE_TOO_OLD" | "ALREADY_SENT" | "ALREADY_BILLED" | "VERIFICATION_EXPIRED" | "NO_ACCESS_ACT" | "METER_REMOVED" | "METER_BROKEN" | "METER_AUTOMATIC" | "METER_NEEDS_INITIAL" | "ACCOUNT_CLOSED";
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
      /** @description Where a bill can be paid today. */
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
    Scope: "balance:read" | "readings:write" | "readings:guest";
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
    GuestSlip: {
      slip: string;
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
      /** @enum {unknown} */
      state: "signed-out" | "signed-in";
      /** @description Missing where the back end of a partner answers for one account. */
      customer?: {
        id: components["schemas"]["Id"];
        /** @description How to greet the customer; may be empty. */
        name: string;
      };
      accounts?: components["schemas"]["Account"][];
      expiresAt?: components["schemas"]["Instant"];
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
      /** @description The late-fee part of the amount. */
      lateFee: components["schemas"]["Kopecks"];
      /** @description The part past its due date; null when there is none. */
      overdue: null | {
        amount: components["schemas"]["Kopecks"];
        /** @description Due date of the oldest unpaid charge. */
        dueOn: components["schemas"]["Date"];
        days: number;
      };
      /** @description The next sum that is not yet overdue; null when nothing is owed. */
      due: null | {
        amount: components["schemas"]["Kopecks"];
        dueOn: components["schemas"]["Date"];
      };
      lastPayment: null | {
        amount: components["schemas"]["Kopecks"];
        paidOn: components["schemas"]["Date"];
      };
    };
    /** @enum {unknown} */
    Service: "coldWater" | "hotWater" | "irrigation" | "wastewater" | "common";
    /** @enum {unknown} */
    ReadingSource: "resident" | "manager" | "controller" | "phone" | "automatic" | "estimate" | "norm" | "control" | "bulk";
    /** @enum {unknown} */
    ReadingStatus: "received" | "held" | "accepted" | "billed" | "rejected" | "replaced";
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
      /** @description Monthly average of the last half year. */
      averageVolume: components["schemas"]["Volume"] | null;
      /** @description A consumption above this must be confirmed. */
      confirmAbove: components["schemas"]["Volume"] | null;
      /** @description A consumption above this is refused. */
      refuseAbove: components["schemas"]["Volume"] | null;
      /** @description Supply and wastewater together, today. */
      pricePerCubicMetre: components["schemas"]["Kopecks"] | null;
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
    };
    MeterList: {
      accountId: components["schemas"]["Id"];
      /** @enum {unknown} */
      accountStatus: "pending" | "confirmed" | "blocked" | "closed";
      window: components["schemas"]["ReadingWindow"];
      items: components["schemas"]["Meter"][];
    };
    NewReading: {
      /** @description Comma or dot, spaces and leading zeros allowed. */
      value: string;
      /** @description Findings the customer has confirmed. */
      confirmed?: components["schemas"]["FindingCode"][];
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
      /** @description Number of the acceptance slip, e.g. `П-2026-11-000042`. */
      slip: string | null;
    };
    ReadingList: {
      items: components["schemas"]["Reading"][];
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
      /** @description The ground of the term */
      law: string;
      /** @description The fields this type takes. */
      fields: {
        name: components["schemas"]["ClaimField"];
        required: boolean;
      }[];
    };
    /** @enum {unknown} */
    ClaimDemand: "recalculate" | "checkMeter" | "returnMoney" | "explain";
    NewClaim: {
      type: components["schemas"]["ClaimType"];
      text: string;
      period?: components["schemas"]["Period"];
      service?: components["schemas"]["Service"];
      meterId?: components["schemas"]["Id"];
      /** @description The sum in dispute, kopecks. */
      amount?: number;
      demand?: components["schemas"]["ClaimDemand"];
      uploadIds?: components["schemas"]["Id"][];
    };
    Claim: {
      id: components["schemas"]["Id"];
      /** @description Registration number, e.g. `О-2026-000017`. */
      number: string;
      accountId: components["schemas"]["Id"];
      type: components["schemas"]["ClaimType"];
      /** @enum {unknown} */
      state: "registered" | "inReview" | "needInfo" | "answered" | "rejected" | "closed";
      text: string;
      period?: components["schemas"]["Period"];
      service?: components["schemas"]["Service"];
      meterId?: components["schemas"]["Id"];
      amount?: components["schemas"]["Kopecks"];
      demand?: components["schemas"]["ClaimDemand"];
      registeredAt: components["schemas"]["Instant"];
      registeredOn: components["schemas"]["Date"];
      /** @description The last day for an answer. */
      dueOn: components["schemas"]["Date"];
      law: string;
      attachments: {
        id: components["schemas"]["Id"];
        name: string;
        bytes: number;
        type: string;
      }[];
    };
    ClaimList: {
      items: components["schemas"]["Claim"][];
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
    /**
     * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
     *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
     */
    IdempotencyKey: string;
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
      header?: never;
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
  "meters.list": {
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
         * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
         *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
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
         * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
         *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
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
         * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
         *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
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
  "uploads.create": {
    parameters: {
      query?: never;
      header: {
        "Tus-Resumable": "1.0.0";
        "Upload-Length": number;
        /** @description `filename` and `filetype`, each as base64 of UTF-8. */
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
      header?: never;
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
      header?: never;
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
      header?: never;
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
      header?: never;
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
      header?: never;
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
      header?: never;
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
      header?: never;
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
         * @description Born with the user's intent. Same key and body → the first answer again; same key, other body → 422
         *   `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least.
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
      /** @description The acceptance slip */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GuestSlip"];
        };
      };
      409: components["responses"]["Problem"];
      422: components["responses"]["Problem"];
      default: components["responses"]["Problem"];
    };
  };
}
