// The form by which people sign in on a page, with what goes wrong there. WORDS and page.js stand before this file in the
// served script; the page has the elements of signin.jte.

// What was typed; nothing where something is missing, which is told.
function typedCredentials() {
  const [username, password, code] = ["username", "password", "code"].map(id => byId(id).value);
  const missing = ["username", "password"].find(id => byId(id).value.trim() === "");
  if (missing) {
    trouble("checkFields", {}, missing);
    return undefined;
  }
  return { username: username.trim(), password, ...(code.trim() && { code: code.trim() }) };
}

function forgetCredentials() {
  state.codeWanted = false;
  byId("password").value = byId("code").value = "";
}

function signInFailed(answer, credentials) {
  state.codeWanted ||= answer.problem === "code-required";
  const [word, field] = signInProblem(answer, credentials);
  trouble(word, answer, field);
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

function renderSignIn() {
  const { problem } = state;
  for (const id of ["username", "password", "code"]) {
    byId(id).setAttribute("aria-invalid", String(problem?.field === id && problem.word !== "codeWanted"));
  }
  show("code-part", Boolean(state.codeWanted));
  renderButton("sign-in", "signIn", "signingIn");
}
