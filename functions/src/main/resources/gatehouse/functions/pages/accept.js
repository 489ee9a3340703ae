// WORDS, ROLES, page.js, sign-in.js and moments.js stand before this file in the served script. The sign-in is kept in `state` only.

// Phases: no-link, opening, trouble, offer (not signed in, or without an account), signed-in, accepted.
function begin(token) {
  if (state?.session) {
    signOut(state.session);
  }
  state = { phase: token ? "opening" : "no-link", token, busy: "", problem: null, faults: {}, retry: false, session: null };
  byId("sign-in-form").reset();
  byId("join-form").reset();
  render();
  if (token) {
    openOffer();
  }
}

// ---- what the person does ----

async function openOffer() {
  const mine = state;
  state.phase = "opening";
  const answer = await working("opening", () => ask("POST", "v1/invitation-links/open", { token: mine.token }));
  if (mine !== state) {
    return;
  }
  if (answer.status === 200) {
    state.offer = answer.body;
    byId("username").value = answer.body.invitation.email ?? "";
    become("offer");
    if (answer.body.invitation.state === "accepted") {
      trouble("alreadyAccepted");
    }
  } else {
    state.phase = "trouble";
    state.retry = ![400, 404, 410, 422].includes(answer.status);
    trouble(openingProblem(answer), answer);
    byId("heading").focus();
  }
}

async function signIn() {
  const mine = state;
  const credentials = typedCredentials();
  if (!credentials) {
    return;
  }
  const answer = await working("signingIn", () => ask("POST", "v1/sessions", credentials));
  if (mine !== state) {
    if (answer.ok) {
      signOut(answer.body);
    }
    return;
  }
  if (answer.ok) {
    // One key for each sign-in: pressing Accept again after a lost answer is the same request, done once.
    state.session = { accessToken: answer.body.accessToken, username: credentials.username, key: crypto.randomUUID() };
    forgetCredentials();
    become("signed-in", "accept-heading");
  } else {
    signInFailed(answer, credentials);
  }
}

async function accept() {
  const mine = state;
  const { session } = state;
  const headers = { ...bearer(session), "Idempotency-Key": session.key };
  const answer = await working("accepting", () => ask("POST", "v1/invitation-links/accept", { token: mine.token }, headers));
  if (mine !== state || session !== state.session) {
    return;
  }
  if (answer.ok) {
    state.accepted = answer.body;
    state.session = null;
    signOut(session);
    finish("accepted");
    return;
  }
  if (answer.status === 401) {
    state.session = null;
    become("offer");
    trouble("expiredSignIn", {}, "password");
    return;
  }
  if ([400, 404, 410].includes(answer.status)) {
    state.session = null;
    signOut(session);
    become("trouble");
  }
  state.refused = answer.status === 403;
  const email = state.offer.invitation.email;
  trouble(acceptingProblem(answer, email), { ...answer, username: session.username, email });
  if (state.refused) {
    byId("switch-person").focus();
  }
}

// Accepts for somebody who has no account yet: the password makes one.
async function join() {
  const mine = state;
  const [password, again] = ["new-password", "again"].map(id => byId(id).value);
  if (password === "") {
    blame({ "new-password": ["passwordLength"] });
    return;
  }
  if (password !== again) {
    blame({ again: ["againDiffers"] });
    return;
  }
  state.faults = {};
  const body = { token: mine.token, password };
  const answer = await working("joining", () => ask("POST", "v1/invitation-links/accept", body, {}, "omit"));
  if (mine !== state) {
    return;
  }
  const found = answer.status === 422 ? passwordFaults(answer) : [];
  if (answer.ok) {
    state.accepted = answer.body;
    byId("join-form").reset();
    finish("accepted");
  } else if (found.length > 0) {
    blame({ "new-password": found });
  } else if (answer.status === 401) {
    // the address has an account by now
    byId("join-form").reset();
    openOffer();
  } else {
    if ([400, 404, 410].includes(answer.status)) {
      become("trouble");
    }
    trouble(acceptingProblem(answer), answer);
  }
}

function switchPerson() {
  signOut(state.session);
  state.session = null;
  state.refused = false;
  byId("username").value = state.offer.invitation.email ?? "";
  become("offer");
  byId(byId("username").value ? "password" : "username").focus();
}

function signOut(session) {
  ask("DELETE", "v1/sessions/current", undefined, bearer(session));
}

// ---- what the server says ----

function bearer(session) {
  return { Authorization: `Bearer ${session.accessToken}` };
}

