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
    blameFields(missing);
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
      blameFields(found);
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

// ---- changing the state ----

function blameFields(ids) {
  blame(Object.fromEntries(ids.map(id => [id, [FIELDS[id]]])));
}

// ---- showing it ----

function render() {
  const { phase, busy } = state;
  renderWords("title");
  write("heading", say(`${phase}Heading`));
  write("status", phase === "useless" ? "" : say(phase));
  write("progress", busy && say(busy));
  renderProblem();
  renderFaults(...Object.keys(FIELDS));
  show("join-form", phase === "writing");
  show("confirm", phase === "ready");
  show("reload-note", phase === "ready");
  renderButton("join", "joinButton", "joining");
  renderButton("confirm", "confirmButton", "confirming");
}

// ---- start ----

onSubmit("join-form", register);
onPress("confirm", confirmAddress);

begin(tokenFromAddress());
