// WORDS, ROLES and page.js stand before this file in the served script. The sign-in is kept in `state` only.

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
  const [username, password, code] = ["username", "password", "code"].map(id => byId(id).value);
  const missing = ["username", "password"].find(id => byId(id).value.trim() === "");
  if (missing) {
    trouble("checkFields", {}, missing);
    return;
  }
  const credentials = { username: username.trim(), password, ...(code.trim() && { code: code.trim() }) };
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
    state.codeWanted = false;
    byId("password").value = byId("code").value = "";
    become("signed-in");
  } else {
    state.codeWanted ||= answer.problem === "code-required";
    const [word, field] = signInProblem(answer, credentials);
    trouble(word, answer, field);
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
    state.token = "";
    signOut(session);
    become("accepted");
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
    state.token = "";
    byId("join-form").reset();
    become("accepted");
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

function signInProblem({ status, problem }, credentials) {
  switch (status) {
    case 0: return ["network"];
    case 401:
      if (problem === "code-required") {
        return [credentials.code ? "codeWrong" : "codeWanted", "code"];
      }
      return state.codeWanted ? ["codeWrong", "code"] : ["wrongPassword", "password"];
    case 400: case 422: return ["wrongPassword", "password"];
    case 429: return ["tooMany"];
    default: return ["fault"];
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

// ---- changing the state ----

// Faults by field, each a word of ours or a sentence.
function blame(faults) {
  state.faults = faults;
  state.problem = null;
  render();
  byId(Object.keys(faults)[0]).focus();
}

function become(phase) {
  state.phase = phase;
  state.problem = null;
  state.faults = {};
  render();
  byId(phase === "signed-in" ? "accept-heading" : "heading").focus();
}

function trouble(word, values = {}, field = "") {
  state.problem = { word, values, field };
  render();
  if (field) {
    byId(field).focus();
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
  write("problem", problem ? say(problem.word, { ...problem.values, wait: waitInWords(problem.values.wait ?? 0) }).trim() : "");
  const note = ["alreadyAccepted", "codeWanted"].includes(problem?.word);
  byId("problem").className = note ? "note" : "";
  for (const id of ["username", "password", "code"]) {
    byId(id).setAttribute("aria-invalid", String(problem?.field === id && !note));
  }

  for (const id of ["new-password", "again"]) {
    const found = state.faults[id] ?? [];
    write(`${id}-fault`, found.map(faultIn).join(" "));
    byId(id).setAttribute("aria-invalid", String(found.length > 0));
  }

  const done = state.offer?.invitation.state === "accepted";
  const joins = state.offer?.needs === "account";
  show("offer", phase === "offer" || phase === "signed-in");
  show("retry", state.retry);
  show("sign-in-form", phase === "offer" && !done && !joins);
  show("join-form", phase === "offer" && !done && joins);
  show("code-part", Boolean(state.codeWanted));
  show("signed-in", phase === "signed-in");
  show("accept-heading", !state.refused);
  show("accept", !state.refused);
  show("accepted", phase === "accepted");
  show("reload-note", (phase === "offer" && !done) || phase === "signed-in");
  write("sign-in", say(busy === "signingIn" ? "signingIn" : "signIn"));
  write("accept", say(busy === "accepting" ? "accepting" : "accept"));
  write("join", say(busy === "joining" ? "joining" : "joinButton"));
  byId("switch-person").className = state.refused ? "" : "quiet";
  for (const id of ["retry", "sign-in", "accept", "join", "switch-person"]) {
    byId(id).setAttribute("aria-disabled", String(busy !== ""));
  }
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

// An instant in the reader's own time and, where that differs, in UTC.
function moment(word, instant) {
  const element = document.createElement("p");
  element.className = "moment";
  const here = document.createElement("time");
  here.dateTime = instant;
  here.textContent = inWords(instant);
  element.append(word ? `${say(word)} ` : "", here);
  const utc = inWords(instant, "UTC");
  if (utc !== here.textContent) {
    const there = document.createElement("span");
    there.className = "utc";
    there.textContent = utc;
    element.append(" ", there);
  }
  return element;
}

function inWords(instant, timeZone) {
  const write = parts => new Intl.DateTimeFormat(LANGUAGES[language].locale, { ...parts, timeZone }).format(new Date(instant));
  const day = write({ day: "numeric", month: "long", year: "numeric" });
  const time = write({ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" });
  return `${day}, ${time.replaceAll(" ", "\u00a0").replaceAll("-", "\u2011")}`; // never broken within the time
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
