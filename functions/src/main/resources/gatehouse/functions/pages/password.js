// PAGE ("activate" or "reset"), WORDS and page.js stand before this file in the served script.

// Phases: no-link, asking (for a login), asked, choosing (a password), done, useless.
function begin(token) {
  const without = PAGE === "reset" ? "asking" : "no-link";
  state = { phase: token ? "choosing" : without, token, busy: "", problem: null, faults: {} };
  byId("ask-form").reset();
  byId("choose-form").reset();
  render();
}

// ---- what the person does ----

async function askForLink() {
  const mine = state;
  const login = byId("login").value.trim();
  if (login === "") {
    blame({ login: ["loginMissing"] });
    return;
  }
  state.faults = {};
  const answer = await working("asking", () => ask("POST", "v1/password-resets", { login }));
  if (mine !== state) {
    return;
  }
  if (answer.ok) {
    byId("ask-form").reset();
    become("asked");
  } else {
    trouble(askingProblem(answer), answer);
  }
}

async function choose() {
  const mine = state;
  const [password, again] = ["password", "again"].map(id => byId(id).value);
  if (password === "") {
    blame({ password: ["passwordLength"] });
    return;
  }
  if (password !== again) {
    blame({ again: ["againDiffers"] });
    return;
  }
  state.faults = {};
  const path = PAGE === "reset" ? "v1/password-resets/complete" : "v1/activations/complete";
  const answer = await working("choosing", () => ask("POST", path, { token: mine.token, password }));
  if (mine !== state) {
    return;
  }
  if (answer.ok) {
    finish("done");
  } else if ([404, 410].includes(answer.status)) {
    finish("useless");
    trouble(answer.status === 410 ? "gone" : "badLink");
  } else if (answer.status === 422) {
    const found = passwordFaults(answer);
    if (found.length > 0) {
      blame({ password: found });
    } else {
      trouble("faultChoosing");
    }
  } else {
    trouble(choosingProblem(answer), answer);
  }
}

// ---- what the server says ----

function askingProblem({ status }) {
  switch (status) {
    case 0: return "network";
    case 429: return "tooMany";
    default: return "fault";
  }
}

function choosingProblem({ status, detail }) {
  switch (status) {
    case 0: return "networkChoosing";
    case 409: return detail ? "notHere" : "faultChoosing";
    case 429: return "tooMany";
    default: return "faultChoosing";
  }
}

// ---- changing the state ----

// The link is used up or was good for nothing: neither it nor the password is needed any longer.
function finish(phase) {
  state.token = "";
  byId("choose-form").reset();
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

// Faults by field, each a word of ours or a sentence.
function blame(faults) {
  state.faults = faults;
  state.problem = null;
  render();
  byId(Object.keys(faults)[0]).focus();
}

// ---- showing it ----

function headingFor({ phase }) {
  switch (phase) {
    case "no-link": return "noLinkHeading";
    case "asking": return "askHeading";
    case "asked": return "askedHeading";
    case "choosing": return PAGE === "reset" ? "resetHeading" : "activateHeading";
    case "done": return PAGE === "reset" ? "resetDoneHeading" : "activatedHeading";
    default: return "uselessHeading";
  }
}

function statusFor({ phase }) {
  switch (phase) {
    case "no-link": return "noLink";
    case "asking": return "askNote";
    case "asked": return "asked";
    case "choosing": return PAGE === "reset" ? "resetNote" : "activateNote";
    case "done": return PAGE === "reset" ? "resetDone" : "activated";
    default: return "";
  }
}

function render() {
  const { phase, busy, problem, faults } = state;
  renderWords(PAGE === "reset" ? "resetTitle" : "activateTitle");

  write("heading", say(headingFor(state)));
  const status = statusFor(state);
  write("status", status && say(status));
  write("progress", busy && say(busy));
  write("problem", problem ? say(problem.word, { ...problem.values, wait: waitInWords(problem.values.wait ?? 0) }) : "");
  for (const id of ["login", "password", "again"]) {
    const found = faults[id] ?? [];
    write(`${id}-fault`, found.map(faultIn).join(" "));
    byId(id).setAttribute("aria-invalid", String(found.length > 0));
  }

  show("ask-form", phase === "asking");
  show("choose-form", phase === "choosing");
  show("new-link", phase === "no-link" || phase === "useless");
  show("reload-note", phase === "choosing");
  write("ask", say(busy === "asking" ? "asking" : "askButton"));
  write("choose", say(busy === "choosing" ? "choosing" : "chooseButton"));
  for (const id of ["ask", "choose"]) {
    byId(id).setAttribute("aria-disabled", String(busy !== ""));
  }
}

// ---- start ----

onSubmit("ask-form", askForLink);
onSubmit("choose-form", choose);
// No password stays in a page that was left.
addEventListener("pagehide", () => byId("choose-form").reset());

begin(tokenFromAddress());
