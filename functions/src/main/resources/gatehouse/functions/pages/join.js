// WORDS and page.js stand before this file in the served script.

// What the server takes, each with the word for what is wrong with it.
const FIELDS = {
  email: "emailFault",
  firstName: "firstNameFault",
  lastName: "lastNameFault",
  company: "companyFault",
  username: "usernameFault",
  message: "messageFault",
};
const REQUIRED = ["email", "firstName", "lastName"];

const tenant = location.pathname.split("/").pop();

// Phases: writing (the form), sent, ready (to confirm), waiting, approved, useless, closed.
function begin(token) {
  state = { phase: token ? "ready" : "writing", token, busy: "", problem: null, faults: {} };
  byId("join-form").reset();
  render();
}

// ---- what the person does ----

async function register() {
  const mine = state;
  const wish = { language };
  for (const id of Object.keys(FIELDS)) {
    const value = byId(id).value.trim();
    if (value !== "") {
      wish[id] = value;
    }
  }
  const missing = REQUIRED.filter(id => !(id in wish));
  if (missing.length > 0) {
    blame(missing);
    return;
  }
  state.faults = {};
  const answer = await working("joining", () => ask("POST", `../v1/tenants/${tenant}/registrations`, wish));
  if (mine !== state) {
    return;
  }
  if (answer.ok) {
    byId("join-form").reset();
    become("sent");
  } else if (answer.status === 404) {
    become("closed");
  } else if (answer.status === 422) {
    const found = (answer.body?.errors ?? []).map(fault => fault.pointer.slice(1)).filter(id => id in FIELDS);
    if (found.length > 0) {
      blame(found);
    } else {
      trouble("fault");
    }
  } else {
    trouble(problemFor(answer), answer);
  }
}

async function confirmAddress() {
  const mine = state;
  const answer = await working("confirming", () => ask("POST", "../v1/registration-links/confirm", { token: mine.token }));
  if (mine !== state) {
    return;
  }
  if (answer.ok) {
    finish(answer.body.state === "approved" ? "approved" : "waiting");
  } else if ([404, 409, 410].includes(answer.status)) {
    finish("useless");
    trouble({ 404: "badLink", 409: "notNow", 410: "gone" }[answer.status]);
  } else {
    trouble(problemFor(answer), answer);
  }
}

function problemFor({ status }) {
  switch (status) {
    case 0: return "network";
    case 429: return "tooMany";
    default: return "fault";
  }
}

// ---- changing the state ----

// The link is used up or was good for nothing.
function finish(phase) {
  state.token = "";
  become(phase);
}

function become(phase) {
  state.phase = phase;
  state.problem = null;
  state.faults = {};
  render();
  byId("heading").focus();
}

function trouble(word, values = {}) {
  state.problem = { word, values };
  render();
}

function blame(ids) {
  state.faults = Object.fromEntries(ids.map(id => [id, FIELDS[id]]));
  state.problem = null;
  render();
  byId(ids[0]).focus();
}

// ---- showing it ----

function render() {
  const { phase, busy, problem, faults } = state;
  renderWords("title");
  write("heading", say(`${phase}Heading`));
  write("status", phase === "useless" ? "" : say(phase));
  write("progress", busy && say(busy));
  write("problem", problem ? say(problem.word, { wait: waitInWords(problem.values.wait ?? 0) }) : "");
  for (const id of Object.keys(FIELDS)) {
    write(`${id}-fault`, id in faults ? say(faults[id]) : "");
    byId(id).setAttribute("aria-invalid", String(id in faults));
  }
  show("join-form", phase === "writing");
  show("confirm", phase === "ready");
  show("reload-note", phase === "ready");
  write("join", say(busy === "joining" ? "joining" : "joinButton"));
  write("confirm", say(busy === "confirming" ? "confirming" : "confirmButton"));
  for (const id of ["join", "confirm"]) {
    byId(id).setAttribute("aria-disabled", String(busy !== ""));
  }
}

// ---- start ----

onSubmit("join-form", register);
onPress("confirm", confirmAddress);

begin(tokenFromAddress());
