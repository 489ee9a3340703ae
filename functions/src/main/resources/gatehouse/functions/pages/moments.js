// Instants as people read them. WORDS and page.js stand before this file in the served script.

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
