// WORDS, ROLES, page.js, sign-in.js and moments.js stand before this file in the served script. Who is signed in, a cookie
// says that no script sees.

const REQUEST = location.pathname.split("/").pop();
const TENANT = REQUEST.split(".")[0];
const PLACE = `../v1/tenants/${TENANT}`;
const TICKET = `${PLACE}/change-requests/${REQUEST}`;
const FIELDS = [
  "firstName", "lastName", "email", "phone", "mobile", "company", "country", "region", "address", "postcode", "city", "roles",
];

const STATES = { submitted: "submitted", implemented: "implemented", rejected: "rejected", cancelled: "cancelled" };
const ITEMS = { edit: "editItem", roles: "rolesItem", add: "addItem", remove: "removeItem" };
const SIDES = { customer: "customerSide", vendor: "vendorSide" };

// Where it is told what only those who are signed in may see.
const FACTS = [
  "state", "decided-by", "reason", "requested-by", "created-at", "closes-at", "warnings", "items", "comments",
];

// Who decides, and who asks.
const VENDOR = "decide-changes";
const CUSTOMER = "request-changes";

// What is asked about before it is done, with the words for that.
const SURE = {
  implement: { heading: "implementSure", note: "implementNote", busy: "implementing", done: "implementedNow" },
  cancel: { heading: "cancelSure", note: "cancelNote", busy: "cancelling", done: "cancelledNow" },
};

// Phases: opening, signed-out, trouble, shown.
function begin() {
  state = {
    phase: "opening", busy: "", problem: null, faults: {}, retry: false,
    me: null, allowed: [], request: null, names: {}, conflicts: [], sure: "", note: "", sent: null, shown: "",
  };
  for (const form of document.forms) {
    form.reset();
  }
  render();
  look();
}

// ---- what the person does ----

async function look() {
  const mine = state;
  const answer = await working("opening", load);
  if (mine !== state) {
    return;
  }
  if (answer.ok) {
    become("shown");
  } else {
    refused(answer);
  }
}

async function signIn() {
  const credentials = typedCredentials();
  if (!credentials) {
    return;
  }
  const answer = await working("signingIn", () => ask("POST", "../v1/sessions", { ...credentials, cookies: true }));
  if (answer.ok) {
    forgetCredentials();
    look();
  } else if (answer.status === 409) {
    trouble("elsewhereFirst", answer);
  } else {
    signInFailed(answer, credentials);
  }
}

async function signOut() {
  const answer = await working("signingOut", () => ask("DELETE", "../v1/sessions/current"));
  if (answer.ok || answer.status === 401) {
    begin();
  } else {
    trouble(problemFor(answer), answer);
  }
}

async function comment() {
  const text = byId("comment").value.trim();
  if (text === "") {
    blame({ comment: ["commentRule"] });
    return;
  }
  // One key for each text: sent again after a lost answer it is the same comment, kept once.
  if (state.sent?.text !== text) {
    state.sent = { text, key: crypto.randomUUID() };
  }
  const headers = { "Idempotency-Key": state.sent.key };
  const answer = await acting("sending", () => askSignedIn("POST", `${TICKET}/comments`, { text }, headers));
  if (answer.ok) {
    state.sent = null;
    byId("comment-form").reset();
    done("sentNow", "comments-heading");
  } else if (answer.status === 422) {
    blame({ comment: ["commentRule"] });
  } else {
    refused(answer);
  }
}

async function reject() {
  const reason = byId("rejection").value.trim();
  const answer = await acting("rejecting", () => askSignedIn("POST", `${TICKET}/reject`, { reason }, asSeen()));
  if (answer.ok) {
    byId("reject-form").reset();
    done("rejectedNow");
  } else if (answer.status === 422) {
    blame({ rejection: ["rejectionRule"] });
  } else {
    refused(answer);
  }
}

// Asks whether that is meant.
function wish(act) {
  state.sure = act;
  become("shown", "sure-heading");
}

function thinkBetter() {
  const act = state.sure;
  state.sure = "";
  render();
  byId(act).focus();
}

async function go() {
  const act = state.sure;
  const { busy, done: word } = SURE[act];
  const answer = await acting(busy, () => askSignedIn("POST", `${TICKET}/${act}`, {}, asSeen()));
  state.sure = "";
  if (answer.ok) {
    done(word);
  } else {
    state.conflicts = answer.body?.conflicts ?? [];
    refused(answer);
  }
}

