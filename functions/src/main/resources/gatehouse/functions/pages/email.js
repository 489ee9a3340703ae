// WORDS and page.js stand before this file in the served script.

// Phases: no-link, ready (to confirm), done, useless.
function begin(token) {
  state = { phase: token ? "ready" : "no-link", token, busy: "", problem: null };
  render();
}

async function confirmAddress() {
  const mine = state;
  const answer = await working("confirming", () => ask("POST", "v1/email-changes/complete", { token: mine.token }));
  if (mine !== state) {
    return;
  }
  if (answer.ok) {
    finish("done");
  } else if ([404, 409, 410].includes(answer.status)) {
    finish("useless");
    trouble({ 404: "badLink", 409: "taken", 410: "gone" }[answer.status]);
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

// The link is used up or was good for nothing.
function finish(phase) {
  state.token = "";
  state.phase = phase;
  state.problem = null;
  render();
  byId("heading").focus();
}

function trouble(word, values = {}) {
  state.problem = { word, values };
  render();
}

const HEADINGS = { "no-link": "noLinkHeading", ready: "readyHeading", done: "doneHeading", useless: "uselessHeading" };
const NOTES = { "no-link": "noLink", ready: "ready", done: "done" };

function render() {
  const { phase, busy, problem } = state;
  renderWords("title");
  write("heading", say(HEADINGS[phase]));
  write("status", phase in NOTES ? say(NOTES[phase]) : "");
  write("progress", busy && say(busy));
  write("problem", problem ? say(problem.word, { wait: waitInWords(problem.values.wait ?? 0) }) : "");
  show("confirm", phase === "ready");
  write("confirm", say(busy === "confirming" ? "confirming" : "confirm"));
  byId("confirm").setAttribute("aria-disabled", String(busy !== ""));
}

onPress("confirm", confirmAddress);

begin(tokenFromAddress());
