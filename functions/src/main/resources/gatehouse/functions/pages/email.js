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

const HEADINGS = { "no-link": "noLinkHeading", ready: "readyHeading", done: "doneHeading", useless: "uselessHeading" };
const NOTES = { "no-link": "noLink", ready: "ready", done: "done" };

function render() {
  const { phase, busy } = state;
  renderWords("title");
  write("heading", say(HEADINGS[phase]));
  write("status", phase in NOTES ? say(NOTES[phase]) : "");
  write("progress", busy && say(busy));
  renderProblem();
  show("confirm", phase === "ready");
  renderButton("confirm", "confirm", "confirming");
}

onPress("confirm", confirmAddress);

begin(tokenFromAddress());