// ---- what the server says ----

// A session that goes on gets a new token by itself; where there is none, 401 stays.
async function askSignedIn(method, path, body, headers) {
  const answer = await ask(method, path, body, headers);
  if (answer.status !== 401) {
    return answer;
  }
  const renewed = await ask("POST", "../v1/sessions/refresh", { cookies: true });
  return renewed.ok ? ask(method, path, body, headers) : [401, 422].includes(renewed.status) ? answer : renewed;
}

// Reads who is here, what they may do, and the request.
async function load() {
  const mine = state;
  const me = await askSignedIn("GET", "../v1/me");
  if (!me.ok) {
    return me;
  }
  mine.me = me.body.account;
  const [own, request] = await Promise.all([
    ask("GET", `../v1/tenants/${me.body.account.home}/me`),
    ask("GET", TICKET),
  ]);
  if (!own.ok || !request.ok) {
    return request.ok ? own : request;
  }
  mine.allowed = own.body.allowed;
  mine.request = request.body;
  await loadNames(mine);
  return request;
}

// Roles of the tenant's own are told by name, too; where that cannot be had, by what they are called inside.
async function loadNames(mine) {
  const held = mine.request.items.flatMap(item => [...(item.current?.roles ?? []), ...(item.requested?.roles ?? [])]);
  if (held.some(role => !(role in ROLES) && !(role in mine.names))) {
    const contacts = await ask("GET", `${PLACE}/contacts?limit=1`);
    mine.names = Object.fromEntries((contacts.body?.roles ?? []).map(role => [role.id, role.name]));
  }
}

// Does something with the request and, whatever came of it, looks at it again.
async function acting(word, act) {
  state.faults = {};
  state.conflicts = [];
  state.note = "";
  return working(word, async () => {
    const answer = await act();
    if (answer.ok || [409, 412].includes(answer.status)) {
      await load();
    }
    return answer;
  });
}

// Only as it was seen: what came meanwhile may change one's mind.
function asSeen() {
  return { "If-Match": `"${state.request.version}"` };
}

function done(word, heading = "heading") {
  state.note = word;
  become("shown", heading);
}

function refused(answer) {
  if (answer.status === 401) {
    const expired = state.me !== null;
    state.me = state.request = null;
    become("signed-out", "sign-in-heading");
    if (expired) {
      trouble("expiredSignIn", {}, "password");
    }
    return;
  }
  if (state.request === null) {
    state.phase = "trouble";
    state.retry = ![403, 404].includes(answer.status);
  }
  trouble(problemWord(answer), answer);
  byId(state.request === null ? "heading" : "problem").focus();
}

function problemWord(answer) {
  switch (answer.status) {
    case 403: return "notAllowed";
    case 404: return "notFound";
    case 409: return state.conflicts.length > 0 ? "conflicts" : "notNow";
    case 412: return "stale";
    default: return problemFor(answer);
  }
}

// ---- showing it ----

function render() {
  const { phase, busy, request, me, allowed, sure, note } = state;
  const isOpen = phase === "shown" && request.state === "submitted";
  const number = REQUEST.split(".")[1];
  renderWords("documentTitle", { number });
  write("heading", say(phase === "trouble" ? "troubleHeading" : "heading", { number }));
  write("status", busy === "opening" ? say("opening") : note && say(note));
  write("progress", busy && busy !== "opening" ? say(busy) : "");
  renderProblem();
  byId("problem").tabIndex = -1;
  byId("problem").className = state.problem?.word === "codeWanted" ? "note" : "";
  renderSignIn();
  renderFaults("comment", "rejection");

  show("retry", state.retry);
  show("sign-in-form", phase === "signed-out");
  show("ticket", phase === "shown");
  show("comment-form", isOpen && !sure);
  show("deciding", isOpen && !sure && allowed.includes(VENDOR));
  show("cancelling", isOpen && !sure && me.home === TENANT && allowed.includes(CUSTOMER));
  show("sure", isOpen && Boolean(sure));
  show("signed-in", Boolean(me) && phase !== "signed-out");
  renderButton("send", "send", "sending");
  renderButton("reject", "reject", "rejecting");
  renderPressable("retry", "look-again", "implement", "cancel", "no", "sign-out");
  if (sure) {
    write("sure-heading", say(SURE[sure].heading));
    write("sure-note", say(SURE[sure].note));
    renderButton("yes", sure, SURE[sure].busy);
  }
  write("signed-in-as", me ? say("signedInAs", { username: me.username }) : "");
  if (request) {
    renderRequest(request);
  } else {
    state.shown = "";
    FACTS.forEach(id => byId(id).replaceChildren());
  }
}