function openingProblem({ status }) {
  switch (status) {
    case 0: return "network";
    case 403: return "moduleOff";
    case 409: return "conflict";
    case 410: return "gone";
    case 429: return "tooMany";
    case 400: case 404: case 422: return "badLink";
    default: return "fault";
  }
}

function acceptingProblem({ status, problem }, email) {
  switch (status) {
    case 0: return "networkAccepting";
    case 403: return forbidden(problem, email);
    case 400: case 404: return "badLink";
    case 409: case 422: return "conflict";
    case 410: return "gone";
    case 412: return "stale";
    case 429: return "tooMany";
    default: return "faultAccepting";
  }
}

function forbidden(problem, email) {
  switch (problem) {
    case "other-person": return email ? "otherPersonFor" : "otherPerson";
    case "module-off": return "moduleOff";
    default: return "notAllowed";
  }
}

// ---- showing it ----

function headingFor({ phase, retry }) {
  switch (phase) {
    case "no-link": return "noLinkHeading";
    case "trouble": return retry ? "troubleHeading" : "uselessHeading";
    case "accepted": return "acceptedHeading";
    default: return "heading";
  }
}

function render() {
  const { phase, busy, problem } = state;
  renderWords("documentTitle");

  write("heading", say(headingFor(state)));
  write("status", phase === "no-link" ? say("noLink") : busy === "opening" ? say("opening") : "");
  write("progress", busy && busy !== "opening" ? say(busy) : "");
  renderProblem();
  const note = ["alreadyAccepted", "codeWanted"].includes(problem?.word);
  byId("problem").className = note ? "note" : "";
  renderSignIn();
  renderFaults("new-password", "again");

  const done = state.offer?.invitation.state === "accepted";
  const joins = state.offer?.needs === "account";
  show("offer", phase === "offer" || phase === "signed-in");
  show("retry", state.retry);
  show("sign-in-form", phase === "offer" && !done && !joins);
  show("join-form", phase === "offer" && !done && joins);
  show("signed-in", phase === "signed-in");
  show("accept-heading", !state.refused);
  show("accept", !state.refused);
  show("accepted", phase === "accepted");
  show("reload-note", (phase === "offer" && !done) || phase === "signed-in");
  renderButton("accept", "accept", "accepting");
  renderButton("join", "joinButton", "joining");
  byId("switch-person").className = state.refused ? "" : "quiet";
  renderPressable("retry", "switch-person");
  if (state.offer) {
    renderOffer(state.offer);
  }
  if (state.session) {
    write("signed-in-as", say("signedInAs", { username: state.session.username }));
  }
  if (state.accepted) {
    renderAccepted(state.accepted);
  }
}

function renderOffer({ invitation, tenant }) {
  write("tenant", tenant.name);
  renderRole("role", invitation.role);
  renderWindow("window", invitation);
  // without an end it begins with accepting
  byId("window").parentElement.hidden = !invitation.end;
  write("reason", invitation.reason);
  byId("reason").parentElement.hidden = !invitation.reason;
  const { name, tenant: home } = invitation.invitedBy;
  write("inviter", home === tenant.id ? name : `${name} (${home})`);
  write("invitee", invitation.email ?? "");
  byId("invitee").parentElement.hidden = !invitation.email;
  byId("deadline").replaceChildren(moment("", invitation.linkExpiresAt));
}

function renderAccepted({ grant, tenant, username }) {
  // by the server's clock: that of the browser may be wrong
  const word = grant.state === "scheduled" ? "acceptedScheduled" : "acceptedNow";
  write("accepted-words", say(word, { tenant: tenant.name }));
  write("accepted-tenant", tenant.name);
  renderRole("accepted-role", grant.role);
  renderWindow("accepted-window", grant);
  write("accepted-username", username ?? "");
  byId("accepted-username").parentElement.hidden = !username;
  write("accepted-next", say(username ? "joinedNext" : grant.end ? "acceptedNext" : "acceptedLasting"));
}

function renderRole(id, role) {
  const words = ROLES[role]?.[language];
  write(id, words?.name ?? role);
  write(`${id}-may`, words?.may ?? "");
}

function renderWindow(id, { start, end }) {
  byId(id).replaceChildren(moment("from", start), ...(end ? [moment("until", end)] : []));
}

// ---- start ----

onSubmit("sign-in-form", signIn);
onSubmit("join-form", join);
onPress("retry", openOffer);
onPress("accept", accept);
onPress("switch-person", switchPerson);
// Nobody stays signed in on a page that was left, and no password stays in it.
addEventListener("pagehide", () => {
  byId("join-form").reset();
  if (state.session) {
    switchPerson();
  }
});

begin(tokenFromAddress());
