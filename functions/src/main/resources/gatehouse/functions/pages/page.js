// What the pages that links lead to have in common. WORDS stands before this file in the served script; after it comes
// the page's own, with begin(token), which makes `state`, and render().

// How each page works: `state` is all there is to know, render() shows it, and nothing else touches the document.
// The link's token is kept in `state` only: not in the address bar, the history or any storage.

const LANGUAGES = { en: { name: "English", locale: "en-GB" }, de: { name: "Deutsch", locale: "de-DE" } };
const PATIENCE_MS = 30_000;
const LONGEST_MOMENT_S = 90;

const byId = id => document.getElementById(id);

let language = navigator.languages.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag in LANGUAGES) ?? "en";
let state;

// ---- what the server says ----

// What the server finds wrong with a password, and the word for it; what it may say beside that is shown as it comes.
const FAULTS = {
  "must be 8 to 128 characters": "passwordLength",
  "must have 8 characters beside spaces and what cannot be seen": "passwordUnseen",
  "must be text without control characters": "passwordUntyped",
  "is one that many people use: choose another": "passwordCommon",
  "must have 8 characters beside your own names, addresses and organization": "passwordOwn",
};

// Each a word of ours or a sentence.
function passwordFaults(answer) {
  const found = (answer.body?.errors ?? []).filter(fault => fault.pointer === "/password");
  return found.map(fault => FAULTS[fault.detail] ?? fault.detail);
}

// Without cookies where it is about somebody else than who may be signed in with them.
async function ask(method, path, body, headers = {}, credentials = "same-origin") {
  try {
    const answer = await fetch(path, {
      method,
      // of a form the browser itself says what it is
      headers: body && !isForm(body) ? { ...headers, "Content-Type": "application/json" } : headers,
      body: body && !isForm(body) ? JSON.stringify(body) : body,
      cache: "no-store",
      credentials,
      redirect: "error",
      keepalive: method === "DELETE",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const content = parsed(await answer.text());
    return {
      ok: answer.ok && content !== undefined,
      status: answer.ok && content === undefined ? 500 : answer.status,
      body: content,
      problem: String(content?.type ?? "").split("/").pop(),
      detail: String(content?.detail ?? ""),
      wait: Number(answer.headers.get("Retry-After")) || 0,
    };
  } catch {
    return { ok: false, status: 0, body: undefined, problem: "", detail: "", wait: 0 };
  }
}

// Where the page knows no better word.
function problemFor({ status }) {
  switch (status) {
    case 0: return "network";
    case 429: return "tooMany";
    default: return "fault";
  }
}

function isForm(body) {
  return body instanceof URLSearchParams;
}

function parsed(text) {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

// ---- changing the state ----

// A second press while the first is under way does nothing.
async function working(word, work) {
  const mine = state;
  state.busy = word;
  state.problem = null;
  state.retry = false;
  render();
  const answer = await work();
  mine.busy = "";
  render();
  return answer;
}

// The link is used up or was good for nothing: it is not needed any longer.
function finish(phase) {
  state.token = "";
  become(phase);
}

function become(phase, heading = "heading") {
  state.phase = phase;
  state.problem = null;
  state.faults = {};
  render();
  byId(heading).focus();
}

function trouble(word, values = {}, field = "") {
  state.problem = { word, values, field };
  render();
  if (field) {
    byId(field).focus();
  }
}

// Faults by field, each a word of ours or a sentence.
function blame(faults) {
  state.faults = faults;
  state.problem = null;
  render();
  byId(Object.keys(faults)[0]).focus();
}

// ---- showing it ----

function say(word, values = {}) {
  return WORDS[language][word].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function waitInWords(seconds) {
  return seconds <= LONGEST_MOMENT_S ? say("waitMoment") : say("waitMinutes", { n: Math.ceil(seconds / 60) });
}

function write(id, text) {
  const element = byId(id);
  if (element.textContent !== text) { // so that a screen reader hears only what is new
    element.textContent = text;
  }
}

function show(id, visible) {
  byId(id).hidden = !visible;
}

// The page's own words, in the language that was chosen, and the switch to the other.
function renderWords(title, values = {}) {
  const other = language === "en" ? "de" : "en";
  document.documentElement.lang = language;
  document.title = say(title, values);
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = say(element.dataset.word);
  }
  write("language", LANGUAGES[other].name);
  byId("language").lang = other;
  show("language", true);
}

function renderProblem() {
  const { problem } = state;
  const wait = waitInWords(problem?.values.wait ?? 0);
  write("problem", problem ? say(problem.word, { ...problem.values, wait }).trim() : "");
}

function renderFaults(...ids) {
  for (const id of ids) {
    const found = state.faults[id] ?? [];
    write(`${id}-fault`, found.map(word => word in WORDS[language] ? say(word) : word).join(" "));
    byId(id).setAttribute("aria-invalid", String(found.length > 0));
  }
}

// A button that says so while its own work is under way.
function renderButton(id, word, working) {
  write(id, say(state.busy === working ? working : word));
  renderPressable(id);
}

function renderPressable(...ids) {
  for (const id of ids) {
    byId(id).setAttribute("aria-disabled", String(state.busy !== ""));
  }
}

// ---- start ----

function tokenFromAddress() {
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname + location.search);
  return token;
}

function onPress(id, action) {
  byId(id).addEventListener("click", event => {
    if (state.busy === "" && event.detail < 2) { // the second half of a double click is not a wish of its own
      action();
    }
  });
}

function onSubmit(id, action) {
  byId(id).addEventListener("submit", event => {
    event.preventDefault();
    if (state.busy === "") {
      action();
    }
  });
}

byId("language").addEventListener("click", () => {
  language = language === "en" ? "de" : "en";
  render();
});
// The link opened once more in the same tab: the browser changes the fragment and loads nothing.
addEventListener("hashchange", () => {
  if (location.hash.length > 1) {
    begin(tokenFromAddress());
  }
});
