// WORDS and page.js stand before this file in the served script.

// Phases: no-link, opening, ready (to be switched off), done, useless.
function begin(token) {
  state = { phase: token ? "opening" : "no-link", token, what: null, busy: "", problem: null, retry: false };
  render();
  if (token) {
    openLink();
  }
}

// ---- what the person does ----

async function openLink() {
  const mine = state;
  const answer = await working("opening", () => ask("POST", "v1/unsubscribe-links/open", { token: mine.token }));
  if (mine !== state) {
    return;
  }
  if (answer.ok) {
    state.what = answer.body;
    become(answer.body.on ? "ready" : "done");
  } else {
    refused(answer);
    state.retry = state.phase === "opening";
    render();
  }
}

async function switchOff() {
  const mine = state;
  const form = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const path = `v1/unsubscribe-links/${encodeURIComponent(mine.token)}`;
  const answer = await working("switching", () => ask("POST", path, form));
  if (mine !== state) {
    return;
  }
  if (answer.ok) {
    become("done");
  } else {
    refused(answer);
  }
}

function refused(answer) {
  if ([404, 410, 422].includes(answer.status)) {
    become("useless");
    trouble(answer.status === 410 ? "gone" : "badLink");
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

function become(phase) {
  state.phase = phase;
  state.problem = null;
  if (phase !== "ready") {
    state.token = "";
  }
  render();
  byId("heading").focus();
}

function trouble(word, values = {}) {
  state.problem = { word, values };
  render();
}

// ---- showing it ----

const HEADINGS = {
  "no-link": "noLinkHeading", opening: "openingHeading", ready: "readyHeading", done: "doneHeading", useless: "uselessHeading",
};
const NOTES = { "no-link": "noLink", ready: "ready", done: "done" };
const KINDS = ["codes", "devices", "tickets", "videoSessions", "account"];

function ofWhat({ kind, tenant }) {
  return { kind: say(KINDS.includes(kind) ? kind : "otherKind"), tenant: tenant.name };
}

function render() {
  const { phase, what, busy, problem, retry } = state;
  renderWords("title");
  write("heading", say(HEADINGS[phase]));
  write("status", phase in NOTES ? say(NOTES[phase], what ? ofWhat(what) : {}) : "");
  write("progress", busy && say(busy));
  write("problem", problem ? say(problem.word, { wait: waitInWords(problem.values.wait ?? 0) }) : "");
  show("confirm", phase === "ready");
  write("confirm", say(busy === "switching" ? "switching" : "confirm"));
  byId("confirm").setAttribute("aria-disabled", String(busy !== ""));
  show("retry", retry);
  show("back", phase === "ready" || phase === "done");
  show("always", phase === "ready" || phase === "done");
}

onPress("confirm", switchOff);
onPress("retry", openLink);

begin(tokenFromAddress());
