// What the pages gain from a script: they work without it too.
"use strict";

// Child rows of a form: a row is made from the <template>, whose names carry __row__ where the row's number belongs.
// Numbers are never used twice, and gaps do no harm: the server counts the rows anew. A row may hold rows of its own.
function prepareRows(list) {
  const template = list.querySelector(":scope > template");
  const add = list.querySelector(":scope > [data-row-add]");
  const rows = () => list.querySelectorAll(":scope > [data-row]");
  let next = rows().length;

  const number = () =>
    rows().forEach((row, index) => (row.querySelector("[data-row-number]").textContent = index + 1));
  const letRemove = (row) => {
    const remove = row.querySelector(":scope > [data-row-remove]");
    remove.hidden = false;
    remove.addEventListener("click", () => {
      row.remove();
      number();
      add.focus();
    });
  };

  add.hidden = false;
  add.addEventListener("click", () => {
    const made = document.createElement("template");
    // The list's own number only: those of rows within the row are given when they are made.
    made.innerHTML = template.innerHTML.replaceAll(`${list.id}-__row__`, `${list.id}-${next++}`);
    const row = made.content.firstElementChild;
    add.before(row);
    row.querySelectorAll("[data-rows]").forEach(prepareRows);
    letRemove(row);
    number();
    row.querySelector("input, select, textarea")?.focus();
  });
  rows().forEach(letRemove);
  number();
}

// A question before a step that cannot be taken back: <form data-confirm="…"> or <button data-confirm="…">.
function askFirst(event) {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (!question || form.dataset.confirmed) return;
  event.preventDefault();
  const dialog = document.getElementById("confirm");
  document.getElementById("confirm-text").textContent = question;
  dialog.returnValue = "";
  dialog.addEventListener(
    "close",
    () => {
      if (dialog.returnValue !== "yes") return;
      form.dataset.confirmed = "yes";
      form.requestSubmit(event.submitter);
    },
    { once: true },
  );
  dialog.showModal();
  dialog.querySelector("[value=no]").focus(); // the safe answer lies under the Enter key
}

// A double click sends a form once.
function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || !form.hasAttribute("data-submit-once")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
}

// Columns to show: <details class="columns" data-columns="id of the table"> with a checkbox for each data-column name.
function prepareColumns(chooser) {
  const table = document.getElementById(chooser.dataset.columns);
  const kept = `columns:${chooser.dataset.columns}`;
  const boxes = [...chooser.querySelectorAll("input[type=checkbox]")];
  const show = () =>
    boxes.forEach((box) =>
      table.querySelectorAll(`[data-column="${CSS.escape(box.value)}"]`).forEach((cell) => (cell.hidden = !box.checked)),
    );
  const hidden = JSON.parse(localStorage.getItem(kept) ?? "[]");
  boxes.forEach((box) => (box.checked = box.checked && !hidden.includes(box.value)));
  chooser.hidden = false;
  chooser.addEventListener("change", () => {
    localStorage.setItem(kept, JSON.stringify(boxes.filter((box) => !box.checked).map((box) => box.value)));
    show();
  });
  show();
}

// Somebody who types is present: a long form must not outlast its session. Asked at most every five minutes.
function keepAlive(address) {
  let last = Date.now();
  document.addEventListener("input", () => {
    if (Date.now() - last < 300_000) return;
    last = Date.now();
    fetch(address, { credentials: "same-origin" }).catch(() => {});
  });
}

// The part of a long form that is in sight, marked in the list of its parts.
function followSections(nav) {
  const links = new Map([...nav.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const watcher = new IntersectionObserver(
    (entries) =>
      entries
        .filter((entry) => entry.isIntersecting)
        .forEach((entry) => {
          links.forEach((link) => link.removeAttribute("aria-current"));
          links.get(entry.target.id).setAttribute("aria-current", "true");
        }),
    { rootMargin: "0px 0px -70% 0px" },
  );
  links.forEach((_, id) => {
    const section = document.getElementById(id);
    if (section) watcher.observe(section);
  });
}

// Filters left blank do not go into the address.
function leaveOutBlanks(event) {
  if (event.target.method !== "get") return;
  event.target.querySelectorAll("input, select").forEach((field) => {
    if (!field.value && !field.disabled) {
      field.disabled = true;
      setTimeout(() => (field.disabled = false));
    }
  });
}

// Where the keyboard begins; what is filled in already is typed over, as it is when one tabs into a field.
function beginAt(place) {
  place?.focus();
  if (place instanceof HTMLInputElement) place.select();
}

document.querySelectorAll("[data-rows]").forEach(prepareRows);
document.querySelectorAll("[data-columns]").forEach(prepareColumns);
document.querySelectorAll(".section-nav").forEach(followSections);
beginAt(document.querySelector("[data-focus]"));
document.addEventListener("submit", leaveOutBlanks);
document.addEventListener("submit", askFirst);
document.addEventListener("submit", sendOnce);
// A page taken out of the browser's memory by 后退 may be sent again.
window.addEventListener("pageshow", () =>
  document.querySelectorAll("form").forEach((form) => {
    delete form.dataset.sent;
    delete form.dataset.confirmed;
  }),
);
if (document.body.dataset.keepAlive) keepAlive(document.body.dataset.keepAlive);
