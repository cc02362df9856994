// The script of Cordon's HTML reports and maps: filters, selection, zoom. Everything it shows stands in the page already;
// it makes no markup from text, asks for nothing over the network and keeps nothing.
"use strict";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byID = (id) => document.getElementById(id);
  const words = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);

  const findings = all(".finding").map((element) => ({
    element,
    severity: Number(element.dataset.severity),
    risk: element.dataset.risk,
    text: element.textContent.toLowerCase(),
    nodes: new Set(words(element, "nodes")),
    way: words(element, "way"),
  }));
  const nodes = all(".map .node");
  const edges = all(".map .edge");
  const maps = all("svg.map");
  const isWorkspace = document.body.classList.contains("workspace");

  const state = { text: "", severity: 0, risks: new Set(), node: null, finding: null, way: null };
  const isFiltered = () => state.text !== "" || state.severity > 0 || state.risks.size > 0;

  // In the workspace one application is shown at a time, and the others do not count.
  function isHere(finding) {
    const part = finding.element.closest("[data-application]");
    return !part || !part.hidden;
  }

  function matches(finding) {
    if (!isHere(finding)) return false;
    if (finding.severity < state.severity) return false;
    if (state.risks.size && !state.risks.has(finding.risk)) return false;
    if (state.node && !finding.nodes.has(state.node)) return false;
    return !state.text || finding.text.includes(state.text) || matchesNodes(finding);
  }

  // A search for a function finds what was found in it, whether or not the finding says its name.
  function matchesNodes(finding) {
    return [...finding.nodes].some((id) => labelOf(byID(id)).includes(state.text));
  }

  function labelOf(node) {
    return node ? (node.getAttribute("aria-label") || "").toLowerCase() : "";
  }

  function show() {
    let count = 0;
    for (const finding of findings) {
      const isShown = matches(finding);
      finding.element.hidden = !isShown;
      if (isShown) count += 1;
    }
    for (const list of all(".findings")) list.classList.toggle("empty", !list.querySelector(".finding:not([hidden])"));
    const here = findings.filter(isHere);
    const total = here.length;
    for (const chip of all(".chip")) {
      chip.querySelector("b").textContent = here.filter((finding) => finding.risk === chip.dataset.risk).length;
    }
    byID("count").textContent = (count === total ? "" : `${count} of `) + `${total} finding${total === 1 ? "" : "s"}`;
    byID("clear").hidden = !isFiltered() && !state.node && !state.finding;
    light();
  }

  // What the map puts forward: the way of the open finding, or the chosen node, or whatever passes the filter.
  function light() {
    const lit = litElements();
    for (const map of maps) map.classList.toggle("dim", lit !== null);
    for (const element of [...nodes, ...edges]) element.classList.toggle("lit", lit !== null && lit.has(element.id));
    for (const node of nodes) {
      const isChosen = node.id === state.node;
      node.classList.toggle("chosen", isChosen);
      node.setAttribute("aria-pressed", String(isChosen));
    }
  }

  function litElements() {
    if (state.finding) return new Set([...state.finding.way, ...state.finding.nodes]);
    if (state.way) return new Set(state.way);
    if (state.node) return around(state.node);
    if (!isFiltered()) return null;
    const lit = new Set(findings.filter(matches).flatMap((finding) => [...finding.nodes, ...finding.way]));
    if (state.text) for (const node of nodes) if (labelOf(node).includes(state.text)) lit.add(node.id);
    return lit;
  }

  // A node with what it is connected to.
  function around(id) {
    const lit = new Set([id]);
    for (const edge of edges) {
      const ends = words(edge, "ends");
      if (ends.includes(id)) [edge.id, ...ends].forEach((one) => lit.add(one));
    }
    return lit;
  }

  function chooseNode(id) {
    state.node = state.node === id ? null : id;
    state.finding = null;
    chooseWay(null);
    for (const card of all(".card")) card.hidden = card.dataset.node !== state.node;
    show();
    if (!state.node) return;
    if (isWorkspace) byID("panel").scrollTop = 0;
    reveal(byID(id));
  }

  // The way of somebody to the chosen function.
  function chooseWay(button) {
    const isOn = button !== null && button.getAttribute("aria-pressed") !== "true";
    for (const other of all("[data-light]")) other.setAttribute("aria-pressed", String(isOn && other === button));
    state.way = isOn ? words(button, "light") : null;
    if (!isOn) return;
    state.finding = null;
    reveal(byID(state.way[0]));
  }

  function chooseFinding(finding) {
    state.finding = finding;
    if (isWorkspace) {
      for (const other of findings) if (other !== finding) other.element.open = false;
      finding.element.open = true;
    }
    light();
    byID("clear").hidden = false;
    const start = finding.way[0] || [...finding.nodes][0];
    if (start) showApplicationOf(byID(start));
    if (start) reveal(byID(start));
  }

  function clear() {
    Object.assign(state, { text: "", severity: 0, node: null, finding: null });
    chooseWay(null);
    state.risks.clear();
    byID("search").value = "";
    byID("severity").value = "0";
    for (const chip of all(".chip")) chip.setAttribute("aria-pressed", "false");
    for (const card of all(".card")) card.hidden = true;
    if (isWorkspace) for (const finding of findings) finding.element.open = false;
    show();
  }

  // Scrolls the map so that an element of it is in view.
  function reveal(element) {
    const canvas = element && element.closest(".canvas");
    if (!canvas) return;
    const frame = canvas.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const isInside = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    if (isInside) return;
    canvas.scrollLeft += box.left - frame.left - frame.width / 4;
    canvas.scrollTop += box.top - frame.top - frame.height / 3;
  }

  // In the workspace one application is shown at a time.
  function showApplication(index) {
    for (const part of all("[data-application]")) part.hidden = part.dataset.application !== index;
    const choice = byID("application");
    if (choice) choice.value = index;
    for (const map of maps) if (map.closest(".canvas").clientWidth) fitOnce(map);
  }

  function showApplicationOf(element) {
    const part = element && element.closest("[data-application]");
    if (isWorkspace && part && part.hidden) showApplication(part.dataset.application);
  }

  // Zoom: the picture's size changes and its frame scrolls, so that wheels, keys and touch move it as they move any page.
  const zooms = new Map();

  function zoom(map, factor, at) {
    const canvas = map.closest(".canvas");
    const old = zooms.get(map) || 1;
    const next = Math.min(3, Math.max(0.15, old * factor));
    const point = at || { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 };
    const x = (canvas.scrollLeft + point.x) / old;
    const y = (canvas.scrollTop + point.y) / old;
    resize(map, next);
    canvas.scrollLeft = x * next - point.x;
    canvas.scrollTop = y * next - point.y;
  }

  function resize(map, scale) {
    const box = map.viewBox.baseVal;
    zooms.set(map, scale);
    map.style.width = `${box.width * scale}px`;
    map.style.height = `${box.height * scale}px`;
  }

  function fit(map, smallest) {
    const canvas = map.closest(".canvas");
    const box = map.viewBox.baseVal;
    const height = isWorkspace ? canvas.clientHeight / box.height : 1;
    const scale = Math.min(1.25, canvas.clientWidth / box.width, height);
    resize(map, Math.max(smallest, scale - 0.005));
  }

  // At first no smaller than can be read.
  function fitOnce(map) {
    if (!zooms.has(map)) fit(map, isWorkspace ? 0.6 : 0.3);
  }

  function shownMaps() {
    return maps.filter((map) => map.closest(".canvas").clientWidth > 0);
  }

  function drag(canvas) {
    let start = null;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.pointerType === "touch" || event.target.closest(".node")) return;
      start = { x: event.clientX, y: event.clientY, left: canvas.scrollLeft, top: canvas.scrollTop };
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!start) return;
      canvas.scrollLeft = start.left - (event.clientX - start.x);
      canvas.scrollTop = start.top - (event.clientY - start.y);
    });
    for (const name of ["pointerup", "pointerleave", "pointercancel"]) canvas.addEventListener(name, () => { start = null; });
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const frame = canvas.getBoundingClientRect();
      const map = canvas.querySelector("svg.map");
      zoom(map, Math.exp(-event.deltaY / 300), { x: event.clientX - frame.left, y: event.clientY - frame.top });
    }, { passive: false });
  }

  function listen() {
    byID("search").addEventListener("input", (event) => {
      state.text = event.target.value.trim().toLowerCase();
      show();
    });
    byID("severity").addEventListener("change", (event) => {
      state.severity = Number(event.target.value);
      show();
    });
    for (const chip of all(".chip")) chip.addEventListener("click", () => pressRisk(chip));
    byID("clear").addEventListener("click", clear);
    const choice = byID("application");
    if (choice) choice.addEventListener("change", () => { showApplication(choice.value); clear(); });
    for (const node of nodes) activate(node, () => chooseNode(node.id));
    for (const edge of edges) edge.addEventListener("click", () => chooseEdge(edge.id));
    for (const link of all("[data-go]")) link.addEventListener("click", () => { state.node = null; chooseNode(link.dataset.go); });
    for (const link of all("[data-light]")) link.addEventListener("click", () => { chooseWay(link); light(); });
    for (const canvas of all(".canvas")) drag(canvas);
    for (const button of all("[data-zoom]")) button.addEventListener("click", () => pressZoom(button));
    for (const finding of findings) listenTo(finding);
    document.addEventListener("keydown", pressKey);
  }

  function pressRisk(chip) {
    const risk = chip.dataset.risk;
    const isOn = !state.risks.delete(risk);
    if (isOn) state.risks.add(risk);
    chip.setAttribute("aria-pressed", String(isOn));
    show();
  }

  function pressZoom(button) {
    const scope = button.closest("[data-map]");
    const shown = scope ? all("svg.map", scope) : shownMaps();
    for (const map of shown) {
      if (button.dataset.zoom === "fit") fit(map, 0.1);
      else zoom(map, button.dataset.zoom === "in" ? 1.25 : 0.8);
    }
  }

  // Elements of a picture are no buttons by themselves.
  function activate(element, action) {
    element.addEventListener("click", action);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      action();
    });
  }

  function chooseEdge(id) {
    const finding = findings.find((one) => matches(one) && one.way.includes(id));
    if (!finding) return;
    chooseFinding(finding);
    finding.element.scrollIntoView({ block: "nearest" });
  }

  function listenTo(finding) {
    finding.element.addEventListener("toggle", () => {
      if (!isWorkspace || isPrinting) return;
      if (finding.element.open && state.finding !== finding) chooseFinding(finding);
      if (!finding.element.open && state.finding === finding) { state.finding = null; show(); }
    });
    const locate = finding.element.querySelector(".locate");
    if (locate) locate.addEventListener("click", () => {
      chooseFinding(finding);
      const start = byID(finding.way[0] || [...finding.nodes][0]);
      if (start) start.closest(".canvas").scrollIntoView({ block: "center" });
    });
  }

  function pressKey(event) {
    const isTyping = ["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement.tagName);
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      byID("search").focus();
    } else if (event.key === "Escape") {
      clear();
    } else if (!isTyping && !event.ctrlKey && !event.metaKey && ["+", "-", "0"].includes(event.key)) {
      for (const map of shownMaps()) {
        if (event.key === "0") fit(map, 0.1);
        else zoom(map, event.key === "+" ? 1.25 : 0.8);
      }
    }
  }

  // Paper shows everything.
  let closed = [];
  let isPrinting = false;
  addEventListener("beforeprint", () => {
    isPrinting = true;
    closed = all("details:not([open])");
    for (const element of closed) element.open = true;
    for (const map of maps) { map.style.width = ""; map.style.height = ""; }
  });
  addEventListener("afterprint", () => {
    for (const element of closed) element.open = false;
    for (const map of maps) if (zooms.has(map)) resize(map, zooms.get(map));
    // The elements tell of their closing a little later.
    setTimeout(() => { isPrinting = false; }, 200);
  });

  listen();
  document.body.classList.add("live");
  if (isWorkspace) showApplication(byID("application") ? byID("application").value : "0");
  else shownMaps().forEach(fitOnce);
  show();
})();