// Lists are made anew only where they say something else, so that a screen reader keeps its place.
function renderRequest(request) {
  const shown = JSON.stringify([language, request, state.conflicts, state.names]);
  if (state.shown === shown) {
    return;
  }
  state.shown = shown;
  write("state", say(STATES[request.state]));
  byId("requested-by").replaceChildren(element("p", who(request.requestedBy)));
  if (request.requesterMayAsk === false) {
    byId("requested-by").append(element("p", say("requesterMayNot"), "fault"));
  }
  fact("created-at", request.createdAt, moment);
  fact("closes-at", request.closesAt, moment);
  fact("reason", request.reason, (_, reason) => reason);
  byId("decided-by").replaceChildren();
  byId("decided-by").parentElement.hidden = !request.decidedBy;
  if (request.decidedBy) {
    byId("decided-by").append(element("p", who(request.decidedBy)), moment("", request.decidedAt));
  }
  show("warnings-part", request.warnings.length > 0);
  byId("warnings").replaceChildren(...request.warnings.map(warning => element("li", warning)));
  byId("items").replaceChildren(...request.items.map(itemOf));
  byId("comments").replaceChildren(...request.comments.map(commentOf));
  show("no-comments", request.comments.length === 0);
}

function fact(id, value, shown) {
  byId(id).replaceChildren(...(value ? [shown("", value)] : []));
  byId(id).parentElement.hidden = !value;
}

function itemOf(item, index) {
  const { type, member, current, requested, moved } = item;
  const li = document.createElement("li");
  const heading = element("h3", say(ITEMS[type], { name: member?.name ?? `${requested.firstName} ${requested.lastName}` }));
  heading.id = `item-${index}`;
  li.append(heading);
  for (const conflict of state.conflicts.filter(one => one.item === index)) {
    li.append(element("p", conflict.detail, "fault"));
  }
  if (moved.includes("member")) {
    li.append(element("p", say("gone"), "fault"));
  }
  const table = document.createElement("table");
  table.setAttribute("aria-labelledby", heading.id);
  const columns = [[current, state.request.state === "submitted" ? "current" : "before"], [requested, "requested"]].filter(([values]) => values);
  const head = table.createTHead().insertRow();
  head.append(columnHead("field"), ...columns.map(([, word]) => columnHead(word)));
  const body = table.createTBody();
  for (const field of FIELDS.filter(name => columns.some(([values]) => name in values))) {
    const row = body.insertRow();
    const name = element("th", say(field));
    name.scope = "row";
    row.append(name, ...columns.map(([values]) => element("td", valueOf(field, values[field]))));
    if (moved.includes(field)) {
      row.cells[1].append(" ", element("strong", say("moved"), "moved"));
    }
  }
  li.append(table);
  return li;
}

function columnHead(word) {
  const cell = element("th", say(word));
  cell.scope = "col";
  return cell;
}

function valueOf(field, value) {
  return field === "roles" ? value.map(roleName).join(", ") : value ?? say("nothing");
}

function roleName(role) {
  return ROLES[role]?.[language].name ?? state.names[role] ?? role;
}

function commentOf({ at, by, side, text }) {
  const li = document.createElement("li");
  li.className = `comment ${side}`;
  const written = element("p", text, "written");
  written.dir = "auto";
  li.append(element("p", `${who(by)}, ${say(SIDES[side])}`, "small"), written, moment("", at));
  return li;
}

function who({ name, tenant }) {
  return tenant === TENANT ? name : `${name} (${tenant})`;
}

// What people typed is text, whatever it looks like.
function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

// ---- start ----

onSubmit("sign-in-form", signIn);
onSubmit("comment-form", comment);
onSubmit("reject-form", reject);
onPress("retry", look);
onPress("look-again", look);
onPress("implement", () => wish("implement"));
onPress("cancel", () => wish("cancel"));
onPress("yes", go);
onPress("no", thinkBetter);
onPress("sign-out", signOut);

begin();
