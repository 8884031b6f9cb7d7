// Generated from office.yaml by `npm run generate`; do not edit.
export interface paths {
  "/office/v1/session": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in. */
    get: operations["session.get"];
    put?: never;
    /**
     * Check the password. A code goes to the mailbox of the member of staff, unless they use an authenticator app.
     * @description `WRONG_CREDENTIALS` for a wrong password and for an unknown address alike.
     */
    post: operations["session.create"];
    /** Sign out. */
    delete: operations["session.delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/session/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in with the code from the mail or from the authenticator app. */
    post: operations["session.confirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page of the queue, the most urgent first, and how much waits. */
    get: operations["claims.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    /** A claim with its conversation. Each opening is recorded in the audit log. */
    get: operations["claims.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tell the holder, the address and the contacts for a reason, which the customer sees in their journal. */
    post: operations["claims.reveal"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/assignment": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a claim to a member of staff; it is then in review.
     * @description `CLAIM_CLOSED` when it is answered. A clerk takes claims for themselves only: `ROLE_REFUSED`.
     */
    post: operations["claims.assign"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/questions": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask the customer for more. The term runs on. */
    post: operations["claims.ask"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/answers": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer a claim.
     * @description `CLAIM_CLOSED` when it is answered or withdrawn.
     */
    post: operations["claims.answer"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/claims/{claimId}/files/{fileId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** A file of the conversation. Each opening is recorded in the audit log and in the customer's journal. */
    get: operations["claims.file"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/files": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Store a file to attach to a question or an answer within a day. */
    post: operations["files.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/staff": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who works on cases. */
    get: operations["staff.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/answer-templates": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Texts to begin an answer with. */
    get: operations["templates.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/queues": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How much waits in each queue of the role. */
    get: operations["queues.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/case-search": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Find cases of all queues of the role by registration number or account number.
     * @description Account numbers in the answer are masked. At most 50 cases, the newest first.
     */
    get: operations["cases.search"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/cases/{kind}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
      };
      cookie?: never;
    };
    /** A page of a queue, the most urgent first, and how much waits. */
    get: operations["cases.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/cases/{kind}/{caseId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
      };
      cookie?: never;
    };
    /** A case with its facts, its files and its decisions. Every reading is in the audit log. */
    get: operations["cases.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/cases/{kind}/{caseId}/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tell the holder, the address and the contacts for a reason, which the customer sees in their journal. */
    post: operations["cases.reveal"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/cases/{kind}/{caseId}/assignment": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a case, or hand it over to another member of staff who works on its queue.
     * @description `REQUEST_CLOSED` when it has ended. Who is no supervisor hands over their own cases only: `ROLE_REFUSED`, also when the other one does not work on the queue.
     */
    post: operations["cases.assign"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/cases/{kind}/{caseId}/decisions": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide a case. A decision about money or identity is a proposal until another member of staff confirms it.
     * @description `REQUEST_CLOSED` when it has ended, when a proposal waits, or when the case does not allow the action.
     */
    post: operations["cases.decide"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/cases/{kind}/{caseId}/decisions/{decisionId}/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
        decisionId: components["parameters"]["DecisionId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm the proposal of another member of staff; it takes effect at once.
     * @description `SAME_PERSON` for a proposal of one’s own, `REQUEST_CLOSED` when it does not wait any more.
     */
    post: operations["cases.confirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/cases/{kind}/{caseId}/decisions/{decisionId}/rejection": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
        decisionId: components["parameters"]["DecisionId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take back your own proposal, or reject the proposal of another member of staff with a reason.
     * @description `REQUEST_CLOSED` when it does not wait any more.
     */
    post: operations["cases.reject"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/cases/{kind}/{caseId}/files/{fileId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** A file of the customer. Every reading is in the audit log and in the customer's journal. */
    get: operations["cases.file"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/views": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at the cabinet of a customer as they see it, for a reason, which they see in their journal.
     * @description The cabinet is then read under `/office/views/{viewId}/v1`, where every changing operation is `READ_ONLY`. It ends by itself after ten minutes, and with the session of the member of staff. `NOT_FOUND` for a case without a customer.
     */
    post: operations["views.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/views/{viewId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        viewId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** A view of one’s own that has not ended. */
    get: operations["views.get"];
    put?: never;
    post?: never;
    /** End a view. */
    delete: operations["views.delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/settings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every setting with what holds today. */
    get: operations["settings.list"];
    put?: never;
    /**
     * Set a value from a day on. The change is in the history with who made it.
     * @description The day is today or later, because past periods stay as they were computed. `INVALID` when the value does not fit its kind.
     */
    post: operations["settings.change"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/setting-history": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All values of a setting with their days, and who changed them when. */
    get: operations["settings.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/setting-previews": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a change would do. Nothing is stored.
     * @description The same checks as `settings.change`.
     */
    post: operations["settings.preview"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/setting-changes/{changeId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        changeId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take back a change that is not in force yet.
     * @description `SETTING_IN_FORCE` once its day has come, or when a later change is about the same day.
     */
    delete: operations["settings.withdraw"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/sites": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sites that may show the widgets. */
    get: operations["sites.list"];
    put?: never;
    /** Register a site, or replace what it may do. It keeps its key and its accounts. */
    post: operations["sites.save"];
    /** Remove a site with its key and accounts, and end its connections. */
    delete: operations["sites.remove"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/site-blocks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Close a site without removing it. Its connections end; its key opens nothing. */
    post: operations["sites.block"];
    /** Open a site again, with its key and its accounts. */
    delete: operations["sites.unblock"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/site-keys": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a new key for the back end of a partner. It is told once; the previous one stops working. */
    post: operations["sites.rotate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/site-accounts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Replace the accounts that a partner serves. */
    post: operations["sites.serve"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/imports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The latest imports, the newest first. */
    get: operations["imports.list"];
    put?: never;
    /**
     * Take a billing registry and check it. Nothing is written until `imports.load`.
     * @description `IMPORT_CONFLICT` while another import is not finished.
     */
    post: operations["imports.create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/imports/{importId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: components["parameters"]["ImportId"];
      };
      cookie?: never;
    };
    /** How far an import is, and its first refused lines. */
    get: operations["imports.get"];
    put?: never;
    post?: never;
    /**
     * Give up an import that is checked or waits. Its file is deleted.
     * @description `IMPORT_CONFLICT` when it is loading or finished.
     */
    delete: operations["imports.cancel"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/imports/{importId}/load": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: components["parameters"]["ImportId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write what was checked. Refused lines stay out.
     * @description `IMPORT_CONFLICT` when it is not checked, or loads already.
     */
    post: operations["imports.load"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/imports/{importId}/faults": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: components["parameters"]["ImportId"];
      };
      cookie?: never;
    };
    /** The refused lines with their numbers and reasons, as CSV. */
    get: operations["imports.faults"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/exports/readings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The accepted readings of a month. */
    get: operations["exports.readings"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/colleagues": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who works in the office, with how they sign in. */
    get: operations["colleagues.list"];
    put?: never;
    /** Add a member of staff. The gateway mails them a link to a page where they choose a password. */
    post: operations["colleagues.invite"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/colleagues/{staffId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        staffId: components["parameters"]["StaffId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change the name or the role of a member of staff. A change of the role ends their sessions.
     * @description `ROLE_REFUSED` for one's own role.
     */
    post: operations["colleagues.change"];
    /**
     * End the access of a member of staff for good. Their entries keep their name.
     * @description `ROLE_REFUSED` for oneself.
     */
    delete: operations["colleagues.end"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/colleagues/{staffId}/block": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        staffId: components["parameters"]["StaffId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Block a member of staff and end their sessions.
     * @description `ROLE_REFUSED` for oneself.
     */
    post: operations["colleagues.block"];
    /** Unblock a member of staff. */
    delete: operations["colleagues.unblock"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/colleagues/{staffId}/invitation": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        staffId: components["parameters"]["StaffId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a new link, for example after a forgotten password. Earlier links stop working. */
    post: operations["colleagues.remind"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/colleagues/{staffId}/authenticator": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        staffId: components["parameters"]["StaffId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Turn off the lost authenticator app of a member of staff. Codes then go to their mailbox. */
    delete: operations["colleagues.disarm"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/invitations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Choose a password with the link from the letter.
     * @description `LINK_ENDED` when it was used, is older than a week, or another one was sent. `INVALID` for a weak password.
     */
    post: operations["invitations.accept"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/authenticator": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether an authenticator app takes the place of the code from the mail. */
    get: operations["authenticator.get"];
    put?: never;
    /** Make a secret for the app. It counts once a code of it was entered. */
    post: operations["authenticator.start"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/authenticator/confirmation": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turn the app on with a code of it. All other sessions end. */
    post: operations["authenticator.confirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/authenticator/removal": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turn the app off with a code of it. Codes then go to the mailbox. */
    post: operations["authenticator.remove"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page of the queue, the most urgent first, and how much waits. */
    get: operations["applications.list"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    /** An application with its conversation. Every reading is in the audit log. */
    get: operations["applications.get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/contacts": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tell the holder, the address and the contacts for a reason, which the customer sees in their journal. */
    post: operations["applications.reveal"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/assignment": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give an application to a member of staff; it is then in work.
     * @description `APPLICATION_CLOSED` when it has ended. A clerk takes applications for themselves only: `ROLE_REFUSED`.
     */
    post: operations["applications.assign"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/questions": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask the customer for more. The term runs on.
     * @description `APPLICATION_CLOSED` after the decision.
     */
    post: operations["applications.ask"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/decisions": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide an application; an approved one may be decided once more, when it is done.
     * @description `APPLICATION_CLOSED` when it has ended, or when steps of its task are left.
     */
    post: operations["applications.decide"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/steps": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Complete the next step of a change of owner. `closing` closes the account; the last step ends the task.
     * @description `APPLICATION_CLOSED` when it is not the next step, or nothing is approved yet.
     */
    post: operations["applications.completeStep"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/office/v1/applications/{applicationId}/files/{fileId}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
        fileId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    /** A file of the application. Every reading is in the audit log and in the customer's journal. */
    get: operations["applications.file"];
    put?: never;
    post?: never;
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
    /**
     * @description What a case is about: a request to unblock a sign-in, to correct data, about a meter; a report of access by somebody else; a request about personal data; a plan of instalments; an accepted reading of which the bill has another value.
     * @enum {string}
     */
    CaseKind: "unlock" | "profileChange" | "meterRequest" | "incident" | "dataRequest" | "instalmentPlan" | "difference";
    /** @enum {unknown} */
    Role: "clerk" | "supervisor" | "dataOfficer" | "cashier" | "administrator";
    Staff: {
      id: components["schemas"]["Id"];
      name: string;
      role: components["schemas"]["Role"];
    };
    StaffList: {
      items: components["schemas"]["Staff"][];
    };
    OfficeSession: {
      /** @description Null without a session. */
      staff: components["schemas"]["Staff"] | null;
      utility: {
        name: string;
        timeZone: string;
      };
    };
    OfficeCredentials: {
      email: string;
      password: string;
    };
    OfficeTicket: {
      ticket: components["schemas"]["Ticket"];
      /** @description The masked address, safe to show; null when the code comes from the authenticator app. */
      recipient: string | null;
    };
    OfficeConfirmation: {
      ticket: components["schemas"]["Ticket"];
      code: components["schemas"]["OneTimeCode"];
    };
    QueuedClaim: {
      id: components["schemas"]["Id"];
      number: string;
      type: components["schemas"]["ClaimType"];
      state: components["schemas"]["ClaimState"];
      registeredOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      daysLeft: number | null;
      isLate: boolean;
      isDisputed: boolean;
      assignee: components["schemas"]["Staff"] | null;
    };
    ClaimQueue: {
      items: components["schemas"]["QueuedClaim"][];
      /** @description `after` of the next page; null on the last one. */
      next: string | null;
      /** @description How many claims wait for an answer. */
      waiting: number;
      late: number;
      mine: number;
    };
    OfficeCase: {
      claim: components["schemas"]["Claim"];
      messages: components["schemas"]["ClaimMessage"][];
      assignee: components["schemas"]["Staff"] | null;
      account: {
        /** @description Masked, e.g. `•••••0001`. */
        number: string;
        /** @description Serial number of the meter that the claim is about. */
        meter: string | null;
      };
    };
    AccessReason: {
      reason: string;
    };
    ClaimContacts: {
      accountNumber: string;
      holder: string;
      address: string;
      phone: string | null;
      email: string | null;
    };
    ClaimAssignment: {
      staffId: components["schemas"]["Id"];
    };
    NewClaimAnswer: {
      outcome: components["schemas"]["ClaimOutcome"];
      text: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    AnswerTemplateList: {
      items: {
        title: string;
        outcome: components["schemas"]["ClaimOutcome"];
        text: string;
      }[];
    };
    /**
     * @description `waiting`: for the customer; `proposed`: for a second member of staff; `ended`: withdrawn, or not needed any more.
     * @enum {unknown}
     */
    CaseState: "new" | "inWork" | "waiting" | "proposed" | "approved" | "refused" | "ended";
    /**
     * @description `ask` for more; `extend` the legal term once.
     * @enum {unknown}
     */
    CaseAction: "approve" | "refuse" | "ask" | "extend";
    QueuedCase: {
      kind: components["schemas"]["CaseKind"];
      id: components["schemas"]["Id"];
      number: string;
      state: components["schemas"]["CaseState"];
      /** @description A code of its kind, e.g. `registeredPersons` or `deletion`; empty when the kind says all. */
      subject: string;
      registeredOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      /** @description Null when the case has ended. */
      daysLeft: number | null;
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      isLate: boolean;
      /** @description The masked number, e.g. `•••••0001`. */
      account: string | null;
      assignee: components["schemas"]["Staff"] | null;
    };
    CaseQueue: {
      items: components["schemas"]["QueuedCase"][];
      /** @description `after` of the next page; null on the last one. */
      next: string | null;
      counts: components["schemas"]["QueueCounts"];
    };
    QueueCounts: {
      waiting: number;
      late: number;
      mine: number;
      /** @description How many proposals wait for a second member of staff. */
      proposed: number;
    };
    QueueList: {
      items: {
        kind: ("claim" | "application") | components["schemas"]["CaseKind"];
        counts: components["schemas"]["QueueCounts"];
      }[];
    };
    FoundCases: {
      items: {
        kind: "claim" | components["schemas"]["CaseKind"];
        id: components["schemas"]["Id"];
        number: string;
        registeredOn: components["schemas"]["Date"];
        account: string | null;
      }[];
    };
    CaseFact: {
      /** @enum {unknown} */
      name: "way" | "contact" | "field" | "value" | "meter" | "record" | "verifiedOn" | "network" | "sections" | "removed" | "kept" | "law" | "debt" | "months" | "firstInstalment" | "period" | "accepted" | "billed";
      /** @description Money in kopecks, volumes in cubic metres, dates as `YYYY-MM-DD`, lists with commas. */
      value: string;
    };
    CaseDecision: {
      id: components["schemas"]["Id"];
      action: components["schemas"]["CaseAction"];
      /** @enum {unknown} */
      state: "proposed" | "done" | "rejected";
      /** @description Told to the customer; why a proposal was rejected stays in the office. */
      text: string;
      until: components["schemas"]["Date"] | null;
      proposedBy: components["schemas"]["Staff"];
      /** Format: date-time */
      proposedAt: string;
      /** @description Who confirmed or rejected the proposal. */
      secondBy: components["schemas"]["Staff"] | null;
    };
    StaffCase: {
      case: components["schemas"]["QueuedCase"];
      facts: components["schemas"]["CaseFact"][];
      /** @description What the customer has written. */
      text: string;
      files: components["schemas"]["ClaimAttachment"][];
      /** @description What can be decided now; empty while a proposal waits. */
      actions: {
        action: components["schemas"]["CaseAction"];
        needsSecond: boolean;
        needsText: boolean;
        /**
         * @description Another field of the decision; `until` is required.
         * @enum {unknown}
         */
        takes: "until" | "phone" | "nothing";
      }[];
      /** @description The newest first. */
      decisions: components["schemas"]["CaseDecision"][];
    };
    NewCaseDecision: {
      action: components["schemas"]["CaseAction"];
      /** @description Told to the customer. */
      text?: string;
      /** @description The last day on which a verification holds. */
      until?: components["schemas"]["Date"];
      /** @description The mobile number from now on, of somebody who has proven with documents who they are. */
      phone?: string;
    };
    CaseContacts: {
      accountNumber: string | null;
      holder: string | null;
      address: string | null;
      phone: string | null;
      email: string | null;
    };
    NewResidentView: {
      kind: "claim" | components["schemas"]["CaseKind"];
      caseId: components["schemas"]["Id"];
      reason: string;
    };
    ResidentView: {
      id: components["schemas"]["Id"];
      /** @description The masked number. */
      account: string | null;
      /** Format: date-time */
      expiresAt: string;
    };
    SettingKind: string;
    SettingKey: string;
    DatedSetting: {
      validFrom: components["schemas"]["Date"];
      /** @description The last day; null without an end. */
      validTo: components["schemas"]["Date"] | null;
      /** @description Its form depends on the kind. */
      value: unknown;
      /** @description Its legal ground; may be empty. */
      law: string;
    };
    NewSetting: {
      kind: components["schemas"]["SettingKind"];
      key?: components["schemas"]["SettingKey"];
      validFrom: components["schemas"]["Date"];
      /** @default null */
      validTo?: components["schemas"]["Date"] | null;
      /** @description Its form depends on the kind. */
      value: unknown;
      /** @default  */
      law?: string;
    };
    SettingList: {
      today: components["schemas"]["Date"];
      items: {
        kind: string;
        key: string;
        inForce: components["schemas"]["DatedSetting"] | null;
        /** @description The first day of the next value. */
        comingOn: components["schemas"]["Date"] | null;
      }[];
    };
    SettingChange: {
      id: components["schemas"]["Id"];
      at: components["schemas"]["Instant"];
      /** @description Name of the member of staff; null for the command line. */
      by: string | null;
      validFrom: components["schemas"]["Date"];
      /** @description The value with this first day before the change. */
      before: components["schemas"]["DatedSetting"] | null;
      /** @description Null when it was taken back. */
      after: components["schemas"]["DatedSetting"] | null;
      mayWithdraw: boolean;
    };
    SettingHistory: {
      kind: string;
      key: string;
      today: components["schemas"]["Date"];
      /** @description The earliest first. */
      values: components["schemas"]["DatedSetting"][];
      /** @description The latest first, at most 100. */
      changes: components["schemas"]["SettingChange"][];
    };
    SettingPreview: {
      /** @description What would hold on the first day without the change. */
      before: components["schemas"]["DatedSetting"] | null;
      after: components["schemas"]["DatedSetting"];
      /** @description The last day on which it holds: its own end, or the day before a later value. */
      until: components["schemas"]["Date"] | null;
      /** @description A value with the same first day is replaced. */
      isReplaced: boolean;
    };
    OfficeSite: {
      origin: string;
      /** @enum {unknown} */
      mode: "inline" | "framed";
      name: string;
      scopes: components["schemas"]["Scope"][];
      theme: string[];
      targets: {
        [key: string]: string;
      };
      allowRedirect: boolean;
      isBlocked: boolean;
      /** @description Whether its back end has a key. */
      hasKey: boolean;
      /** @description How many accounts it serves. */
      accounts: number;
      /** @description An inline site of another registrable domain: browsers do not send the session cookie there. */
      cannotSignIn: boolean;
    };
    OfficeSiteList: {
      items: components["schemas"]["OfficeSite"][];
      /** @description All there are. */
      scopes: components["schemas"]["Scope"][];
      /** @description All tokens that a site may be allowed to set. */
      theme: string[];
    };
    NewSite: {
      origin: components["schemas"]["Origin"];
      /** @enum {unknown} */
      mode: "inline" | "framed";
      name?: string;
      scopes?: components["schemas"]["Scope"][];
      theme?: string[];
      targets?: {
        [key: string]: string;
      };
      allowRedirect?: boolean;
    };
    Origin: string;
    SiteOrigin: {
      origin: components["schemas"]["Origin"];
    };
    SiteKey: {
      key: string;
    };
    SiteAccounts: {
      origin: components["schemas"]["Origin"];
      numbers: string[];
    };
    SiteAccountsResult: {
      known: number;
      /** @description Numbers that no account has. */
      unknown: string[];
    };
    ImportJob: {
      id: components["schemas"]["Id"];
      name: string;
      /**
       * @description `checked` waits for `imports.load`.
       * @enum {unknown}
       */
      state: "checking" | "checked" | "loading" | "loaded" | "failed" | "cancelled";
      /** @description Name of the member of staff. */
      by: string;
      createdAt: components["schemas"]["Instant"];
      endedAt: components["schemas"]["Instant"] | null;
      /** @description Percent of the lines. */
      progress: number;
      checked: components["schemas"]["ImportCounts"] | null;
      loaded: components["schemas"]["ImportCounts"] | null;
      /**
       * @description Why the whole file was refused.
       * @enum {unknown}
       */
      problem: "noAccountColumn" | "empty" | "repeated" | "unreadable" | null;
    };
    ImportCounts: {
      written: number;
      unchanged: number;
      /** @description Other than a reading that was accepted; both stay. */
      different: number;
      refused: number;
    };
    ImportFault: {
      line: number;
      reason: string;
      text: string;
    };
    ImportCase: {
      job: components["schemas"]["ImportJob"];
      faults: components["schemas"]["ImportFault"][];
    };
    ImportList: {
      items: components["schemas"]["ImportJob"][];
    };
    Colleague: {
      id: components["schemas"]["Id"];
      name: string;
      email: string;
      role: components["schemas"]["Role"];
      /** @enum {unknown} */
      state: "invited" | "active" | "blocked";
      hasAuthenticator: boolean;
      lastSeenAt: components["schemas"]["Instant"] | null;
    };
    ColleagueList: {
      items: components["schemas"]["Colleague"][];
    };
    NewColleague: {
      email: string;
      name: components["schemas"]["StaffName"];
      role: components["schemas"]["Role"];
    };
    ColleagueChange: {
      name: components["schemas"]["StaffName"];
      role: components["schemas"]["Role"];
    };
    StaffName: string;
    AcceptedInvitation: {
      ticket: components["schemas"]["Ticket"];
      password: string;
    };
    InvitedStaff: {
      email: string;
    };
    Authenticator: {
      /** @description Null when it is off. */
      since: components["schemas"]["Instant"] | null;
    };
    AppCode: {
      code: components["schemas"]["OneTimeCode"];
    };
    QueuedApplication: {
      id: components["schemas"]["Id"];
      number: string;
      title: string;
      state: components["schemas"]["ApplicationState"];
      registeredOn: components["schemas"]["Date"];
      dueOn: components["schemas"]["Date"];
      /** @enum {unknown} */
      unit: "workingDays" | "calendarDays";
      daysLeft: number | null;
      isLate: boolean;
      visit: components["schemas"]["VisitSlot"] | null;
      /** @description The next step of a change of owner. */
      step: components["schemas"]["HandoverStep"] | null;
      assignee: components["schemas"]["Staff"] | null;
    };
    ApplicationQueue: {
      items: components["schemas"]["QueuedApplication"][];
      /** @description `after` of the next page; null on the last one. */
      next: string | null;
      /** @description How many wait for a decision. */
      waiting: number;
      tasks: number;
      late: number;
      mine: number;
    };
    OfficeApplication: {
      application: components["schemas"]["Application"];
      messages: components["schemas"]["ApplicationMessage"][];
      assignee: components["schemas"]["Staff"] | null;
      /** @description Masked, e.g. `•••••0001`. */
      accountNumber: string;
    };
    NewDecision: {
      /** @enum {unknown} */
      outcome: "approved" | "refused" | "done";
      text: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    CompletedStep: {
      step: components["schemas"]["HandoverStep"];
      text: string;
      /** @description Of the final bill; required there. */
      amount?: components["schemas"]["Kopecks"];
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
    /** Format: uuid */
    Id: string;
    NewClaimMessage: {
      /** @description Required without files. */
      text: string;
      uploadIds?: components["schemas"]["Id"][];
    };
    ClaimAttachment: {
      id: components["schemas"]["Id"];
      name: string;
      bytes: number;
      type: string;
    };
    Period: string;
    TotpSecret: {
      /** @description Base32 in groups of four. */
      secret: string;
      /** @description `otpauth://totp/…` for a QR code. */
      uri: string;
    };
    /** @description Stands for something that is under way: a registration, a recovery, a sign-in. A secret. */
    Ticket: string;
    /** @description Spaces and dashes do not count. */
    OneTimeCode: string;
    /** @enum {unknown} */
    ClaimType: "charge" | "meterCheck" | "quality" | "refund" | "other";
    /**
     * @description `needInfo`: the utility has asked something; `closed`: the customer says that it is solved. A dispute puts an
     *   answered claim back in review.
     * @enum {unknown}
     */
    ClaimState: "registered" | "inReview" | "needInfo" | "answered" | "rejected" | "closed" | "withdrawn";
    /** Format: date */
    Date: string;
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
    /** @enum {unknown} */
    Service: "coldWater" | "hotWater" | "irrigation" | "wastewater" | "common";
    Kopecks: number;
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
    /** Format: date-time */
    Instant: string;
    /**
     * @description What the answer says about the demand.
     * @enum {unknown}
     */
    ClaimOutcome: "granted" | "partly" | "explained" | "refused";
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
    /** @description A reading or a consumption: cubic metres to the litre, decimal string with a dot. What has more digits is rounded half up once, when it comes in. */
    Volume: string;
    /**
     * @description `control` is taken at the installation, removal or inspection of a meter and leaves the month free; `billing` is a value of the utility that nobody sent.
     * @enum {unknown}
     */
    ReadingSource: "resident" | "manager" | "controller" | "phone" | "automatic" | "estimate" | "norm" | "control" | "bulk" | "billing";
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
    /**
     * @description `coefficient` is the separate line for the factor on the norm (ПП РФ № 354, п. 69).
     * @enum {unknown}
     */
    ChargeKind: "volume" | "heat" | "coefficient" | "recalculation" | "lateFee";
    /**
     * @description Where a volume comes from: readings, an average, the norm, the volume of other services, a share of the building.
     * @enum {unknown}
     */
    ChargeBasis: "meter" | "average" | "norm" | "supplied" | "area" | "heat";
    /** @description A decimal string with a dot, e.g. a price factor or gigacalories. */
    Decimal: string;
    /**
     * @description What a recalculation corrects; left out when the utility has not said.
     * @enum {unknown}
     */
    CorrectedKind: "volume" | "heat" | "coefficient";
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
    /**
     * @description What a partner site may do in its frames. Everything else happens on the endpoint's own pages.
     * @enum {unknown}
     */
    Scope: "balance:read" | "readings:write" | "readings:guest" | "buildings:write";
    /**
     * @description `needsMore`: the utility has asked something. `approved`: decided, and something is still to be done. `done`: nothing is left to do.
     * @enum {unknown}
     */
    ApplicationState: "sent" | "inWork" | "needsMore" | "approved" | "refused" | "done" | "withdrawn";
    VisitSlot: {
      on: components["schemas"]["Date"];
      from: components["schemas"]["ClockTime"];
      to: components["schemas"]["ClockTime"];
    };
    /** @description Local time of the utility. */
    ClockTime: string;
    /**
     * @description A step of a change of owner. The customer does `readings`, the utility the others.
     * @enum {unknown}
     */
    HandoverStep: "readings" | "finalBill" | "closing" | "newAccount";
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
    ApplicationFieldName: string;
    /** @description Words of the utility. The Russian ones stand in where `en` is left out. */
    LocalText: {
      ru: string;
      en?: string;
    };
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
     * @description `period`: from one day to another. `readings`: one for each meter in service.
     * @enum {unknown}
     */
    ApplicationFieldKind: "text" | "longText" | "number" | "date" | "choice" | "meter" | "period" | "persons" | "readings" | "files";
    /** @description By the names of the fields. A field that is not filled in is left out. */
    ApplicationValues: {
      [key: string]: components["schemas"]["ApplicationValue"];
    };
    /**
     * @description Of `text`, `longText`, `number` (a decimal string), `date`, `choice` and `meter` (its id): a string. Of `files`: the
     *   ids of uploads.
     */
    ApplicationValue: string | {
      from: components["schemas"]["Date"];
      to: components["schemas"]["Date"];
    } | components["schemas"]["ApplicationPerson"][] | components["schemas"]["ApplicationReading"][] | components["schemas"]["Id"][];
    ApplicationPerson: {
      name: string;
      bornOn?: components["schemas"]["Date"];
    };
    ApplicationReading: {
      meterId: components["schemas"]["Id"];
      /** @description As typed; the endpoint stores a `Volume`. */
      value: string;
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
    /**
     * @description `controller`: a member of staff comes to the home. `office`: the customer comes.
     * @enum {unknown}
     */
    VisitKind: "controller" | "office";
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
    CaseKind: components["schemas"]["CaseKind"];
    CaseId: components["schemas"]["Id"];
    DecisionId: components["schemas"]["Id"];
    Origin: components["schemas"]["Origin"];
    ImportId: components["schemas"]["Id"];
    StaffId: components["schemas"]["Id"];
    ClaimId: components["schemas"]["Id"];
    /**
     * @description Born with the user's intent. Same key and body → the first answer again, cookies included; same key, other body →
     *   422 `KEY_REUSED`; first one still running → 409 `IN_FLIGHT`. Kept for a day at least. An answer with a secret
     *   (`x-secret-answer`) is told again for ten minutes, to the same session; later → `KEY_REUSED`. A refusal is not
     *   kept: the same key may try again. Operations without a key are marked `x-repeatable`, with the reason.
     */
    IdempotencyKey: string;
    ApplicationId: components["schemas"]["Id"];
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
          "application/json": components["schemas"]["OfficeSession"];
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
        "application/json": components["schemas"]["OfficeCredentials"];
      };
    };
    responses: {
      /** @description The code is on its way */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeTicket"];
        };
      };
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
  "session.confirm": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["OfficeConfirmation"];
      };
    };
    responses: {
      /** @description Signed in */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeSession"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.list": {
    parameters: {
      query?: {
        state?: "open" | "late" | "mine" | "ended";
        /** @description The `next` of the page before. */
        after?: string;
        /** @description Registration number or its end. */
        number?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The queue */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimQueue"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.reveal": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccessReason"];
      };
    };
    responses: {
      /** @description The contacts */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimContacts"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.assign": {
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
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimAssignment"];
      };
    };
    responses: {
      /** @description Assigned */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.ask": {
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
      /** @description Asked */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.answer": {
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
        claimId: components["parameters"]["ClaimId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewClaimAnswer"];
      };
    };
    responses: {
      /** @description Answered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "claims.file": {
    parameters: {
      query?: never;
      header?: never;
      path: {
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
      default: components["responses"]["Problem"];
    };
  };
  "files.create": {
    parameters: {
      query: {
        name: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
      };
    };
    responses: {
      /** @description Stored */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimAttachment"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "staff.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The staff */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StaffList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "templates.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The texts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AnswerTemplateList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "queues.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The queues */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["QueueList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.search": {
    parameters: {
      query: {
        /** @description A registration number or its end */
        text: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was found */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FoundCases"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.list": {
    parameters: {
      query?: {
        state?: "open" | "late" | "mine" | "proposed" | "ended";
        /** @description The `next` of the page before. */
        after?: components["schemas"]["Id"];
      };
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The queue */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CaseQueue"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StaffCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.reveal": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccessReason"];
      };
    };
    responses: {
      /** @description The contacts */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CaseContacts"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.assign": {
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
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimAssignment"];
      };
    };
    responses: {
      /** @description Assigned */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StaffCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.decide": {
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
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewCaseDecision"];
      };
    };
    responses: {
      /** @description Decided or proposed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StaffCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.confirm": {
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
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
        decisionId: components["parameters"]["DecisionId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Confirmed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StaffCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.reject": {
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
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
        decisionId: components["parameters"]["DecisionId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccessReason"];
      };
    };
    responses: {
      /** @description Rejected */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["StaffCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "cases.file": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components["parameters"]["CaseKind"];
        caseId: components["parameters"]["CaseId"];
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
      default: components["responses"]["Problem"];
    };
  };
  "views.create": {
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
        "application/json": components["schemas"]["NewResidentView"];
      };
    };
    responses: {
      /** @description The view */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResidentView"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "views.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        viewId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The view */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ResidentView"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "views.delete": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        viewId: components["schemas"]["Id"];
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
  "settings.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The settings */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SettingList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "settings.change": {
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
        "application/json": components["schemas"]["NewSetting"];
      };
    };
    responses: {
      /** @description Set */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SettingHistory"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "settings.get": {
    parameters: {
      query: {
        kind: components["schemas"]["SettingKind"];
        key?: components["schemas"]["SettingKey"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The setting */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SettingHistory"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "settings.preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewSetting"];
      };
    };
    responses: {
      /** @description The change */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SettingPreview"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "settings.withdraw": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        changeId: components["schemas"]["Id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken back */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "sites.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The sites */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeSiteList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "sites.save": {
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
        "application/json": components["schemas"]["NewSite"];
      };
    };
    responses: {
      /** @description Registered */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeSite"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "sites.remove": {
    parameters: {
      query: {
        origin: components["parameters"]["Origin"];
      };
      header?: never;
      path?: never;
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
  "sites.block": {
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
        "application/json": components["schemas"]["SiteOrigin"];
      };
    };
    responses: {
      /** @description Blocked */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeSite"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "sites.unblock": {
    parameters: {
      query: {
        origin: components["parameters"]["Origin"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Open */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "sites.rotate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SiteOrigin"];
      };
    };
    responses: {
      /** @description The key */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SiteKey"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "sites.serve": {
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
        "application/json": components["schemas"]["SiteAccounts"];
      };
    };
    responses: {
      /** @description Replaced */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SiteAccountsResult"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "imports.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The imports */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ImportList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "imports.create": {
    parameters: {
      query: {
        name: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/octet-stream": string;
      };
    };
    responses: {
      /** @description Taken */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ImportJob"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "imports.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: components["parameters"]["ImportId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The import */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ImportCase"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "imports.cancel": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: components["parameters"]["ImportId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Given up */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "imports.load": {
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
        importId: components["parameters"]["ImportId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It will be loaded */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ImportJob"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "imports.faults": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        importId: components["parameters"]["ImportId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The lines */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "exports.readings": {
    parameters: {
      query: {
        period: components["schemas"]["Period"];
        format?: "own" | "bank" | "platform";
        encoding?: "utf-8" | "windows-1251";
      };
      header?: never;
      path?: never;
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
          "text/csv": string;
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "colleagues.list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The staff */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ColleagueList"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "colleagues.invite": {
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
        "application/json": components["schemas"]["NewColleague"];
      };
    };
    responses: {
      /** @description Invited */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Colleague"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "colleagues.change": {
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
        staffId: components["parameters"]["StaffId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ColleagueChange"];
      };
    };
    responses: {
      /** @description Changed */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Colleague"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "colleagues.end": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        staffId: components["parameters"]["StaffId"];
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
  "colleagues.block": {
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
        staffId: components["parameters"]["StaffId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Blocked */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Colleague"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "colleagues.unblock": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        staffId: components["parameters"]["StaffId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Open */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components["responses"]["Problem"];
    };
  };
  "colleagues.remind": {
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
        staffId: components["parameters"]["StaffId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Sent */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Colleague"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "colleagues.disarm": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        staffId: components["parameters"]["StaffId"];
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
  "invitations.accept": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AcceptedInvitation"];
      };
    };
    responses: {
      /** @description Set; what to sign in with */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InvitedStaff"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "authenticator.get": {
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
          "application/json": components["schemas"]["Authenticator"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "authenticator.start": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The secret */
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
  "authenticator.confirm": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AppCode"];
      };
    };
    responses: {
      /** @description On */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Authenticator"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "authenticator.remove": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AppCode"];
      };
    };
    responses: {
      /** @description Off */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Authenticator"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.list": {
    parameters: {
      query?: {
        /** @description `tasks`: decided, and something is still to be done. */
        state?: "open" | "tasks" | "late" | "mine" | "ended";
        /** @description The `next` of the page before. */
        after?: string;
        /** @description Registration number or its end. */
        number?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The queue */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ApplicationQueue"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.get": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The case */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.reveal": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccessReason"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClaimContacts"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.assign": {
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
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["ClaimAssignment"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.ask": {
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
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.decide": {
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
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["NewDecision"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.completeStep": {
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
        applicationId: components["parameters"]["ApplicationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["CompletedStep"];
      };
    };
    responses: {
      /** @description Done */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["OfficeApplication"];
        };
      };
      default: components["responses"]["Problem"];
    };
  };
  "applications.file": {
    parameters: {
      query?: never;
      header?: never;
      path: {
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
      default: components["responses"]["Problem"];
    };
  };
}
